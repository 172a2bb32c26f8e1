"""manage.py lemmas: makes data/lemmas.txt.gz, which search reads in place of simplemma's whole dictionary."""

import gzip
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.management.base import BaseCommand
from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from minutes.search.analysis import stem
from minutes.search.lemmas import LIST


class Command(BaseCommand):
    help = "Laver data/lemmas.txt.gz ud af simplemmas ordbog (efter en ny udgave af simplemma eller tantivy)."

    def handle(self, *args: Any, **options: Any) -> None:
        text = listed(DefaultDictionaryFactory().get_dictionary("da").items())
        # No time of making inside: the same words give the same file.
        LIST.write_bytes(gzip.compress(text.encode("utf-8"), mtime=0))
        self.stdout.write(f"{LIST.name}: {LIST.stat().st_size:,} bytes")


def listed(dictionary: Iterable[tuple[Any, Any]]) -> str:
    """A line for each lemma with those of its forms that get another stem: `barn børn børnene …`."""
    forms: Mapping[str, set[str]] = defaultdict(set)
    for form, lemma in ((str(form).lower(), str(lemma).lower()) for form, lemma in dictionary):
        if form.isalpha() and lemma.isalpha() and stem(form) != stem(lemma):
            forms[lemma].add(form)
    return "\n".join(" ".join([lemma, *sorted(forms[lemma])]) for lemma in sorted(forms))

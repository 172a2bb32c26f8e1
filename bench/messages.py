"""What the pages say, and how they say it in English.

    python -m bench.messages       collects what is marked, and compiles the English catalogue

`locale/en/LC_MESSAGES/django.po` keeps what is translated, gains what is new with nothing said
for it, and loses what no page says any more. In alphabetical order and without line numbers, so
that its diff shows words alone. The .mo beside it is what Django reads, and is kept with it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[1]
CATALOGUE = ROOT / "locale" / "en" / "LC_MESSAGES" / "django.po"
KEYWORDS = {"gettext": None, "gettext_lazy": None, "_": None, "ngettext": (1, 2), "ngettext_lazy": (1, 2)}
WIDTH = 110
LONG_AGO = datetime(2007, 1, 1, tzinfo=UTC)
HEAD = r"""# English for the public pages; `make messages` keeps it.
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\n"
"Language: en\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

"""

Message = str | tuple[str, str]


def collected() -> Catalog:
    """Everything that is marked, with nothing said for it."""
    catalogue = Catalog()
    for message in {*_of_python(), *_of_templates(), *_of_facts()}:
        catalogue.add(message)
    return catalogue


def kept() -> Catalog:
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="en", domain="django")


def renewed() -> Catalog:
    """The catalogue as it stands, with what is new and without what nobody says."""
    catalogue = kept() if CATALOGUE.exists() else Catalog(locale="en", domain="django")
    catalogue.update(collected(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    return catalogue


def compiled(catalogue: Catalog) -> bytes:
    """The same words give the same bytes."""
    catalogue.creation_date = catalogue.revision_date = LONG_AGO
    file = BytesIO()
    write_mo(file, catalogue)
    return file.getvalue()


def written(catalogue: Catalog) -> bytes:
    """Under a head that is always the same: Babel's own has dates and versions."""
    file = BytesIO()
    write_po(file, catalogue, width=WIDTH, no_location=True, sort_output=True, omit_header=True)
    return HEAD.encode() + file.getvalue()


def _of_python() -> Iterator[Message]:
    for path in sorted((ROOT / "minutes").rglob("*.py")):
        yield from _marked(path.read_text(encoding="utf-8"))


def _of_templates() -> Iterator[Message]:
    """As Django's own command does: a template becomes lines of Python with its marked words alone."""
    for path in sorted((ROOT / "templates").rglob("*.*")):
        source = templatize(path.read_text(encoding="utf-8"))
        yield from _marked("\n".join(line.strip() for line in source.splitlines()))


def _of_facts() -> Iterator[Message]:
    """Names of topics are data, and so are the examples of how to search."""
    yield from (topic["name"] for topic in _read("topics.json"))
    yield from (told for _, told in _read("questions.json")["help"])


def _read(name: str) -> Any:
    return json.loads((ROOT / "data" / name).read_text(encoding="utf-8"))


def _marked(source: str) -> Iterator[Message]:
    for _, message, _, _ in extract("python", BytesIO(source.encode()), keywords=KEYWORDS):
        yield message if isinstance(message, str) else (message[0], message[1])


def main() -> None:
    catalogue = renewed()
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    CATALOGUE.write_bytes(written(catalogue))
    CATALOGUE.with_suffix(".mo").write_bytes(compiled(catalogue))
    for message in catalogue:
        if message.id and not all(message.string if message.pluralizable else [message.string]):
            print(f"uoversat: {message.id}")


if __name__ == "__main__":
    main()

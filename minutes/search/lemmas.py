"""The dictionary form of words whose inflections the stemmer does not bring together: børn → barn."""

import gzip
from functools import cache, lru_cache

from django.conf import settings

# Made by `manage.py lemmas`; another list calls for another VERSION of the analysis.
LIST = settings.BASE_DIR / "data" / "lemmas.txt.gz"
# A compound is inflected as its last word is, found by as many letters at least; the rest is a word too.
SHORTEST_LAST, SHORTEST_FIRST = 5, 3


@lru_cache(maxsize=50_000)
def lemma(form: str) -> str:
    """
    The form itself where the stemmer does well alone, or nothing is known of it.

    >>> lemma("lærepladser"), lemma("klimaindsatser"), lemma("reformen")
    ('læreplads', 'klimaindsats', 'reformen')
    """
    known = _known()
    if form in known:
        return known[form]
    for at in range(SHORTEST_FIRST, len(form) - SHORTEST_LAST + 1):
        if form[at:] in known:
            return form[:at] + known[form[at:]]
    return form


@cache
def _known() -> dict[str, str]:
    """Form → lemma: some 76,000, read in 50 ms once a process."""
    text = gzip.decompress(LIST.read_bytes()).decode("utf-8")
    pairs = (line.split(" ", 1) for line in text.splitlines())
    return {form: lemma for lemma, forms in pairs for form in forms.split()}

"""Danish letters where machines want others: addresses and alphabetical order."""

import re
from collections.abc import Iterator
from itertools import count

ADDRESS_LETTERS = str.maketrans(
    {"æ": "ae", "ø": "oe", "å": "aa", "é": "e", "è": "e", "ü": "u", "ö": "oe", "ä": "ae"}
)
# Æ, Ø, Å come after Z, in that order; these three do so in code point order.
SORTING_LETTERS = str.maketrans({"æ": "{", "ø": "|", "å": "}", "é": "e", "ü": "u", "ö": "|", "ä": "{"})

# The first character of a sort key, as the letter it stands for.
FIRST_LETTERS = {"{": "Æ", "|": "Ø", "}": "Å"}


def slug(text: str) -> str:
    """
    >>> slug("Maja Højgaard")
    'maja-hoejgaard'
    """
    return re.sub(r"[^a-z0-9]+", "-", text.lower().translate(ADDRESS_LETTERS)).strip("-")


def numbered(wanted: str) -> Iterator[str]:
    """An address and those to take where it is taken, without end.

    >>> names = numbered("punkt")
    >>> next(names), next(names), next(names)
    ('punkt', 'punkt-2', 'punkt-3')
    """
    yield wanted
    for number in count(2):
        yield f"{wanted}-{number}"


def sort_key(text: str) -> str:
    """A key that sorts as a Danish index does; aa counts as å, as in Aabenraa.

    >>> sorted(["Ærø", "Aarhus", "Vejle"], key=sort_key)
    ['Vejle', 'Ærø', 'Aarhus']
    """
    return text.lower().replace("aa", "å").translate(SORTING_LETTERS)


def folded(name: str) -> str:
    """A name with everything off that spelling varies in: two names that fold alike may be one person.

    >>> folded("Jørgen Kjær-Hansen") == folded("Joergen Kjaer Hansen") == folded("Jorgen Kjar Hansen")
    True
    """
    return slug(name).replace("oe", "o").replace("ae", "a").replace("aa", "a")

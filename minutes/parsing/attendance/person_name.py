"""What is a person's name: `Allan S. Andersen`, `Jens-Kristian Lütken`, `Ali El-Khatib`, `JENS HANSEN`.

A name has two words at least, begins with a capital and has particles (von, de, af)
inside; a word that no name has (Kommune, Hotel, Referat) makes it none.
"""

from __future__ import annotations

import re

from minutes.parsing.wording.list_words import words

LONGEST_NAME = 60
MOST_WORDS = 7
WORD = re.compile(r"[^\W\d_](?:[\w’'´`-]|\.(?!\s))*\.?", re.U)
# What a scanner makes of a name that begins with Æ, Ø or Å: `&rbo`, `4rsted`, `årsted`.
MISREAD = re.compile(r"(?:[&@©€£4690]|/[EF])[a-zæøå][\wæøå-]{2,}|[æøå][a-zæøå-]{3,}")
INITIAL = re.compile(r"[^\W\d_](?:[^\W\d_]?\.)?", re.U)
SURNAME = re.compile(r"(?:(?:von|van|de|af|el|al)\s)?[^\W\d_][\w’'´-]+", re.U | re.I)
GIVEN = re.compile(r"[^\W\d_][\w’'´-]+(?:\s[^\W\d_][\w’'´.-]*){0,2}", re.U)
# "JENS HANSEN" is set in capitals; "S. P. A." and "KL" have no more letters than initials have.
SET_IN_CAPITALS = 3


def leading_name(text: str, *, damaged: bool = False) -> tuple[str | None, str]:
    """The name that a text begins with, and what stands after it; None where it begins with none."""
    spoken = text.split()[: MOST_WORDS + 8]
    length = 0
    while length < min(len(spoken), MOST_WORDS) and _goes_on(spoken, length, damaged):
        length += 1
    while length and spoken[length - 1].lower() in words("particles") and "." not in spoken[length - 1]:
        length -= 1
    if damaged:
        spoken[1:length] = [_with_capital(word) for word in spoken[1:length]]
    name = " ".join(spoken[:length]).strip(",")
    if length < 2 or len(name) > LONGEST_NAME or not _is_someone(spoken[:length]):
        return None, text
    return name.rstrip(".") if not _ends_in_dot(spoken[length - 1]) else name, " ".join(text.split()[length:])


def as_printed(name: str) -> str:
    """The name as it is written elsewhere: `JENS VON HANSEN` is Jens von Hansen."""
    plain = " ".join(name.replace("´", "'").split())
    letters = [word for word in re.split(r"[\s-]", plain) if len(word) >= SET_IN_CAPITALS]
    if not letters or not plain.isupper():
        return plain
    return " ".join(
        word.lower() if word.lower() in words("particles") else _title(word) for word in plain.split()
    )


def is_surname(text: str) -> bool:
    """One word with a capital, as before the comma in `Hansen, Jens`."""
    return (
        bool(SURNAME.fullmatch(text)) and _capital(text.split()[-1]) and text.lower() not in words("no_names")
    )


def is_given(text: str) -> bool:
    """What may stand after that comma."""
    return bool(GIVEN.fullmatch(text)) and all(_capital(word) for word in text.split())


def is_fragment(text: str) -> bool:
    """One word of a name, the rest of which must stand on another line."""
    return " " not in text and bool(WORD.fullmatch(text)) and _capital(text)


def _goes_on(spoken: list[str], at: int, damaged: bool) -> bool:
    word = spoken[at]
    if damaged and at and MISREAD.fullmatch(word):
        return True
    if not WORD.fullmatch(word):
        return False
    if _capital(word):
        return True
    if at == 0:
        # The scanner took the capital for a small letter: "gystein Hansen", "djvind Vilsholm".
        return damaged and len(word) > SET_IN_CAPITALS and len(spoken) > 1 and _capital(spoken[1])
    below = spoken[at + 1] if at + 1 < len(spoken) else ""
    if word.lower() in words("particles"):
        return word.endswith(".") or _capital(below) or below.lower() in words("particles")
    return word.startswith(("al-", "el-", "d'", "d’"))


def _with_capital(word: str) -> str:
    """`årsted`, mended from 4rsted, which has no capital that a scanner could have read."""
    return word[:1].upper() + word[1:] if word[:1] in "æøå" else word


def _capital(word: str) -> bool:
    return word[:1].isupper()


def _is_someone(spoken: list[str]) -> bool:
    plain = [word.lower().strip(".,") for word in spoken]
    whole = [word for word in plain if not INITIAL.fullmatch(word)]
    return bool(whole) and not any(word in words("no_names") for word in plain)


def _ends_in_dot(word: str) -> bool:
    return len(word) <= SET_IN_CAPITALS + 1 and word.endswith(".")


def _title(word: str) -> str:
    parts = re.split(r"([-'’])", word)
    return "".join(part[:1] + part[1:].lower() if len(part) > 1 else part for part in parts)

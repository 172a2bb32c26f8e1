"""The words of attendance lists, from `data/attendance.json`: which list begins, who is what."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

from minutes.parsing.vocabulary import DATA, any_of


@cache
def words(*path: str) -> frozenset[str]:
    """The words that stand under a key of the file, in lower case."""
    found: Any = _file()
    for key in path:
        found = found[key]
    return frozenset(found)


@cache
def listed() -> dict[str, str]:
    """Every word that says whose list it is → present, roster, absent, substitute or guests."""
    return {word: kind for kind, of_kind in _file()["lists"].items() for word in of_kind}


@cache
def columns() -> dict[str, str]:
    """Every heading of a column → what stands below it."""
    return {heading: kind for kind, headings in _file()["columns"].items() for heading in headings}


@cache
def role() -> str:
    """A pattern for what an elected member is: `1. viceborgmester`, `KKR-formand`, `sundhedsborgmester`."""
    before = any_of([word for word in words("before_roles") if not word.endswith("-")])
    roles = any_of(list(words("roles")))
    mayors = r"(?:\w{2,20}-\s(?:og\s)?)?[\w-]{2,30}borgmester"
    return rf"(?:(?:{before})\s{{1,3}}){{0,2}}(?:kkr-)?(?:{mayors}|{roles})(?!\w)"


@cache
def staff() -> str:
    """A pattern for what someone is who is no member: `kommunaldirektør`, `adm. direktør`, `referent`."""
    endings, whole = any_of(list(words("staff_endings"))), any_of(list(words("staff")))
    before = r"(?:(?:adm\.|administrerende|vice|konst\.|kst\.|fg\.)\s?)?"
    return rf"{before}(?:[\w-]{{0,30}}(?:{endings})|{whole})(?!\w)"


@cache
def bodies() -> re.Pattern[str]:
    """Whom someone speaks for who is no member: KL, Region Sjælland, KKR-sekretariatet."""
    listed_bodies = any_of(list(words("bodies")))
    return re.compile(
        rf"(?:fra |i |for )?(?:(?:{listed_bodies})(?:'?s|’s)?(?![\w-])(?: \w+)?|region(?: \w+)?"
        rf"|(?:[\w-]{{1,30}} ){{0,3}}[\w-]{{0,30}}(?:{any_of(list(words('body_endings')))}))",
        re.I,
    )


@cache
def _file() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((DATA / "attendance.json").read_text(encoding="utf-8"))
    return found

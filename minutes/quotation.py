"""How the archive is quoted: in Danish running text, in BibTeX and in RIS."""

import re
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language, gettext

from minutes import days, demo
from minutes.models import AgendaItem
from minutes.models.addresses import sections_shown

# Characters of what is quoted of an item as a whole; a paragraph is quoted in full.
LONGEST_QUOTE = 600
LATEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "%": r"\%", "&": r"\&", "$": r"\$",
    "#": r"\#", "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
# Quotation marks → those within others, as each language has them.
INNER = {"da": str.maketrans('»«”“„"', "›‹’’’’"), "en": str.maketrans('»«”“„"', "‘’’‘‘’")}
# What a paragraph that is a point of a list begins with.
BULLET = re.compile(r"^(?:[—–•·▪◦‣*o-]|\(?\d{1,2}[.)])\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Source:
    """What a quotation is from. `address` is whole, with the paragraph's anchor if it is of one."""

    council: str
    day: date
    number: str
    title: str
    page: int | None
    address: str

    @property
    def place(self) -> str:
        """punkt 3.5, s. 12"""
        parts = [
            gettext("punkt %(number)s") % {"number": self.number} if self.number else "",
            gettext("s. %(page)s") % {"page": self.page} if self.page else "",
        ]
        return ", ".join(part for part in parts if part)

    def quoted(self, words: str) -> str:
        """»…« (KKR Hovedstaden den 2. september 2025, punkt 3.5, s. 12), address; in English its own way."""
        day = days.told(self.day)
        meeting = gettext("%(council)s den %(day)s") % {"council": self.council, "day": day}
        where = ", ".join(part for part in (meeting, self.place) if part)
        told = gettext("»%(words)s« (%(where)s), %(address)s")
        return demo.marked(told % {"words": _inner(words), "where": where, "address": self.address})

    def bibtex(self, seen: date) -> str:
        """`seen` is the day the reader saw it. An organisation stands in braces of its own."""
        key = re.sub(r"[^A-Za-z0-9]+", "-", self.address.split("://")[-1].partition("/")[2]).strip("-")
        fields = {
            "author": f"{{{_latex(self.council)}}}",
            "title": f"{{{_latex(demo.marked(self.title))}}}",
            "howpublished": _latex(", ".join(part for part in ("Referat", self.place) if part)),
            "date": self.day.isoformat(),
            "year": str(self.day.year),
            # An address stands as it is; anything else of it that LaTeX minds is percent-encoded.
            "url": self.address,
            "urldate": seen.isoformat(),
            "langid": "danish",
        }
        lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
        return f"@misc{{{key},\n{lines}}}\n"

    def ris(self, seen: date) -> str:
        """Lines end as the format wants them."""
        fields = [
            ("TY", "RPRT"), ("AU", self.council), ("TI", _line(demo.marked(self.title))),
            ("PY", str(self.day.year)), ("DA", f"{self.day:%Y/%m/%d}"), ("M3", "Referat"), ("N1", self.place),
            ("SP", str(self.page or "")), ("UR", self.address), ("Y2", f"{seen:%Y/%m/%d}"), ("LA", "da"),
        ]  # fmt: skip
        return "".join(f"{name}  - {value}\r\n" for name, value in fields if value) + "ER  - \r\n"


def source(item: AgendaItem, address: str, section: str = "") -> Source:
    """Of an item, or of a section of it, which may stand on another page."""
    meeting = item.meeting
    page = page_of(item, section)
    return Source(meeting.council.name, meeting.date, item.number, item.title, page, address)


def of_item(item: AgendaItem, address: str) -> str:
    """The first of what its page says, cut at a whole word; its title where it says nothing."""
    section, lines = next(
        ((name, lines) for name, lines in sections_shown(item) if lines), ("", [item.title])
    )
    words = " ".join(" ".join(lines).split())
    if len(words) > LONGEST_QUOTE:
        words = f"{words[:LONGEST_QUOTE].rsplit(' ', 1)[0]} …"
    return source(item, address, section).quoted(words)


def page_of(item: AgendaItem, section: str) -> int | None:
    """The page of the original where a section of it begins; without a section, where the item does."""
    decision = getattr(item, "decision", None)
    decided = {"beslutning": decision.page, "mindretal": decision.page} if decision else {}
    return {**item.section_pages, **decided}.get(section) or item.page


def _inner(words: str) -> str:
    """Quotation marks within others are single ones."""
    plain = " ".join(BULLET.sub("", words.strip(), count=1).split())
    return plain.translate(INNER.get(get_language(), INNER["da"]))


def _latex(text: str) -> str:
    return "".join(LATEX.get(letter, letter) for letter in _line(text))


def _line(text: str) -> str:
    return " ".join(text.split())

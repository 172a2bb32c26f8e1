"""The anchors of an item's page: of its paragraphs, and of what has stood there before."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from minutes import languages
from minutes.models import AgendaItem, Paragraph, ShortAddress
from minutes.models.addresses import sections_shown

# (id of the item, section, position from 1)
Place = tuple[int, str, int]


@dataclass(frozen=True, slots=True)
class Anchors:
    """`address` of the page; `at`: (section, position from 1) → its row.

    `head`: anchors whose paragraph nobody reads any more. `moved` stands at another item
    now; `replaced` are items that had this address before.
    """

    address: str = ""
    at: dict[tuple[str, int], Paragraph] = field(default_factory=dict)
    head: list[str] = field(default_factory=list)
    moved: list[Paragraph] = field(default_factory=list)
    replaced: list[ShortAddress] = field(default_factory=list)

    def of(self, section: str, position: int) -> list[str]:
        """The paragraph's own anchor first, then older ones."""
        row = self.at.get((section, position))
        return row.anchors if row else []

    def first_of(self, section: str, position: int) -> str:
        """Where words are marked, a paragraph without an anchor has its number."""
        return next(iter(self.of(section, position)), f"{section}-{position}")

    def home_of(self, anchor: str) -> str:
        """The address of the item where a paragraph that once was here stands now, or ""."""
        items = (row.item for row in self.moved if anchor in row.anchors)
        return next((item.get_absolute_url() for item in items if item), "")


def of_item(item: AgendaItem) -> Anchors:
    """In three queries. A row whose words are not those on the page is no address of it."""
    rows = {(row.section, row.position): row for row in item.paragraphs.all()}
    shown = {
        (section, position): " ".join(line.split())
        for section, lines in sections_shown(item)
        for position, line in enumerate(lines, start=1)
    }
    at = {place: row for place, row in rows.items() if shown.get(place) == row.text}
    return Anchors(
        address=item.get_absolute_url(),
        at=at,
        head=[anchor for place, row in rows.items() if place not in at for anchor in row.anchors],
        moved=list(Paragraph.objects.moved_from(item)),
        replaced=list(ShortAddress.objects.replaced_at(languages.danish(item.get_absolute_url()))),
    )


def of_places(places: Iterable[Place]) -> dict[Place, str]:
    """The anchor of each place that has one, for links from elsewhere; one query."""
    wanted = set(places)
    items, sections, positions = zip(*wanted, strict=True) if wanted else ((), (), ())
    rows = Paragraph.objects.filter(item__in=items, section__in=sections, position__in=positions)
    found = rows.values_list("item_id", "section", "position", "anchor")
    return {
        (item, section, at): anchor for item, section, at, anchor in found if (item, section, at) in wanted
    }


def of_words(paragraphs: Iterable[tuple[int, str]]) -> dict[tuple[int, str], str]:
    """(id of the item, a paragraph's words) → its anchor, where a row has just those words; one query."""
    items, words = zip(*found, strict=True) if (found := set(paragraphs)) else ((), ())
    rows = Paragraph.objects.filter(item__in=items, text__in=words).order_by("-position")
    return {(item, text): anchor for item, text, anchor in rows.values_list("item_id", "text", "anchor")}

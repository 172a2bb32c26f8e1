"""A spot of the archive as a reader points at it: a meeting, an item, a paragraph, a page of a paper."""

from typing import Any, NamedTuple

from django.http import Http404
from django.urls import resolve
from django.utils import translation

from minutes import languages, quotation
from minutes.models import AgendaItem, Document, Meeting, Paragraph, Redirect
from minutes.views import anchors

# Names of the addresses that a spot may have.
OF_PAGES = {"page": Document.Kind.MINUTES.value, "agenda_page": Document.Kind.AGENDA.value}
KINDS = {"meeting", "item", *OF_PAGES}
# A row holds no longer ones.
LONGEST_ADDRESS = 300


class Withdrawn(Exception):
    """It was there once; its address tells why it is not any more."""

    def __init__(self, row: Meeting | AgendaItem) -> None:
        self.address = row.get_absolute_url()
        super().__init__(self.address)


class Spot(NamedTuple):
    """`path` is Danish; `page` is the one of the document where it stands, if that is known."""

    path: str
    meeting: Meeting
    item: AgendaItem | None = None
    paragraph: Paragraph | None = None
    page: int | None = None
    document: Document | None = None

    @property
    def address(self) -> str:
        """With the paragraph's anchor, in the language spoken now."""
        return languages.here(self.danish_address)

    @property
    def danish_address(self) -> str:
        return f"{self.path}#{self.paragraph.anchor}" if self.paragraph else self.path

    @property
    def passage(self) -> str:
        """The words at fault, as they stand now: of an item as a whole its title."""
        if self.paragraph:
            return self.paragraph.text
        return self.item.title if self.item else ""


def find(path: str, anchor: str = "") -> Spot:
    """What has moved is found where it stands now. Raises Http404, or Withdrawn."""
    path = languages.danish(path.partition("#")[0])[:LONGEST_ADDRESS]
    if "\0" in path:
        raise Http404
    try:
        return _at(path, anchor)
    except Http404:
        moved = Redirect.objects.target(path)
        if moved is None:
            raise
    path, _, mark = moved.partition("#")
    return _at(path, anchor or mark)


def _at(path: str, anchor: str) -> Spot:
    with translation.override(languages.DANISH):
        found = resolve(path)
    if found.url_name not in KINDS:
        raise Http404
    meeting = _public(found.kwargs)
    if kind := OF_PAGES.get(found.url_name or ""):
        return _page(path, meeting, found.kwargs["number"], kind)
    if found.url_name == "meeting":
        return Spot(path, meeting)
    return _within(meeting, found.kwargs["item"], anchor)


def _public(place: dict[str, Any]) -> Meeting:
    meeting = Meeting.objects.at(place["council"], place["day"])
    if meeting is None or meeting.published_at is None:
        raise Http404
    if meeting.withdrawn_at is not None:
        raise Withdrawn(meeting)
    return meeting


def _page(path: str, meeting: Meeting, number: int, kind: str) -> Spot:
    document = Document.objects.original_of(meeting, kind)
    if document is None or not document.pages.filter(number=number).exists():
        raise Http404
    return Spot(path, meeting, page=number, document=document)


def _within(meeting: Meeting, slug: str, anchor: str) -> Spot:
    """A paragraph that stands at another item now is found there; of one that is no more the item is left."""
    item = AgendaItem.objects.for_page().filter(meeting=meeting, slug=slug).first()
    if item is None:
        raise Http404
    if item.withdrawn_at is not None:
        raise Withdrawn(item)
    shown = anchors.of_item(item)
    if home := shown.home_of(anchor):
        return _at(languages.danish(home), anchor)
    row = next((row for row in shown.at.values() if anchor in row.anchors), None)
    page = quotation.page_of(item, row.section if row else "")
    document = Document.objects.original_of(meeting)
    return Spot(languages.danish(item.get_absolute_url()), meeting, item, row, page, document)

"""Two files of one meeting: which counts is an editor's word, and what was shown before still leads there."""

from dataclasses import replace
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from minutes import comparison, readings, release, tasks, versions
from minutes.models import AgendaItem, Correction, Document, Meeting
from minutes.parsing.types import ParsedReferat, Sections
from tests import builders
from tests.landing import Reader, shown
from tests.referater import attendee, item, referat

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("facts")]

LONG = "Sagen handler om den fælles indsats for grøn trafik i hele hovedstadsregionen i de kommende år."
BUDGET = item("4", "Budget", "Godkendt.", sections=Sections(beslutning="Godkendt.", sagsfremstilling=LONG))
OLD = referat([item("3", "Klimaalliancen", "Besluttet."), BUDGET], [attendee("Maja Højgaard")])
# The corrected copy: an item more in front of the others, and a name spelt right.
NEW = replace(
    OLD,
    items=[
        item("3", "Trafik", "Drøftet."),
        *(replace(one, number=str(int(one.number) + 1)) for one in OLD.items),
    ],
    attendance=[attendee("Maja Højgaard", "V")],
)


def read(parsed: ParsedReferat, name: str, **fields: Any) -> Document:
    """A document as a worker leaves it once it has been read."""
    document = builders.document(name=name, kind=parsed.kind, **fields)
    readings.keep(document, parsed)
    return document


def put(parsed: ParsedReferat, name: str = "foerste.txt") -> Document:
    document = read(parsed, name)
    readings.put(document, readings.layered(document, parsed))
    return document


def held(parsed: ParsedReferat = NEW, name: str = "anden.txt", **fields: Any) -> Document:
    return read(parsed, name, status="held", held_for=["version"], **fields)


def titles() -> list[str]:
    return list(AgendaItem.objects.order_by("position").values_list("title", flat=True))


def stands_for(document: Document, parsed: ParsedReferat) -> Document | None:
    return versions.stands_for(document, readings.layered(document, parsed))


@pytest.mark.parametrize(
    ("parsed", "is_known"),
    [
        (NEW, True),
        (replace(NEW, kind="dagsorden"), False),
        (replace(NEW, date="2025-11-02"), False),
        (replace(NEW, council="sjaelland"), False),
    ],
)
def test_another_file_of_the_same_meeting_is_known(parsed: ParsedReferat, is_known: bool) -> None:
    first = put(OLD)

    assert stands_for(read(parsed, "anden.txt"), parsed) == (first if is_known else None)


def test_a_referat_after_its_agenda_is_no_other_version() -> None:
    put(replace(OLD, kind="dagsorden"), "dagsorden.txt")

    assert stands_for(read(OLD, "referat.txt"), OLD) is None


def test_a_file_read_again_is_no_other_version() -> None:
    assert stands_for(put(OLD), NEW) is None


def test_the_comparison_is_what_then_happens() -> None:
    put(OLD)
    second = held()
    told = comparison.of_version(second, NEW)
    assert titles() == ["Klimaalliancen", "Budget"]
    assert told.summary()[:2] == ["1 punkt kommer til", "2 punkter får nyt nummer"]
    before = comparison.seen.of_meeting(Meeting.objects.get())

    versions.take(second, "earlier", None)

    assert titles() == ["Trafik", "Klimaalliancen", "Budget"]
    happened = comparison.between(before, comparison.seen.of_meeting(Meeting.objects.get()))
    assert happened.changes == told.difference.changes


@pytest.mark.parametrize("former", ["earlier", "replaced"])
def test_the_new_one_counts_and_the_old_one_says_so(former: str, admin_user: User) -> None:
    first, second = put(OLD), held()

    versions.take(second, former, admin_user, "Rettet af sekretariatet")

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.standing, first.standing_why) == (former, "Rettet af sekretariatet")
    assert (second.standing, second.status, second.held_for) == ("valid", "ready", [])
    assert first.meeting == second.meeting == Meeting.objects.get()
    assert Document.objects.original_of(Meeting.objects.get()) == second


def test_all_that_was_shown_still_leads_there(client: Client) -> None:
    put(OLD)
    pages = [row.get_absolute_url() for row in AgendaItem.objects.select_related("meeting__council")]
    links = {f"{page}#{anchor}": words for page in pages for anchor, words in shown(client, page).items()}
    assert links

    versions.take(held(), "replaced", None)

    reader = Reader(client)
    assert {link: reader.landing(link)[1] for link in links} == links


def test_corrections_of_the_old_one_stand_over_the_new_one() -> None:
    first = put(OLD)
    about = {"document": first, "meeting": first.meeting, "part": "item", "number": "4", "name": "Budget"}
    conflict = Correction.objects.create(field="beslutning", before="Godkendt.", after="Godkendte.", **about)
    Correction.objects.create(field="title", before="Budget", after="Budget 2026", **about)
    readings.renew(first)
    items = [
        replace(one, sections=replace(one.sections, beslutning="Godkendt budget."))
        if one.title == "Budget"
        else one
        for one in NEW.items
    ]
    changed = replace(NEW, items=items)
    second = held(changed)
    assert [one.correction for one in comparison.of_version(second, changed).conflicts] == [conflict]

    versions.take(second, "earlier", None)

    row = AgendaItem.objects.get(number="5")
    assert (row.title, row.decision.text) == ("Budget 2026", "Godkendte.")
    conflict.refresh_from_db()
    assert (conflict.state, conflict.found) == ("conflict", "Godkendt budget.")


def test_the_old_one_can_count_again() -> None:
    first, second = put(OLD), held()
    versions.take(second, "earlier", None)
    first.refresh_from_db()

    versions.take(first, "earlier", None)

    assert titles() == ["Klimaalliancen", "Budget"]
    second.refresh_from_db()
    assert second.standing == "earlier"
    assert list(Document.objects.earlier_versions(Meeting.objects.get())) == [second]


def test_reading_an_earlier_version_again_changes_nothing() -> None:
    first = put(OLD)
    versions.take(held(), "earlier", None)
    first = Document.objects.get(pk=first.pk)

    readings.put(first, readings.layered(first, replace(OLD, date="2025-10-10")))

    assert titles() == ["Trafik", "Klimaalliancen", "Budget"]
    assert Meeting.objects.count() == 1


def test_a_date_read_right_takes_the_meeting_along_in_spite_of_earlier_versions() -> None:
    put(OLD)
    second = held()
    versions.take(second, "earlier", None)
    second = Document.objects.get(pk=second.pk)

    readings.put(second, readings.layered(second, replace(NEW, date="2025-10-10")))

    assert [meeting.day for meeting in Meeting.objects.all()] == ["2025-10-10"]


def test_what_is_put_aside_changes_nothing_and_can_be_taken_later() -> None:
    put(OLD)
    second = held()

    versions.put_aside(second, None, "Det er et udkast")

    second.refresh_from_db()
    assert (second.status, second.standing, second.standing_why) == ("cancelled", "aside", "Det er et udkast")
    assert titles() == ["Klimaalliancen", "Budget"]
    versions.take(second, "replaced", None)
    assert titles() == ["Trafik", "Klimaalliancen", "Budget"]


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"status": "reading", "token": "0" * 32, "lease_until": "2099-01-01T00:00Z"}, "på vej"),
        ({"held_for": ["private", "version"]}, "ses igennem"),
    ],
)
def test_what_is_not_ready_is_not_taken(fields: dict[str, Any], says: str) -> None:
    put(OLD)
    second = held()
    Document.objects.filter(pk=second.pk).update(**fields)

    with pytest.raises(versions.NotReady, match=says):
        versions.take(second, "earlier", None)


def test_what_was_never_read_is_not_taken() -> None:
    with pytest.raises(versions.NotReady, match="Læs den igen"):
        versions.take(builders.document(name="tom.txt"), "earlier", None)


def claimed(name: str) -> Document:
    document = Document.objects.claim(builders.document(name=name, status="received", kind="").pk)
    assert document
    return document


def test_another_file_of_a_meeting_waits_for_an_editor() -> None:
    tasks.save(claimed("foerste.txt"), OLD)
    second = claimed("anden.txt")

    assert tasks.save(second, NEW) is None

    second.refresh_from_db()
    assert (second.status, second.held_for, second.meeting) == ("held", ["version"], None)
    assert titles() == ["Klimaalliancen", "Budget"]


def test_what_is_let_through_still_waits_for_which_counts(settings: Any) -> None:
    settings.PUBLISH_READINGS = "none"
    put(OLD)
    second = claimed("anden.txt")
    tasks.save(second, NEW)
    second.refresh_from_db()
    assert second.held_for == ["version", "hand"]

    release.let_through(second, None)

    second.refresh_from_db()
    assert (second.status, second.held_for) == ("held", ["version"])
    assert titles() == ["Klimaalliancen", "Budget"]


def test_what_was_put_aside_counts_where_it_turns_out_to_be_of_another_meeting() -> None:
    put(OLD)
    second = held()
    versions.put_aside(second, None, "Et udkast")
    other = replace(NEW, date="2025-11-02")
    claimed = Document.objects.get(pk=second.pk)

    readings.put(claimed, readings.layered(claimed, other))

    assert Document.objects.original_of(Meeting.objects.get(date="2025-11-02")) == claimed

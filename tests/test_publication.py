"""What editors take from readers, and give back: whole meetings elsewhere, here words and items."""

from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.test import Client

from minutes import publication, readings, search, threads
from minutes.corrections.phrases import MARK
from minutes.models import (
    AgendaItem,
    Document,
    DocumentPage,
    Hiding,
    Member,
    MemberName,
    Paragraph,
    Redirect,
    SearchChange,
    ShortAddress,
    Thread,
)
from minutes.search import Question
from tests import builders
from tests.examples.archive import reading
from tests.landing import shown

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).parents[1]
SYDDANMARK = ROOT / "tests/examples/kkr-syddanmark-2019-03-08.txt"
HOME = "/syddanmark/2019-03-08/"
REASON = "Navne på borgere"


@pytest.fixture
def document(facts: None) -> Document:
    return taken_in(SYDDANMARK)


@pytest.fixture
def editor(db: None) -> User:
    return builders.user()


def taken_in(file: Path) -> Document:
    document = builders.document(None, file.name, file.read_bytes())
    readings.keep(document, reading(file))
    readings.put(document, readings.layered(document, reading(file)))
    return document


def the(slug: str) -> AgendaItem:
    return AgendaItem.objects.select_related("meeting__council").get(slug=slug, meeting__date="2019-03-08")


def anchors(item: AgendaItem) -> list[tuple[str, int, str]]:
    rows = Paragraph.objects.filter(item=item).order_by("section", "position")
    return list(rows.values_list("section", "position", "anchor"))


def test_words_are_hidden_and_come_back(document: Document, client: Client, editor: User) -> None:
    item = the("3.3")
    before = shown(client, f"{HOME}3.3/")
    places, phrase = anchors(item), "patientinddragelsesudvalget"
    assert any(phrase in words for words in before.values())

    hiding = publication.hide(document, phrase, REASON, editor)

    after = shown(client, f"{HOME}3.3/")
    assert not any(phrase in words for words in after.values())
    assert any(MARK in words for words in after.values())
    assert not DocumentPage.objects.filter(text__icontains=phrase).exists()

    publication.restore(hiding, editor)

    assert shown(client, f"{HOME}3.3/") == before
    assert anchors(item) == places


def test_a_person_hidden_is_no_member_any_more(document: Document, client: Client, editor: User) -> None:
    name = document.meeting.attendances.filter(member__isnull=False).first().name
    member = Member.objects.get(name=name)
    code = ShortAddress.objects.get(member=member).code
    listed = document.meeting.attendances.count()

    hiding = publication.hide(document, name, REASON, editor)

    assert client.get(member.get_absolute_url()).status_code == 404
    assert client.get(f"/p/{code}/").status_code == 404
    assert document.meeting.attendances.count() == listed - 1
    assert not MemberName.objects.filter(name=name).exists()
    assert not Redirect.objects.filter(old=member.get_absolute_url()).exists()

    publication.restore(hiding, editor)

    assert client.get(f"/p/{code}/")["Location"] == member.get_absolute_url()
    assert client.get(member.get_absolute_url()).status_code == 200
    assert document.meeting.attendances.count() == listed


def test_an_item_is_withdrawn_with_a_reason(document: Document, client: Client, editor: User) -> None:
    item, code = the("3.2"), ShortAddress.objects.get(item=the("3.2")).code

    publication.withdraw_item(document, item, REASON, editor)

    for address in (
        f"{HOME}3.2/",
        f"{HOME}3.2/citat/",
        f"{HOME}3.2/citat.bib",
        f"{HOME}3.2/billede-x.png",
        f"/p/{code}/",
    ):
        response = client.get(address)
        assert response.status_code == 410, address
        assert REASON in response.content.decode()
    meeting = client.get(HOME).content.decode()
    assert "Punktet er trukket tilbage" in meeting and REASON in meeting
    assert "hjemløshed" not in meeting
    assert not AgendaItem.objects.public().filter(pk=item.pk).exists()
    assert "hjemløshed" not in "".join(page.text + page.as_read for page in DocumentPage.objects.all())


def test_an_item_withdrawn_comes_back_as_it_was(document: Document, client: Client, editor: User) -> None:
    """Address, anchors, short address and what its page says, to the letter."""
    item = the("3.2")
    before, places = shown(client, f"{HOME}3.2/"), anchors(item)
    code = ShortAddress.objects.get(item=item).code

    publication.restore(publication.withdraw_item(document, item, REASON, editor), editor)

    assert the("3.2").pk == item.pk
    assert shown(client, f"{HOME}3.2/") == before
    assert anchors(item) == places
    assert client.get(f"/p/{code}/")["Location"] == f"{HOME}3.2/"


def test_items_withdrawn_stay_so_at_a_new_reading(document: Document, client: Client, editor: User) -> None:
    for slug in ("3.2", "2"):
        publication.withdraw_item(document, the(slug), f"Fordi {slug}", editor)

    readings.put(document, readings.layered(document, reading(SYDDANMARK)))

    assert {row.slug: row.withdrawal_reason for row in AgendaItem.objects.exclude(withdrawn_at=None)} == {
        "3.2": "Fordi 3.2",
        "2": "Fordi 2",
    }
    assert client.get(f"{HOME}3.1/").status_code == 200


def test_a_thread_goes_and_comes_back_with_its_item(document: Document, client: Client, editor: User) -> None:
    item = the("3.2")
    later = builders.meeting("2019-06-14", of=item.meeting.council)
    builders.item(later, "3", item.title, decision="Godkendt.", outcomes=["godkendt"])
    threads.follow(later)
    address = Thread.objects.get(places__item=item).get_absolute_url()
    assert client.get(address).status_code == 200

    hiding = publication.withdraw_item(document, item, REASON, editor)

    assert client.get(address)["Location"] == "/syddanmark/2019-06-14/3/"

    publication.restore(hiding, editor)

    assert client.get(address).status_code == 200


def test_the_index_is_built_anew_of_what_is_left(document: Document, editor: User) -> None:
    SearchChange.objects.note(document.meeting.pk)
    assert search.ask(Question("hjemløshed")).total == 1

    publication.withdraw_item(document, the("3.2"), REASON, editor)

    assert search.follow().rebuilt or search.ask(Question("hjemløshed")).total == 0
    assert search.ask(Question("trukket tilbage")).total == 0


def test_a_document_without_a_reading_is_read_first(document: Document, client: Client, editor: User) -> None:
    """One that was taken in before readings were kept: readers see nothing of it meanwhile."""
    document.reading.delete()

    publication.hide(document, "hjemløshed", REASON, editor)

    assert client.get(HOME).status_code == 410
    document.refresh_from_db()
    assert document.status == Document.Status.RECEIVED
    assert Hiding.objects.standing().count() == 1

"""What is not published looks everywhere as if it never was: the same answers, letter for letter.

Asked of an archive without it, with it unpublished and with it withdrawn (as one that is
held back is), at every address of the search: by its words, their beginnings and slips.
"""

import re
from pathlib import Path
from urllib.parse import quote

import pytest
from django.test import Client

from minutes import publication, search
from minutes.models import Meeting, Party, SearchChange
from minutes.search import reading
from minutes.search.schema import DAMAGED, EXACT, FACETS, KEYS, PARTS, WEIGHTS
from tests import builders
from tests.search.test_hostile import search_addresses

pytestmark = pytest.mark.django_db

# Words of the hidden meeting alone, in its title, decision, reservation, bilag, place and a name.
SECRET = ["zirkonium", "kvægdrift", "osteklokke", "fjerboldhal", "granitbrud", "Quistgaard", "SAG-2011-77777"]
FIELDS = (*WEIGHTS, PARTS, EXACT, DAMAGED, *KEYS, *FACETS)


def hidden(**fields: object) -> Meeting:
    """A meeting in a year, at a place, with a member, a local list and words that no other has."""
    meeting = builders.meeting("2011-11-11", builders.council("sjaelland"), place="Granitbrud", **fields)
    locals_ = Party.objects.get(slug="zirkoniumlisten")
    member = builders.attendance(meeting, "Zenia Quistgaard", person=True, party=locals_).member
    item = builders.item(
        meeting,
        "1",
        "Zirkonium og jernbane",
        decision="Kvægdrift udsættes.",
        outcomes=["udsat"],
        baggrund="Sundhedsreformens osteklokke.",
        case=builders.case("SAG-2011-77777"),
        topics=[builders.topic("Kultur")],
        municipalities=[builders.municipality("Ærø")],
        parties=[locals_],
        members=[member],
    )
    builders.reservation(item.decision, "Imod kvægdriften.", [locals_])
    item.attachments.create(position=1, title="Fjerboldhal")
    return meeting


@pytest.fixture
def public(facts: None) -> Meeting:
    """Council, topic, party and municipality of the hidden one are facts that anybody may know."""
    Party.objects.create(name="Zirkoniumlisten", slug="zirkoniumlisten", colour="#5b6770", sort_key="z")
    meeting = builders.meeting()
    came = builders.attendance(meeting, person=True)
    builders.item(
        meeting,
        "1",
        "Jernbane og letbane",
        decision="Godkendt.",
        outcomes=["godkendt"],
        members=[came.member],
        topics=[builders.topic("Sundhed")],
    )
    SearchChange.objects.note(meeting.pk)
    search.follow()
    return meeting


def questions() -> list[str]:
    """Whole words, what somebody begins to type, and slips that *Mente du …?* would mend."""
    begun = [word[:4] for word in SECRET[:3]]
    slips = [word[:3] + word[4:] for word in SECRET[:3]]
    fields = [
        "parti:zirkoniumlisten",
        "år:2011",
        "sag:SAG-2011-77777",
        "11. november 2011",
        "kkr:sjælland",
        "emne:kultur",
    ]
    texts = [
        "",
        "jernbane",
        "jernbane -letbane",
        "jernbane ELLER zirkonium",
        '"zirkonium og"',
        "hvem er Zenia",
    ]
    filters = [
        "aar=2011",
        "kkr=sjaelland",
        "parti=zirkoniumlisten",
        "slags=medlem",
        "afgoerelse=udsat",
        "forbehold=ja",
    ]
    return [f"q={quote(text)}" for text in (*SECRET, *begun, *slips, *fields, *texts)] + filters


# (address, question) → status and page.
Said = dict[tuple[str, str], tuple[int, bytes]]
# A feed without entries says when it was asked.
ASKED_AT = re.compile(rb"<updated>.*?</updated>")


def everything_said() -> Said:
    client = Client()
    answers = {}
    for address in search_addresses():
        # The others show what the page shows; what they add to it is no word of their own.
        wide = address in {"/soeg/", "/soeg/forslag/"}
        for query in questions() if wide else questions()[:: len(SECRET)]:
            response = client.get(f"{address}?{query}")
            answers[address, query] = response.status_code, ASKED_AT.sub(b"", response.getvalue())
    return answers


def differences(before: Said) -> set[tuple[str, str]]:
    """(address, question) of answers that are not what they were."""
    search.follow()
    after = everything_said()
    return {asked for asked in before if before[asked] != after[asked]}


@pytest.mark.campaign
def test_the_hidden_looks_as_if_it_never_was(public: Meeting) -> None:
    before = everything_said()
    assert all(status == 200 for status, _ in before.values())
    meeting = hidden(published=False)
    SearchChange.objects.note(meeting.pk)
    assert differences(before) == set(), "unpublished"
    publication.publish(meeting)
    seen = differences(before)
    assert {address for address, _ in seen} >= {"/soeg/", "/soeg/forslag/"}
    assert len([query for address, query in seen if address == "/soeg/"]) > 0.7 * len(questions())
    publication.withdraw(meeting, "Persondata")
    assert differences(before) == set(), "withdrawn"


def terms(folder: Path) -> set[str]:
    """All the words the index holds, whatever they belong to."""
    reading._open = None
    searcher = reading.searcher()
    return {term for field in FIELDS for term, _ in searcher.terms_with_prefix(field, "")}


def test_nothing_of_the_withdrawn_is_left_on_disk(public: Meeting, index_dir: Path) -> None:
    """Not even as the words of an entry that is only marked as gone."""
    search.follow()
    before = terms(index_dir)
    meeting = hidden()
    builders.item(public, "2", "Ny sag samme dag")
    for changed in (meeting, public):
        SearchChange.objects.note(changed.pk)
    search.follow()
    assert "zirkonium" in terms(index_dir)
    publication.withdraw(meeting, "Persondata")
    search.follow()
    left = terms(index_dir) - before
    assert {term for term in left if any(secret.casefold()[:6] in term for secret in SECRET)} == set()
    raw = b"".join(path.read_bytes().lower() for path in index_dir.glob("index-*/*"))
    assert not [secret for secret in SECRET if secret.lower().encode() in raw]

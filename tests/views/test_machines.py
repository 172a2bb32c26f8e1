"""What programs read of a page: JSON-LD, Dublin Core and cards."""

import json
import re
from typing import Any

import pytest
from django.test import Client

from minutes.models import AgendaItem
from tests import builders

pytestmark = pytest.mark.django_db

DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.S)
META = re.compile(r'<meta (?:name|property)="([\w.:]+)"(?: lang="da")? content="([^"]*)">')
HOST = "http://testserver"


def page(address: str) -> str:
    response = Client().get(address)
    assert response.status_code == 200
    return response.content.decode()


def things(address: str) -> dict[str, dict[str, Any]]:
    """Type → what the page says of it."""
    found = [json.loads(text) for text in DATA.findall(page(address))]
    assert all(thing.pop("@context") == "https://schema.org" for thing in found)
    return {thing["@type"]: thing for thing in found}


@pytest.fixture
def item() -> AgendaItem:
    """The meeting began at ten in summer time."""
    meeting = builders.meeting("2025-09-02", start_time="10:00", place="Gentofte Rådhus")
    builders.attendance(meeting, "Maja Højgaard", person=True)
    heading = builders.heading(meeting, "3", "Sager til drøftelse")
    return builders.item(
        meeting,
        "3.2",
        "Takster",
        parent=heading,
        outcomes=["drøftet", "godkendt"],
        topics=[builders.topic("Mobilitet")],
    )


COUNCIL = {
    "@type": "GovernmentOrganization",
    "@id": f"{HOST}/hovedstaden/",
    "name": "KKR Hovedstaden",
    "url": f"{HOST}/hovedstaden/",
}
EVENT = {
    "@type": "Event",
    "@id": f"{HOST}/hovedstaden/2025-09-02/",
    "name": "KKR Hovedstaden 2. september 2025",
    "startDate": "2025-09-02T10:00:00+02:00",
    "url": f"{HOST}/hovedstaden/2025-09-02/",
    "inLanguage": "da",
    "organizer": COUNCIL,
    "location": {"@type": "Place", "name": "Gentofte Rådhus"},
}


def test_each_page_says_what_it_is_about(item: AgendaItem) -> None:
    home = builders.municipality()
    assert things("/hovedstaden/")["GovernmentOrganization"] == COUNCIL
    assert things("/hovedstaden/2025-09-02/")["Event"] == EVENT
    assert things("/hovedstaden/2025-09-02/3.2/")["Report"] == {
        "@type": "Report",
        "@id": f"{HOST}/hovedstaden/2025-09-02/3.2/",
        "name": "Takster",
        "url": f"{HOST}/hovedstaden/2025-09-02/3.2/",
        "inLanguage": "da",
        "dateCreated": "2025-09-02",
        "publisher": COUNCIL,
        "recordedAt": EVENT,
        "position": "3.2",
        "abstract": "Drøftet, godkendt",
        "about": ["Mobilitet"],
    }
    party = {"@type": "PoliticalParty", "name": "Socialdemokratiet", "url": f"{HOST}/parti/a/"}
    party["@id"] = party["url"]
    assert things("/parti/a/")["PoliticalParty"] == party
    assert things("/medlem/maja-hoejgaard/")["Person"] == {
        "@type": "Person",
        "@id": f"{HOST}/medlem/maja-hoejgaard/",
        "name": "Maja Højgaard",
        "url": f"{HOST}/medlem/maja-hoejgaard/",
        "memberOf": [COUNCIL],
        "affiliation": [party],
    }
    assert things("/kommune/furesoe/")["GovernmentOrganization"] == {
        "@type": "GovernmentOrganization",
        "@id": f"{HOST}/kommune/furesoe/",
        "name": "Furesø Kommune",
        "alternateName": "Furesø",
        "url": f"{HOST}/kommune/furesoe/",
        "identifier": {"@type": "PropertyValue", "propertyID": "kommunekode", "value": home.code},
        "memberOf": COUNCIL,
    }


@pytest.mark.parametrize(
    ("address", "steps"),
    [
        ("/emne/", [("Forside", "/")]),
        ("/medlem/maja-hoejgaard/", [("Forside", "/"), ("Medlemmer", "/medlem/")]),
        (
            "/hovedstaden/2025-09-02/3.2/",
            [
                ("Forside", "/"),
                ("KKR Hovedstaden", "/hovedstaden/"),
                ("2. september 2025", "/hovedstaden/2025-09-02/"),
                ("3 Sager til drøftelse", "/hovedstaden/2025-09-02/3/"),
            ],
        ),
        # What is one matter has one address, in English too.
        ("/en/hovedstaden/2025-09-02/", [("Home", "/"), ("KKR Hovedstaden", "/hovedstaden/")]),
    ],
)
def test_the_way_down_is_told_as_it_is_shown(
    item: AgendaItem, address: str, steps: list[tuple[str, str]]
) -> None:
    elements = things(address)["BreadcrumbList"]["itemListElement"]
    assert [element["position"] for element in elements] == list(range(1, len(steps) + 1))
    assert [element["item"] for element in elements] == [f"{HOST}{path}" for _, path in steps]
    if not address.startswith("/en/"):
        assert [element["name"] for element in elements] == [name for name, _ in steps]


def test_a_reference_manager_learns_what_to_save(item: AgendaItem) -> None:
    told = dict(META.findall(page("/hovedstaden/2025-09-02/3.2/")))
    source = {name: value for name, value in told.items() if name.startswith("DC")}
    assert source == {
        "DC.title": "Takster",
        "DC.date": "2025-09-02",
        "DC.publisher": "KKR Hovedstaden",
        "DC.type": "Text",
        "DC.language": "da",
        "DC.identifier": f"{HOST}/hovedstaden/2025-09-02/3.2/",
        "DCTERMS.isPartOf": f"{HOST}/hovedstaden/2025-09-02/",
        "DC.subject": "Mobilitet",
    }
    assert told["og:title"] == "Takster"
    assert told["og:description"] == "Drøftet, godkendt. KKR Hovedstaden 2. september 2025, punkt 3.2"
    assert told["og:url"] == told["DC.identifier"]


def test_it_may_save_a_meeting_too(item: AgendaItem) -> None:
    told = dict(META.findall(page("/hovedstaden/2025-09-02/")))
    assert told["DC.title"] == "KKR Hovedstaden 2. september 2025"
    assert told["og:title"] == "KKR Hovedstaden den 2. september 2025"
    assert (told["DC.date"], told["DC.publisher"]) == ("2025-09-02", "KKR Hovedstaden")
    assert told["DC.identifier"] == f"{HOST}/hovedstaden/2025-09-02/"


def test_words_of_a_document_end_no_script(item: AgendaItem) -> None:
    item.title = "</script><script>alert(1)</script><!-- & \"'"
    item.save()
    address = "/hovedstaden/2025-09-02/3.2/"
    assert things(address)["Report"]["name"] == item.title
    assert "<script>alert" not in page(address)


def test_words_that_no_page_can_say_are_left_out() -> None:
    """A meeting of which only the day is known."""
    meeting = builders.meeting("2025-01-01")
    told = things(meeting.get_absolute_url())["Event"]
    assert told["startDate"] == "2025-01-01"
    assert "location" not in told


@pytest.mark.parametrize(
    ("address", "title", "kind"),
    [
        ("/", "Referater fra de fem kommunekontaktråd", "website"),
        ("/emne/mobilitet/", "Mobilitet: beslutninger i KKR", "website"),
        ("/forloeb/", "Sagsforløb", "website"),
        ("/hovedstaden/2025-09-02/", "KKR Hovedstaden den 2. september 2025", "article"),
        ("/hovedstaden/2025-09-02/3.2/", "Takster", "article"),
        ("/medlem/maja-hoejgaard/", "Maja Højgaard, medlem af KKR", "profile"),
        # A search is shared with what it asks.
        ("/soeg/?q=%22a%22", "&quot;a&quot; – søgning", "website"),
    ],
)
def test_every_page_has_a_card(item: AgendaItem, address: str, title: str, kind: str) -> None:
    told = [(name, value) for name, value in META.findall(page(address)) if name.startswith("og:")]
    card = dict(told)
    assert len(card) == len(told)
    assert (card["og:title"], card["og:type"]) == (title, kind)
    assert (card["og:url"], card["og:site_name"]) == (f"{HOST}{address}", "KKR-arkivet")
    assert card["og:description"]

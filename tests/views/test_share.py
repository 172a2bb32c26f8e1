"""What a reader takes along: the words with their source, wherever they are pasted."""

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.dateformat import format as format_date

from minutes.ingest.addresses import complete
from minutes.models import AgendaItem, Meeting, Party, ShortAddress
from tests import builders

pytestmark = pytest.mark.django_db

HOME = "/hovedstaden/2025-09-02/3.5/"
WORDS = "Finansieringen øges til det »beskrevne« scenarie 2."


@pytest.fixture
def item() -> AgendaItem:
    item = builders.item(
        number="3.5",
        title="Økonomi & {tal} 100 %",
        page=11,
        section_pages={"indstilling": 12},
        indstilling="Det indstilles:\n\n— at KKR drøfter niveauet",
        decision=WORDS,
    )
    complete()
    return item


def text(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_an_item_is_quoted_in_danish(client: Client, item: AgendaItem) -> None:
    quote = (
        "»Finansieringen øges til det ›beskrevne‹ scenarie 2.« (KKR Hovedstaden den 2. september 2025, "
        f"punkt 3.5, s. 11), http://testserver{HOME}"
    )
    page = text(client, HOME)
    assert f"<code>{quote}</code>" in page and f'data-copy="{quote}"' in page
    short = ShortAddress.objects.get(item=item).get_absolute_url()
    assert f"<code>http://testserver{short}</code>" in page
    # On paper alone.
    assert f"fra KKR-arkivet: http://testserver{HOME}</p>" in page


def test_a_long_one_is_cut_at_a_word_and_says_so(client: Client) -> None:
    builders.item(number="3.5", decision="mange ord " * 100)
    assert "mange ord …« (KKR" in text(client, HOME)


def test_each_paragraph_is_quoted_with_its_own_page_and_address(client: Client, item: AgendaItem) -> None:
    page = text(client, f"{HOME}citat/")
    assert (
        "»at KKR drøfter niveauet« (KKR Hovedstaden den 2. september 2025, punkt 3.5, s. 12), "
        f"http://testserver{HOME}#kkr-droefter-niveauet</code>"
    ) in page
    assert page.count("<section") == 3
    assert 'id="kkr-droefter-niveauet"' in page and "noindex" in page
    assert f'href="{HOME}citat/#kkr-droefter-niveauet"' in text(client, HOME)


def test_a_reference_manager_can_read_it(client: Client, item: AgendaItem) -> None:
    bibtex = text(client, f"{HOME}citat.bib")
    assert bibtex.startswith("@misc{hovedstaden-2025-09-02-3-5,\n  author = {{KKR Hovedstaden}},\n")
    for line in (
        r"  title = {{Økonomi \& \{tal\} 100 \%}},",
        "  howpublished = {Referat, punkt 3.5, s. 11},",
        "  date = {2025-09-02},",
        f"  url = {{http://testserver{HOME}}},",
    ):
        assert f"{line}\n" in bibtex
    response = client.get(f"{HOME}citat.ris", {"afsnit": "kkr-droefter-niveauet"})
    assert response["Content-Disposition"] == 'attachment; filename="kkr-hovedstaden-2025-09-02-3.5.ris"'
    lines = response.content.decode().split("\r\n")
    assert lines[0] == "TY  - RPRT" and lines[-2:] == ["ER  - ", ""]
    for line in ("AU  - KKR Hovedstaden", "DA  - 2025/09/02", "N1  - punkt 3.5, s. 12", "LA  - da"):
        assert line in lines
    assert f"UR  - http://testserver{HOME}#kkr-droefter-niveauet" in lines


@pytest.mark.parametrize("rest", ["citat/", "citat.bib", "citat.ris"])
def test_what_nobody_may_see_is_not_quoted(client: Client, item: AgendaItem, rest: str) -> None:
    assert client.get(f"{HOME}{rest}", {"afsnit": "noget-andet\0"}).status_code in {200, 404}
    Meeting.objects.update(published_at=None)
    assert client.get(f"{HOME}{rest}").status_code == 404


def test_a_meeting_is_shared_too(client: Client, item: AgendaItem) -> None:
    page = text(client, "/hovedstaden/2025-09-02/")
    assert "Del mødet" in page and ShortAddress.objects.get(meeting=item.meeting).code in page


@pytest.mark.parametrize(
    ("address", "short"),
    [
        ("/medlem/maja-hoejgaard/", True),
        ("/parti/a/", False),
        ("/kommune/furesoe/", False),
        ("/emne/klima/", False),
    ],
)
def test_every_page_one_follows_can_be_taken_along(client: Client, address: str, short: bool) -> None:
    """With the short address where there is one, and on paper with address and day."""
    meeting = builders.meeting()
    builders.attendance(meeting, person=True)
    builders.item(meeting, "3.5", topics=[builders.topic("Klima")])
    # A party's short name is no address.
    Party.objects.update(short="S")
    complete()
    page = text(client, address)
    assert f'data-copy="http://testserver{address}"' in page
    printed = format_date(timezone.localdate(), "j. F Y")
    assert f"Udskrevet den {printed} fra KKR-arkivet: http://testserver{address}</p>" in page
    code = ShortAddress.objects.get(member__name="Maja Højgaard").get_absolute_url()
    assert (f"<code>http://testserver{code}</code>" in page) == short == ("Kort link" in page)

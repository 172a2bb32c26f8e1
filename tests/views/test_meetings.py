from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from minutes.models import AgendaItem, Decision, Document, Meeting
from tests import builders

pytestmark = pytest.mark.django_db
ADDRESS = "/hovedstaden/2025-09-02/"


def text(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return " ".join(response.content.decode().split())


def klimaalliancen(of: Meeting | None = None) -> AgendaItem:
    """The sample's item 3.5: decided, with a reservation by two parties."""
    words = "Enhedslisten og Radikale Venstre anbefaler scenarie 3."
    item = builders.item(
        of or builders.meeting(),
        "3.5",
        "Konsekvenser af sundhedsreformen for Klimaalliancen",
        indstilling="Det indstilles, at KKR\n\n- drøfter ambitionsniveauet\n\n— beslutter finansieringen",
        baggrund="Se https://gate21.dk/om?a=1&b=2.",
        case_officers=["gitb"],
        case=builders.case(),
        page=14,
        section_pages={"indstilling": 15},
        decision=f"Finansieringen øges til det beskrevne scenarie 2.\n\n{words}",
        outcomes=["besluttet"],
    )
    decision = Decision.objects.get(item=item)
    builders.reservation(decision, words, [builders.party("Ø"), builders.party("B")])
    builders.attachment(item, "Aktivitetsplan 2025")
    return item


class TestMeeting:
    def test_it_says_when_where_and_how_many_came(self, client: Client) -> None:
        meeting = builders.meeting(start_time="10:00", place="Glostrup Park Hotel")
        builders.attendance(meeting, "Maja Højgaard", person=True)
        builders.attendance(meeting, "Ole Wedel-Brandt", "absent", person=True)
        builders.attendance(meeting, "Stine Rahbek", "substitute", substitute_for="Ole Wedel-Brandt")
        page = text(client, ADDRESS)
        assert "Tirsdag den 2. september 2025 kl. 10.00" in page
        assert "Glostrup Park Hotel" in page
        assert "1 til stede, 1 suppleant, 1 afbud" in page
        assert "Suppleant for Ole Wedel-Brandt" in page
        assert "Suppleant: Stine Rahbek" in page

    def test_the_agenda_shows_each_outcome_and_who_would_have_it_otherwise(self, client: Client) -> None:
        item = klimaalliancen()
        builders.heading(item.meeting, "3", "Regionalpolitiske sager")
        page = text(client, ADDRESS)
        assert "Besluttet" in page
        assert "Regionalpolitiske sager" in page
        assert "Mindretalsudtalelse" in page

    def test_with_the_agenda_alone_it_promises_no_decisions(self, client: Client) -> None:
        meeting = builders.meeting()
        builders.document(meeting, "dagsorden.txt", kind=Document.Kind.AGENDA)
        page = text(client, ADDRESS)
        assert ">Dagsorden</h2>" in page
        assert "Deltagerne står i referatet, når det kommer." in page
        builders.document(meeting)
        page = text(client, ADDRESS)
        assert ">Dagsorden og beslutninger</h2>" in page
        assert "Referatet har ingen deltagerliste." in page
        # The agenda can still be had.
        assert f'<a href="{ADDRESS}dagsorden.txt">Dagsordenen som tekstfil</a>' in page

    def test_an_uncertain_party_is_said_to_be_so(self, client: Client) -> None:
        builders.attendance(builders.meeting(), party=builders.party("D"), party_uncertain=True)
        assert "(usikkert)" in text(client, ADDRESS)

    def test_it_leads_to_the_meetings_before_and_after(self, client: Client) -> None:
        for day in ("2025-06-18", "2025-09-02", "2025-10-24"):
            builders.meeting(day)
        builders.meeting("2025-09-01", published=False)
        page = text(client, ADDRESS)
        assert 'rel="prev" href="/hovedstaden/2025-06-18/"' in page
        assert 'rel="next" href="/hovedstaden/2025-10-24/"' in page

    def test_the_second_meeting_of_a_day_has_its_own_address(self, client: Client) -> None:
        builders.meeting()
        builders.meeting(sequence=2, place="Ekstraordinært")
        assert "Ekstraordinært" in text(client, "/hovedstaden/2025-09-02-2/")
        assert "Ekstraordinært" not in text(client, ADDRESS)

    @pytest.mark.parametrize("amount", [1, 12])
    def test_it_costs_the_same_however_many_came(
        self, client: Client, django_assert_num_queries: Any, amount: int
    ) -> None:
        meeting = builders.meeting()
        builders.page(builders.document(meeting, page_count=1))
        for number in range(amount):
            builders.attendance(meeting, f"Medlem {number}", person=True)
            row = builders.item(meeting, f"3.{number}", decision="Godkendt.")
            builders.reservation(row.decision, "Nej.", [builders.party("Ø")])
        with django_assert_num_queries(14):
            client.get(ADDRESS)


class TestAccess:
    @pytest.mark.parametrize("rest", ["", "3.5/", "side/1/", "referat.txt"])
    def test_an_unpublished_meeting_looks_like_one_that_never_was(self, client: Client, rest: str) -> None:
        klimaalliancen(builders.meeting(published=False))
        unpublished = client.get(f"{ADDRESS}{rest}")
        absent = client.get(f"/hovedstaden/2024-01-01/{rest}")
        assert unpublished.status_code == absent.status_code == 404
        assert unpublished.content == absent.content

    @pytest.mark.parametrize("rest", ["", "3.5/", "side/1/", "referat.txt"])
    def test_a_withdrawn_meeting_is_gone_and_says_why(self, client: Client, rest: str) -> None:
        klimaalliancen(builders.meeting(withdrawn_at=timezone.now(), withdrawal_reason="Fejl i bilag 2."))
        page = text(client, f"{ADDRESS}{rest}", 410)
        assert "Fejl i bilag 2." in page
        assert "Klimaalliancen" not in page

    @pytest.mark.parametrize("day", ["2025-13-01", "2025-02-30", "0000-00-00"])
    def test_a_day_that_is_none_is_not_found(self, client: Client, day: str) -> None:
        assert client.get(f"/hovedstaden/{day}/").status_code == 404


class TestItem:
    def test_the_decision_stands_before_everything_else(self, client: Client) -> None:
        klimaalliancen()
        page = text(client, f"{ADDRESS}3.5/")
        order = ["Finansieringen øges", "drøfter ambitionsniveauet", "anbefaler scenarie 3", "gate21.dk"]
        body = page[page.index('id="beslutning"') :]
        places = [body.index(words) for words in [*order, "Aktivitetsplan 2025"]]
        assert places == sorted(places)
        assert "Besluttet" in page

    def test_a_reservation_is_quoted_once_with_names_and_letters(self, client: Client) -> None:
        klimaalliancen()
        page = text(client, f"{ADDRESS}3.5/")
        quoted = page[page.index('id="mindretal"') : page.index('id="baggrund"')]
        assert "Enhedslisten (Ø)" in quoted
        assert "Radikale Venstre (B)" in quoted
        body = page[page.index("<main") :]
        assert body.count("anbefaler scenarie 3") == 1

    def test_dashes_become_a_list_and_addresses_links(self, client: Client) -> None:
        klimaalliancen()
        page = text(client, f"{ADDRESS}3.5/")
        assert "<li>drøfter ambitionsniveauet</li><li>beslutter finansieringen</li>" in page
        assert 'href="https://gate21.dk/om?a=1&amp;b=2" rel="nofollow"' in page

    def test_it_leads_to_the_original_pages_and_to_its_neighbours(self, client: Client) -> None:
        item = klimaalliancen()
        builders.item(item.meeting, "3.6", "Styring og kvalitet")
        builders.heading(item.meeting, "4", "Punkter til næste møde")
        builders.document(item.meeting)
        page = text(client, f"{ADDRESS}3.5/")
        assert f'href="{ADDRESS}side/15/"' in page
        assert f'rel="next" href="{ADDRESS}3.6/"' in page
        assert f'<link rel="canonical" href="http://testserver{ADDRESS}3.5/">' in page
        assert 'data-copy="http://testserver/hovedstaden/2025-09-02/3.5/"' in page

    def test_case_officers_are_never_shown(self, client: Client) -> None:
        item = klimaalliancen()
        builders.page(
            builders.document(item.meeting),
            text="SAG-2025-03121 gitb\nReferat",
            as_read="SAG-2025-03121 g1tb",
        )
        for address in (ADDRESS, f"{ADDRESS}3.5/", f"{ADDRESS}side/1/", "/sag/SAG-2025-03121/"):
            page = text(client, address)
            assert "gitb" not in page
            assert "g1tb" not in page
            assert "SAG-2025-03121" in page or address == ADDRESS

    def test_text_from_a_document_is_escaped(self, client: Client) -> None:
        evil = "<script>alert(1)</script>"
        item = builders.item(builders.meeting(place=evil), "1", evil, baggrund=f"— {evil}", decision=evil)
        builders.reservation(item.decision, f'{evil}"onload="x', [builders.party("Ø")])
        builders.attachment(item, evil)
        builders.attendance(item.meeting, evil, substitute_for=evil, status="substitute")
        builders.page(builders.document(item.meeting), text=evil, as_read=evil)
        for address in ("/", "/hovedstaden/", ADDRESS, f"{ADDRESS}1/", f"{ADDRESS}side/1/", "/parti/oe/"):
            page = client.get(address).content.decode()
            assert "<script>alert" not in page, address
        assert "&lt;script&gt;alert(1)" in client.get(f"{ADDRESS}1/").content.decode()

    def test_a_heading_shows_the_items_under_it(self, client: Client) -> None:
        meeting = builders.meeting()
        heading = builders.heading(meeting, "3", "Regionalpolitiske sager")
        builders.item(meeting, "3.1", "Helhedsanalyse", parent=heading)
        assert "Helhedsanalyse" in text(client, f"{ADDRESS}3/")

    def test_an_item_without_a_decision_says_so(self, client: Client) -> None:
        builders.item(builders.meeting(), "5", "Eventuelt")
        assert "Arkivet har kun dagsordenen fra mødet" in text(client, f"{ADDRESS}5/")
        builders.document(Meeting.objects.get())
        assert "Referatet har ingen beslutning ved dette punkt" in text(client, f"{ADDRESS}5/")

    @pytest.mark.parametrize(
        ("decision", "names", "folded"),
        [
            ("Udpeget blev:\n- Ann Dal\n- Bo Eng\n- Carl Fyn", ["Ann Dal", "Bo Eng", "Carl Fyn"], True),
            # Two are no list, and a name that the decision has not told must be seen.
            ("Ann Dal og Bo Eng blev udpeget.", ["Ann Dal", "Bo Eng"], False),
            ("Ann Dal, Bo Eng og borgmesteren.", ["Ann Dal", "Bo Eng", "Carl Fyn"], False),
        ],
    )
    def test_a_list_of_names_is_not_told_twice(
        self, client: Client, decision: str, names: list[str], folded: bool
    ) -> None:
        row = builders.item(builders.meeting(), "4", "Udpegning", decision=decision)
        for name in names:
            builders.appointment(row.decision, name, "Movia")
        assert (f"De {len(names)} udpegede, en for en" in text(client, f"{ADDRESS}4/")) == folded

    @pytest.mark.parametrize("amount", [1, 9])
    def test_it_costs_the_same_however_much_it_names(
        self, client: Client, django_assert_num_queries: Any, amount: int
    ) -> None:
        item = klimaalliancen()
        item.parties.set([builders.party(letter) for letter in "ABCDFOVØ"[:amount]])
        item.municipalities.set([builders.municipality(f"By {number}") for number in range(amount)])
        item.members.set([builders.member(f"Medlem {number}") for number in range(amount)])
        for number in range(amount):
            builders.attachment(item, f"Bilag {number}")
            builders.reservation(item.decision, "Nej.", [builders.party("V")])
            builders.appointment(item.decision, f"Medlem {number}", "Movia")
            builders.vote(item.decision, "Ø stemte imod.", against=[builders.party("Ø")])
        with django_assert_num_queries(28):
            client.get(f"{ADDRESS}3.5/")


class TestPage:
    def mended(self) -> Document:
        document = builders.document(builders.meeting())
        mend = {
            "line": 51,
            "page": 2,
            "start": 8,
            "end": 12,
            "as_read": "mgde",
            "restored": "møde",
            "certainty": 0.9,
        }
        builders.page(document, 1)
        builders.page(
            document,
            2,
            "Dagsorden\nReferat møde",
            first_line=50,
            as_read="Dagsorden\nReferat mgde",
            mends=[mend],
        )
        return document

    def test_a_mended_word_is_marked_and_shown_as_it_was_read(self, client: Client) -> None:
        self.mended()
        page = text(client, f"{ADDRESS}side/2/")
        assert 'title="Læst som: mgde">møde</span>' in page
        assert "læst som: mgde" in page

    def test_it_leads_to_the_page_before_and_no_further(self, client: Client) -> None:
        self.mended()
        page = text(client, f"{ADDRESS}side/2/")
        assert f'rel="prev" href="{ADDRESS}side/1/"' in page
        assert 'rel="next"' not in page
        assert client.get(f"{ADDRESS}side/3/").status_code == 404

    @pytest.mark.parametrize("span", [(8, 99), (12, 8), (-3, 4)])
    def test_a_mend_outside_its_line_harms_nothing(self, client: Client, span: tuple[int, int]) -> None:
        document = self.mended()
        page = document.pages.get(number=2)
        page.mends[0] |= {"start": span[0], "end": span[1]}
        page.save()
        assert "Referat møde" in text(client, f"{ADDRESS}side/2/")


class TestAgenda:
    def agenda(self, content: bytes = b"") -> Meeting:
        meeting = builders.meeting()
        item = builders.item(
            meeting, "2.1", page=2, indstilling="Godkendes.", section_pages={"indstilling": 2}
        )
        document = builders.document(item.meeting, "d.txt", content, kind="dagsorden", page_count=2)
        for number in (1, 2):
            builders.page(document, number, f"Dagsorden {number}")
        return meeting

    def test_a_meeting_with_only_an_agenda_shows_it_page_by_page(self, client: Client) -> None:
        self.agenda()
        page = text(client, ADDRESS)
        assert "Referatet er ikke lagt ind endnu" in page and "Dagsorden og beslutninger" not in page
        assert f'<a href="{ADDRESS}dagsorden.txt">Dagsordenen som tekstfil</a>' in page
        assert f'href="{ADDRESS}dagsorden/side/2/"' in page and f'"{ADDRESS}side/2/"' not in page
        page = text(client, f"{ADDRESS}dagsorden/side/2/")
        assert "Side 2 af dagsordenen" in page and f'rel="prev" href="{ADDRESS}dagsorden/side/1/"' in page
        assert f'href="{ADDRESS}2.1/">2.1' in page
        page = text(client, f"{ADDRESS}2.1/")
        assert f'class="where" href="{ADDRESS}dagsorden/side/2/"' in page and "hele dagsordenen" in page
        assert client.get(f"{ADDRESS}side/2/").status_code == 404

    def test_its_addresses_stay_its_own_when_the_referat_comes(
        self, client: Client, settings: Any, tmp_path: Any
    ) -> None:
        settings.DOCUMENTS_DIR = tmp_path
        builders.page(
            builders.document(self.agenda(b"dagsorden"), content=b"referat", page_count=1), 1, "Referat"
        )
        assert "Dagsorden 1" in text(client, f"{ADDRESS}dagsorden/side/1/")
        assert "Dagsorden 1" not in text(client, f"{ADDRESS}side/1/")
        assert b"".join(client.get(f"{ADDRESS}dagsorden.txt")) == b"dagsorden"  # type: ignore[call-overload]
        assert b"".join(client.get(f"{ADDRESS}referat.txt")) == b"referat"  # type: ignore[call-overload]
        assert "dagsorden/side" not in text(client, ADDRESS)


class TestOriginal:
    @pytest.mark.parametrize(
        ("name", "extension", "content_type"),
        [("KKR.PDF", "pdf", "application/pdf"), ("kkr.txt", "txt", "text/plain; charset=utf-8")],
    )
    def test_the_file_is_given_as_it_came(
        self, client: Client, settings: Any, tmp_path: Any, name: str, extension: str, content_type: str
    ) -> None:
        settings.DOCUMENTS_DIR = tmp_path
        builders.document(builders.meeting(), name, b"bytes \xff")
        response = client.get(f"{ADDRESS}referat.{extension}")
        assert b"".join(response) == b"bytes \xff"  # type: ignore[call-overload]
        assert response["Content-Type"] == content_type
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Content-Disposition"] == f'inline; filename="kkr-hovedstaden-2025-09-02.{extension}"'
        other = {"pdf": "txt", "txt": "pdf"}[extension]
        assert client.get(f"{ADDRESS}referat.{other}").status_code == 404

    @pytest.mark.parametrize("changes", [{"status": "held"}, {"kind": "dagsorden"}, {}])
    def test_what_is_held_back_or_lost_is_not_found(self, client: Client, changes: dict[str, str]) -> None:
        builders.document(builders.meeting(), **changes)
        assert client.get(f"{ADDRESS}referat.txt").status_code == 404

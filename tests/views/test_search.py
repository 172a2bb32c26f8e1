"""The search page, as a reader meets it."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from django.test import Client
from django.utils.html import escape

from minutes import publication
from minutes.models import AgendaItem, Decision, Follows
from minutes.search import HITS_A_PAGE
from tests import builders

pytestmark = pytest.mark.django_db

Ask = Callable[..., str]


@pytest.fixture(autouse=True)
def index_dir(settings: Any, tmp_path: Path) -> None:
    settings.INDEX_DIR = tmp_path / "index"


@pytest.fixture
def ask(client: Client) -> Ask:
    def page(**parameters: Any) -> str:
        response = client.get("/soeg/?" + urlencode(parameters, doseq=True))
        assert response.status_code == 200
        return response.content.decode()

    return page


def hits(page: str) -> list[str]:
    """Addresses, without the question they carry."""
    return re.findall(r'<h2 class="name"><a href="([^"?]+)', page)


def said(page: str) -> str:
    """What is read, without tags and with single spaces."""
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_it_finds_and_marks(ask: Ask) -> None:
    builders.item(
        builders.meeting(),
        "3.2",
        "Cirkulær økonomi",
        decision="Økonomien <script> blev godkendt.",
        outcomes=["godkendt"],
    )
    page = ask(q="okonomi")
    assert hits(page) == ["/hovedstaden/2025-09-02/3.2/"]
    assert "Cirkulær <mark>økonomi</mark>" in page
    assert "<mark>Økonomien</mark> &lt;script&gt; blev" in page
    # The title leads to the item, the passage to its own paragraph; both take the words along.
    assert '<h2 class="name"><a href="/hovedstaden/2025-09-02/3.2/?q=okonomi">' in page
    assert 'href="/hovedstaden/2025-09-02/3.2/?q=okonomi#beslutning-1">Beslutning</a>' in page
    assert "1 punkt" in said(page) and "1 punkter" not in said(page)


def test_a_passage_tells_its_page_and_opens_its_paragraph(ask: Ask) -> None:
    item = builders.item(
        title="Budget",
        decision="Godkendt.\n\nØ er imod taksterne.",
        baggrund="Intet her.\n\n- heller ikke\n- men taksten her",
        section_pages={"baggrund": 7},
    )
    builders.reservation(item.decision, "Ø er imod taksterne.", [builders.party("Ø")])
    passages = re.findall(r'<a class="from" href="[^"#]+(#[^"]+)">([^<]+)</a>', ask(q="takst"))
    assert passages == [("#mindretal-1", "Mindretal"), ("#baggrund-3", "Baggrund, side 7")]
    # Nothing to mark where nothing was asked for: then the section itself.
    assert re.findall(r'<a class="from" href="([^"]+)"', ask()) == [f"{item.get_absolute_url()}#beslutning"]


def test_it_finds_meetings_and_members_too(ask: Ask) -> None:
    meeting = builders.meeting()
    builders.attendance(meeting, "Maja Højgaard", person=True, municipality=builders.municipality("Brøndby"))
    builders.item(meeting, "1", "Maja Højgaard udpeges")
    page = ask(q="højgaard")
    assert set(hits(page)) == {
        "/medlem/maja-hoejgaard/",
        "/hovedstaden/2025-09-02/",
        "/hovedstaden/2025-09-02/1/",
    }
    assert "1 punkt, 1 møde og 1 medlem" in said(page)
    assert "Maja <mark>Højgaard</mark>" in page
    assert "Socialdemokratiet (A), Brøndby · KKR Hovedstaden 2025" in said(page)
    builders.appointment(builders.decision(builders.item(meeting, "2")), "Maja Højgaard", "Movias bestyrelse")
    publication.publish(meeting)
    assert "Udpeget til Movias bestyrelse" in said(ask(q="bestyrelse", slags="medlem"))
    assert hits(ask(q="højgaard", slags="medlem")) == ["/medlem/maja-hoejgaard/"]
    # One kind leads to the others, also where no words were asked for.
    assert "Punkter 2 Møder (valgt; fjern) 1 Medlemmer 1" in said(ask(slags="moede"))


def test_it_narrows_by_every_filter(ask: Ask) -> None:
    builders.item(
        builders.meeting("2024-06-18"),
        "1",
        "Busser",
        topics=[builders.topic("Kollektiv trafik")],
        parties=[builders.party("Ø")],
        municipalities=[builders.municipality("Furesø")],
        decision="Tiltrådt.",
        outcomes=["tiltrådt"],
    )
    builders.item(builders.meeting("2025-06-18", of=builders.council("sjaelland")), "1", "Tog")
    filters = {
        "kkr": "hovedstaden",
        "parti": "oe",
        "kommune": "furesoe",
        "emne": "kollektiv-trafik",
        "aar": "2024",
        "afgoerelse": "tiltraadt",
    }
    for name, value in filters.items():
        assert hits(ask(**{name: value})) == ["/hovedstaden/2024-06-18/1/"], name
    assert hits(ask(q="busser", **filters)) == ["/hovedstaden/2024-06-18/1/"]
    # As people write it themselves.
    assert len(hits(ask(parti="Ø", kommune="Furesø", afgoerelse="Tiltrådt"))) == 1
    # Repeated values are alternatives.
    assert len(hits(ask(kkr=["hovedstaden", "sjaelland"]))) == 2
    assert hits(ask(kkr=["sjaelland"], aar="2024")) == []


def test_it_narrows_by_what_became_of_the_indstilling(ask: Ask) -> None:
    for number, follows in enumerate((Follows.FOLLOWED, Follows.AMENDED, Follows.NOTED), start=1):
        item = builders.item(builders.meeting(f"20{number}1-03-04"), "1", "Ens", decision="Ja.")
        Decision.objects.filter(item=item).update(follows=follows)
    builders.reservation(item.decision, "Nej.", [builders.party("Ø")])
    assert hits(ask(q="ens", fulgt="fulgt")) == ["/hovedstaden/2011-03-04/1/"]
    assert hits(ask(q="ens", fulgt="anderledes")) == ["/hovedstaden/2021-03-04/1/"]
    assert hits(ask(q="ens", forbehold="ja")) == ["/hovedstaden/2031-03-04/1/"]
    assert hits(ask(q="ens", periode="2010-2013")) == ["/hovedstaden/2011-03-04/1/"]
    page = said(ask(q="ens", fulgt="anderledes"))
    assert "Indstillingen: Anderledes end indstillet ×" in page
    assert "Kun drøftet eller taget til efterretning 1" in page
    assert "Mindretal: Med forbehold" in said(ask(q="ens", forbehold="ja"))


def test_it_offers_choices_with_counts_that_are_what_they_show(ask: Ask) -> None:
    for day, outcome in (("2024-01-10", "drøftet"), ("2025-01-10", "drøftet"), ("2025-02-10", "udsat")):
        builders.item(builders.meeting(day), "1", "Ens", decision="Ja.", outcomes=[outcome])
    page = ask(q="ens")
    offered = re.findall(
        r'<a class="choice" rel="nofollow" href="\?([^"]+)"[^>]*>\s*<span>(.+?)</span>\s*<span[^>]*>(\d+)',
        page,
    )
    # What all hits have in common is no choice: one council, one election period.
    assert {(label, count) for _, label, count in offered} == {("Drøftet", "2"), ("Udsat", "1")}
    years = re.findall(r'<a href="\?([^"]+)"[^>]* aria-label="(\d+): (\d+) punkt', page)
    assert [(year, count) for _, year, count in years] == [("2024", "1"), ("2025", "2")]
    offered += years
    for address, _, count in offered:
        shown = re.findall(r'<h2 class="name">', ask_raw(address))
        assert len(shown) == int(count)


def ask_raw(query: str) -> str:
    return Client().get("/soeg/?" + query.replace("&amp;", "&")).content.decode()


def test_active_filters_are_seen_and_removed_one_by_one(ask: Ask) -> None:
    builders.item(title="Ens", decision="Ja.", outcomes=["udsat"])
    page = ask(q="ens", afgoerelse="udsat", aar="2025")
    chosen = page[page.index("Valgte filtre") : page.index("</ul>", page.index("Valgte filtre"))]
    assert re.findall(r'href="\?([^"]*)"', chosen) == [
        "q=ens&amp;afgoerelse=udsat",
        "q=ens&amp;aar=2025",
        "q=ens",
    ]
    # A new question keeps the filters.
    assert '<input type="hidden" name="aar" value="2025">' in page


def test_values_it_does_not_know_are_told_of_and_left_out(ask: Ask) -> None:
    builders.item(title="Ens")
    page = ask(q="ens", parti="<b>hest", aar="1825", sorter="hest", side="hest", ukendt="hest")
    assert len(hits(page)) == 1
    assert "kender ikke »1825« under År, »&lt;b&gt;hest« under Parti" in page


def test_a_question_too_long_is_cut_and_says_so(ask: Ask, settings: Any) -> None:
    settings.MAX_QUESTION_LENGTH = 10
    assert "for langt" not in ask(q="ti tegn nu")
    assert "Spørgsmålet var for langt" in ask(q="ti tegn nu!")
    settings.MAX_QUESTION_LENGTH = 500
    assert "Spørgsmålet var for langt" in ask(q=" ".join(map(str, range(50))))


def test_it_browses_newest_first_without_a_question(ask: Ask) -> None:
    for day in ("2024-06-18", "2025-09-02"):
        builders.item(builders.meeting(day), "1", "Ens")
    assert hits(ask()) == ["/hovedstaden/2025-09-02/1/", "/hovedstaden/2024-06-18/1/"]
    assert hits(ask(sorter="aeldste")) == ["/hovedstaden/2024-06-18/1/", "/hovedstaden/2025-09-02/1/"]
    assert "Relevans" not in ask() and "Relevans" in ask(q="ens")


@pytest.mark.parametrize("order", ["relevans", "nyeste", "aeldste"])
def test_every_hit_stands_on_one_page(ask: Ask, order: str) -> None:
    for day in builders.days(3):
        meeting = builders.meeting(day)
        for number in range(HITS_A_PAGE - 4):
            builders.item(meeting, str(number + 1), "Ens", position=number)
    pages = [hits(ask(q="ens", sorter=order, side=side)) for side in (1, 2, 3)]
    assert [len(page) for page in pages] == [20, 20, 8]
    assert len({address for page in pages for address in page}) == 48
    assert "41–48 af 48 fund" in said(ask(q="ens", sorter=order, side=3))


@pytest.mark.parametrize("side", ["0", "-1", "x", "2", "99999999999999999999999", "²", "", "1e3", "%00"])
def test_it_has_no_page_that_is_not_there(client: Client, side: str) -> None:
    meeting = builders.meeting()
    for number in range(HITS_A_PAGE + 1):
        builders.item(meeting, str(number + 1), "Ens", position=number)
    page = client.get(f"/soeg/?q=ens&side={side}").content.decode()
    assert len(hits(page)) in {1, HITS_A_PAGE}
    assert ("Forrige" in page) == (len(hits(page)) == 1)


def test_it_helps_where_nothing_is_found(ask: Ask) -> None:
    builders.item(title="Takstaftale", topics=[builders.topic("Sundhed")])
    nothing = ask(q="qqqq zzzz", aar="2025")
    assert "Der er ikke fundet noget med »qqqq zzzz«" in said(nothing)
    assert 'href="?q=qqqq+zzzz"' in nothing
    assert 'href="/emne/sundhed/"' in nothing
    assert "Filtrene er ikke skyld i det" in said(nothing)
    nearly = ask(q="takstaftake", aar="2025")
    assert "Mente du takstaftale ?" in said(nearly)
    assert 'href="?q=takstaftale&amp;aar=2025"' in nearly
    some = ask(q="takstaftale qwerty")
    assert "Intet i arkivet har alle ordene" in said(some)


def test_it_shows_the_way_to_the_page_of_what_was_named(ask: Ask) -> None:
    builders.municipality("Furesø")
    builders.party("Ø")
    meeting = builders.meeting()
    builders.attendance(meeting, "Maja Højgaard", person=True)
    assert "Gå til kommunen Furesø" in said(ask(q="fureso"))
    assert "Gå til kommunen Furesø" in said(ask(q="Furesø Kommune"))
    assert "Gå til kommunen Furesø" in said(ask(q="Furesøs kommune"))
    assert "Gå til partiet Enhedslisten (Ø)" in said(ask(q="ø"))
    assert "Gå til medlemmet Maja Højgaard" in said(ask(q="Maja Hoejgaard"))
    assert "signposts" not in ask(q="maja")
    # In a sentence a letter is a word of it.
    assert "signposts" not in ask(q="hvem bor på Ø")


def test_what_is_not_published_leaves_no_trace(ask: Ask) -> None:
    meeting = builders.meeting("2023-02-02", published=False)
    builders.item(
        meeting, "1", "Hemmelig", decision="Nej.", outcomes=["udsat"], topics=[builders.topic("Kultur")]
    )
    builders.attendance(meeting, "Hemmelig Person", person=True)
    shown = builders.meeting()
    builders.item(shown, "1", "Åben")

    def is_hidden() -> bool:
        pages = [ask(q="hemmelig"), ask(q="hemmeligg"), ask(q="Hemmelig Person"), ask(), ask(aar="2023")]
        traces = ("2023-02-02", "Udsat", 'class="choice"', "Mente du", "signposts")
        return not any(trace in page for page in pages for trace in traces)

    assert is_hidden()
    publication.publish(meeting)
    assert not is_hidden()
    publication.withdraw(meeting, "Persondata")
    assert is_hidden()


def test_personal_data_is_neither_shown_nor_found(ask: Ask) -> None:
    builders.item(title="Ens", case_officers=["qgitb"])
    assert "qgitb" not in ask(q="ens")
    assert hits(ask(q="qgitb")) == []


def test_it_asks_the_database_the_same_however_much_is_found(
    client: Client, django_assert_num_queries: Any
) -> None:
    def fill(days: list[str], items: int) -> None:
        for day in days:
            meeting = builders.meeting(day)
            builders.attendance(meeting, f"Ens {day}", person=True)
            for number in range(items):
                item = builders.item(meeting, str(number + 1), "Ens", decision="Ja.", outcomes=["udsat"])
                builders.attachment(item)
                item.topics.add(builders.topic(f"Emne {number}"))
        client.get("/soeg/?q=ens")

    fill(builders.days(1), 1)
    with django_assert_num_queries(20):
        client.get("/soeg/?q=ens")
    fill(builders.days(3, since="2025-03-01"), 6)
    with django_assert_num_queries(20):
        client.get("/soeg/?q=ens")


def test_it_sets_no_cookie_and_keeps_search_pages_out_of_search_engines(client: Client) -> None:
    response = client.get("/soeg/?q=ens")
    assert not response.cookies
    assert b'<meta name="robots" content="noindex, follow">' in response.content
    assert client.post("/soeg/").status_code == 405


def test_a_full_page_is_small(ask: Ask) -> None:
    meeting = builders.meeting()
    for number in range(HITS_A_PAGE):
        item = builders.item(meeting, str(number + 1), "Økonomi " * 20, baggrund="Økonomi " * 500)
        item.municipalities.set([builders.municipality(f"Kommune {n}") for n in range(98)])
        builders.decision(item, "økonomi " * 100)
    page = ask(q="økonomi")
    assert len(hits(page)) == HITS_A_PAGE
    assert len(page.encode()) < 100_000


ODD = [
    *(
        '"',
        "'",
        "\\",
        "%",
        "%%",
        "\0",
        "\ud800",
        "*",
        "?",
        "a*",
        "~",
        "^2",
        "(",
        ")",
        "[a TO b]",
        "{",
        "-",
        "--",
    ),
    *("AND", "OR", "NOT", "+", "&&", "||", "title:x", "*:*", "år:2025", "parti:ø", "ELLER", "{{ 7*7 }}"),
    *(
        "<script>alert(1)</script>",
        "'; DROP TABLE minutes_meeting; --",
        "../../etc/passwd",
        "\r\nSet-Cookie: a=b",
    ),
    *(
        "ﷺ",
        "日本語",
        "עברית",
        "🚂",
        "e\u0301",
        "\u0301",
        "İstanbul",
        "ß",
        "ﬁ",
        "\u202e",
        "\u200b",
        "\ufffd",
        "\uffff",
    ),
    *("a" * 5000, "-" * 600, '"' * 600, "a " * 300, "1" * 400, "x" * 61, "å" * 300, "mø-" * 100),
    *("3.", "3.2.", ".", "1.1.1.1.1", "SAG-2025-03121", "sag-9999-1", "²", "٣", "Ⅷ", "5,7%"),
    *("og", "-og", '-"og i"', '"og"', 'møde "', "ae oe aa", "aaaa oeoe", "–møde", "-møde"),
]


def test_nothing_typed_is_an_error(client: Client) -> None:
    """Each odd question once; `tests/search/test_hostile.py` mixes them under every parameter."""
    item = builders.item(title="Økonomi og møde", decision="KKR godkendte.", baggrund="Ål i aa 3.2 og ²")
    builders.reservation(item.decision, "Nej", [builders.party("Ø")])
    addresses = [f"q={encoded(odd)}" for odd in ODD]
    # Bytes that are no text in any encoding.
    addresses += [
        "q=%ED%A0%80",
        "q=%FF%FE",
        "q=%C3",
        "q=%",
        "q=%u0041",
        "&&&=&",
        "q",
        "q=1&" * 50,
        "kkr=x&" * 200,
    ]
    for address in addresses:
        response = client.get(f"/soeg/?{address}")
        assert response.status_code == 200, address
        assert b"<script>alert" not in response.content


def encoded(text: str) -> str:
    return quote(text.encode("utf-8", "surrogatepass"))


def test_it_gives_back_what_was_typed(ask: Ask) -> None:
    typed = '"taget til" & <Furesø> -x'
    assert f'value="{escape(typed)}"' in ask(q=typed)
    assert AgendaItem.objects.count() == 0

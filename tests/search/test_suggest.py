"""What is suggested while a reader types."""

import pytest

from minutes import publication
from minutes.models import Case, Meeting
from minutes.search import suggest
from tests import builders

pytestmark = pytest.mark.django_db

SUGGESTED = {
    # typed: what is shown, group by group, best first
    "maj": ["Medlemmer: [Maj]a Højgaard – Socialdemokratiet, Brøndby"],
    "højg": ["Medlemmer: Maja [Højg]aard – Socialdemokratiet, Brøndby"],
    "hojgård m": ["Medlemmer: [M]aja [Højgaard] – Socialdemokratiet, Brøndby"],
    # Found by another spelling of the documents, shown as the member is called.
    "ambeck": ["Medlemmer: Maja Højgaard – Socialdemokratiet, Brøndby"],
    "brø": ["Kommuner: [Brø]ndby – 1 punkt"],
    "furesø k": ["Kommuner: [Furesø] – 2 punkter"],
    # Every municipality is one: the word alone tells none.
    "kommune": [
        "Punkter: [Kommune]rnes økonomi – Punkt 3.1 · KKR Hovedstaden 2. september 2025",
        "Punkter: Budget for [kommune]rne – Punkt 2 · KKR Sjælland 18. juni 2024",
    ],
    "tårnb": ["Kommuner: [Taarnb]y"],
    # The letter first, then by what there is of each.
    "ø": ["Partier: Enhedslisten ([Ø])", "Emner: [Ø]konomi – 1 punkt"],
    "socialdem": ["Partier: [Socialdem]okratiet (A)"],
    "og": ["Punkter: Klima [og] trafik – Punkt 3.2 · KKR Hovedstaden 2. september 2025"],
    "okonomi": [
        "Emner: [Økonomi] – 1 punkt",
        "Punkter: Kommunernes [økonomi] – Punkt 3.1 · KKR Hovedstaden 2. september 2025",
    ],
    "klima": [
        "Emner: [Klima] og energi – 2 punkter",
        "Punkter: [Klima] og trafik – Punkt 3.2 · KKR Hovedstaden 2. september 2025",
        "Punkter: [Klima]planer – Punkt 3 · KKR Sjælland 18. juni 2024",
    ],
    "klima tr": ["Punkter: [Klima] og [tr]afik – Punkt 3.2 · KKR Hovedstaden 2. september 2025"],
    # The same title at several meetings: the newest.
    "eventuelt": ["Punkter: [Eventuelt] – Punkt 9 · KKR Hovedstaden 2. september 2025"],
    "sag-2025": ["Sager: [SAG]-[2025]-03121 – 2 punkter"],
    "031": ["Sager: SAG-2025-[031]21 – 2 punkter"],
    "hovedst": [
        "Møder: KKR [Hovedst]aden – 1 møde",
        "Møder: KKR [Hovedst]aden 2. september 2025 – 4 punkter",
    ],
    "sjælland juni": ["Møder: KKR [Sjælland] 18. [juni] 2024 – 3 punkter"],
    "2. september 2025": ["Møder: KKR Hovedstaden [2]. [september] [2025] – 4 punkter"],
    "2024-06-18": ["Møder: KKR Sjælland [18]. [juni] [2024] – 3 punkter"],
    "18.6.2024": ["Møder: KKR Sjælland [18]. [juni] [2024] – 3 punkter"],
    "2024-06": ["Møder: KKR Sjælland 18. [juni] [2024] – 3 punkter"],
    # One letter wrong, where nothing else is found.
    "klimq": [
        "Emner: [Klima] og energi – 2 punkter",
        "Punkter: [Klima] og trafik – Punkt 3.2 · KKR Hovedstaden 2. september 2025",
        "Punkter: [Klimaplaner] – Punkt 3 · KKR Sjælland 18. juni 2024",
    ],
    "hojgadr": ["Medlemmer: Maja [Højgaard] – Socialdemokratiet, Brøndby"],
    "qqqq": [],
    "": [],
    "–": [],
}  # fmt: skip


@pytest.fixture
def archive() -> Meeting:
    climate, economy = builders.topic("Klima og energi"), builders.topic("Økonomi")
    furesoe, broendby = builders.municipality("Furesø"), builders.municipality("Brøndby")
    builders.municipality("Taarnby")
    builders.party("Ø")
    older = builders.meeting("2024-06-18", of=builders.council("sjaelland"))
    builders.item(older, "2", "Budget for kommunerne", municipalities=[furesoe])
    builders.item(older, "3", "Klimaplaner", topics=[climate])
    builders.item(older, "9", "Eventuelt", municipalities=[furesoe])
    newer = builders.meeting("2025-09-02")
    number = builders.case("SAG-2025-03121")
    builders.item(
        newer, "3.1", "Kommunernes økonomi", topics=[economy], case=number, municipalities=[broendby]
    )
    builders.item(newer, "3.2", "Klima og trafik", topics=[climate], case=number)
    builders.item(newer, "9", "Eventuelt")
    builders.item(newer, "10", "Sorø")
    maja = builders.attendance(newer, "Maja Højgaard", person=True, municipality=broendby).member
    maja.names.create(name="Maja Ambeck Højgaard", folded="maja-ambeck-hojgard")
    builders.attendance(older, "Maja Ambeck Højgaard", member=maja, municipality=broendby)
    return newer


def said(typed: str) -> list[str]:
    return [
        f"{group.name}: {marked(each.pieces)}" + f" – {each.context}" * bool(each.context)
        for group in suggest.suggest(typed)
        for each in group.suggestions
    ]


def marked(pieces: list[str]) -> str:
    return "".join(f"[{piece}]" if number % 2 else piece for number, piece in enumerate(pieces))


def test_it_suggests_what_begins_as_typed(archive: Meeting) -> None:
    assert {typed: said(typed) for typed in SUGGESTED} == SUGGESTED


def test_no_group_crowds_out_another(archive: Meeting) -> None:
    for number in range(20):
        builders.attendance(archive, f"Sune Sø {number}", person=True)
        builders.municipality(f"Søby {number}")
        builders.item(archive, f"20.{number}", f"Sørejser {number}")
    publication.publish(archive)
    groups = suggest.suggest("sø")
    assert [(group.name, len(group.suggestions)) for group in groups] == [
        ("Medlemmer", 4), ("Kommuner", 3), ("Punkter", 3),
    ]  # fmt: skip


def test_what_the_archive_holds_most_of_comes_first(archive: Meeting) -> None:
    for name in ("Søren Lund", "Søren Holm"):
        builders.attendance(archive, name, person=True)
    lund, soeroe = builders.Member.objects.get(name="Søren Lund"), builders.municipality("Sorø")
    builders.item(archive, "11", "Ens", members=[lund], municipalities=[soeroe])
    builders.municipality("Solrød")
    publication.publish(archive)
    assert said("sø")[:2] == [
        "Medlemmer: [Sø]ren Lund – Socialdemokratiet, Furesø",
        "Medlemmer: [Sø]ren Holm – Socialdemokratiet, Furesø",
    ]
    assert [line for line in said("so") if "Kommuner" in line] == [
        "Kommuner: [So]rø – 1 punkt",
        "Kommuner: [So]lrød",
    ]


def test_what_is_not_published_is_not_suggested(archive: Meeting) -> None:
    hidden = builders.meeting("2023-02-02", published=False)
    case = Case.objects.create(number="SAG-2023-99999")
    builders.item(hidden, "1", "Hemmelig sag", case=case, municipalities=[builders.municipality("Furesø")])
    builders.attendance(hidden, "Hemmelig Person", person=True)

    def found() -> list[int]:
        return [len(said(typed)) for typed in ("hemm", "hemmq", "2023", "2. februar 2023", "sag-2023")]

    assert found() == [0, 0, 0, 0, 0]
    assert said("furesø") == ["Kommuner: [Furesø] – 2 punkter"]
    publication.publish(hidden)
    assert found() == [2, 2, 2, 1, 1]
    assert said("furesø") == ["Kommuner: [Furesø] – 3 punkter"]
    publication.withdraw(hidden, "Persondata")
    assert found() == [0, 0, 0, 0, 0]
    assert said("furesø") == ["Kommuner: [Furesø] – 2 punkter"]

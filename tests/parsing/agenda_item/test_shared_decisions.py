"""One decision for several items: each gets what is said of it, and the text stays where it stands."""

import pytest

from minutes.parsing import agenda_item, outline, prose
from minutes.parsing.types import Item, Warning
from tests.parsing.lines import lines


def read(text: str) -> tuple[dict[str, Item], list[Warning]]:
    found = lines(text)
    items, warnings = agenda_item.read_all(
        outline.of(found).items, agenda_item.Context(prose.setting(found), date="2016-06-10")
    )
    return {item.number: item for item in items}, warnings


def referat(decision: str, *, heading: str = "Beslutning", at: str = "3", own: str = "") -> str:
    """Item 3 over 3.1, 3.2 and 3.3, which were asked for something; the decision stands at one of them."""
    asked = {
        "3.1": "Det indstilles, at rammeaftalen godkendes.",
        "3.2": "Det indstilles, at orienteringen tages til efterretning.",
        "3.3": "Det indstilles, at forslaget godkendes.",
    }
    titles = {"3.1": "Rammeaftale 2017", "3.2": "Status for akutfunktioner", "3.3": "Fælles misbrugscenter"}
    paper = [
        "1. Velkomst",
        "",
        "Beslutning",
        "Godkendt.",
        "",
        "2. Referat",
        "",
        "Beslutning",
        "Godkendt.",
        "",
    ]
    paper += ["3. Sundhed", ""]
    if at == "3":
        paper += [own, "", heading, decision, ""] if own else [heading, decision, ""]
    for number, proposal in asked.items():
        paper += [f"{number}. {titles[number]}", "", "Indstilling", proposal, ""]
        paper += [heading, decision, ""] if at == number else []
    paper += ["4. Eventuelt", "", "Beslutning", "Intet."]
    return "\n".join(paper)


NONE = ((), "none")
SHARED = [
    # Each sentence begins with the item it speaks of.
    (
        "Punkt 3.1 blev tiltrådt. Punkt 3.2 blev taget til efterretning. Punkt 3.3 blev udsat.",
        (("tiltrådt",), "followed"),
        (("taget til efterretning",), "followed"),
        (("udsat",), "deferred"),
    ),
    # A label and a colon, on one line or one to a line, as points or with bullets.
    (
        "Punkt 3.1: Tiltrådt. Pkt. 3.2: Taget til efterretning. Ad 3.3: Udsat.",
        (("tiltrådt",), "followed"),
        (("taget til efterretning",), "followed"),
        (("udsat",), "deferred"),
    ),
    (
        "- 3.1: Godkendt\n\n- 3.2: Drøftet\n\n- 3.3: Udgik",
        (("godkendt",), "followed"),
        (("drøftet",), "noted"),
        (("udgået",), "deferred"),
    ),
    # Several items of one sentence, and one sentence of several items.
    (
        "Punkterne 3.1 og 3.3 blev godkendt, mens punkt 3.2 blev taget til efterretning.",
        (("godkendt",), "followed"),
        (("taget til efterretning",), "followed"),
        (("godkendt",), "followed"),
    ),
    ("Punkterne 3.1-3.3 blev udsat.", *[(("udsat",), "deferred")] * 3),
    # Under a heading the numbers of its items may be said short.
    (
        "Punkt 1 blev godkendt. Punkt 3 blev udsat.",
        (("godkendt",), "followed"),
        NONE,
        (("udsat",), "deferred"),
    ),
]


@pytest.mark.parametrize(("decision", "first", "second", "third"), SHARED)
@pytest.mark.parametrize("heading", ["Beslutning", "Beslutning for punkt 3.1-3.3", "Fælles beslutning"])
def test_outcomes_belong_to_the_item_they_speak_of(
    decision: str, first: object, second: object, third: object, heading: str
) -> None:
    items, _ = read(referat(decision, heading=heading))
    got = [(tuple(items[number].outcomes), items[number].follows) for number in ("3", "3.1", "3.2", "3.3")]
    assert got == [NONE, first, second, third]
    assert items["3"].sections.beslutning is not None
    assert all(items[number].sections.beslutning for number in ("3.1", "3.3"))


def test_the_decision_of_all_may_stand_at_one_of_them() -> None:
    decision = "Punkt 3.1 blev tiltrådt. Punkt 3.2 blev udsat. Punkt 3.3 blev godkendt."
    items, _ = read(referat(decision, at="3.3"))
    assert [items[number].outcomes for number in ("3.1", "3.2", "3.3")] == [
        ["tiltrådt"],
        ["udsat"],
        ["godkendt"],
    ]


def test_what_is_said_of_an_item_goes_with_it_as_written() -> None:
    decision = (
        "Punkt 3.1 blev tiltrådt. Enhedslisten tog forbehold for taksterne. "
        "Punkt 3.3 blev udsat til mødet den 2. september 2016."
    )
    items, warnings = read(referat(decision))
    assert [dissent.text for dissent in items["3.1"].dissents] == [
        "Enhedslisten tog forbehold for taksterne."
    ]
    assert [(told.text, told.date) for told in items["3.3"].follow_ups] == [
        ("Punkt 3.3 blev udsat til mødet den 2. september 2016.", "2016-09-02")
    ]
    assert items["3.3"].remarks == ["postponed"]
    assert items["3"].dissents == items["3"].follow_ups == items["3"].remarks == []
    # The words stand at both, and where they are printed is the same place.
    assert items["3.3"].sections.beslutning == "Punkt 3.3 blev udsat til mødet den 2. september 2016."
    assert items["3"].sections.beslutning == decision
    assert items["3.3"].section_spans["beslutning"] == items["3"].section_spans["beslutning"]
    told = [warning.message for warning in warnings if warning.code == "decision_elsewhere"]
    assert told == [
        "Beslutningen om punkt 3.1 står under punkt 3.",
        "Beslutningen om punkt 3.3 står under punkt 3.",
    ]


def test_what_is_said_of_the_parent_stays_with_it() -> None:
    items, _ = read(referat("Sagerne blev drøftet samlet.\n\nPunkt 3.1 blev godkendt."))
    assert (items["3"].outcomes, items["3.1"].outcomes) == (["drøftet"], ["godkendt"])


OWN = [
    # The numbers of the indstilling's points are no items: both outcomes are of the item itself.
    ("Punkt 1 blev godkendt. Punkt 2 blev udsat.", ["godkendt", "udsat"]),
    ("Ad 1: Godkendt.\n\nAd 2: Udsat.", ["godkendt", "udsat"]),
    ("Punkt 4 blev udsat, resten blev godkendt.", ["udsat", "godkendt"]),
    # An item that has a decision of its own has it there.
    ("Godkendt, jf. også punkt 2.", ["godkendt"]),
    # What another meeting did with its item is told.
    ("Punkt 3.1 blev udsat på sidste møde.", []),
]


@pytest.mark.parametrize(("decision", "outcomes"), OWN)
def test_points_that_are_no_items(decision: str, outcomes: list[str]) -> None:
    points = "Indstilling\nDet indstilles, at KKR\n\n1. godkender planen\n\n2. afsætter midler"
    items, warnings = read(referat(decision, own=points))
    assert items["3"].outcomes == outcomes
    assert [items[number].outcomes for number in ("3.1", "3.2", "3.3")] == [[], [], []]
    assert "decision_elsewhere" not in {warning.code for warning in warnings}


def test_an_item_put_off_when_the_agenda_was_approved() -> None:
    paper = referat("Sagerne blev drøftet.").replace("Godkendt.", "Godkendt. Punkt 3.2 blev udsat.", 1)
    items, _ = read(paper)
    assert (items["1"].outcomes, items["3.2"].outcomes) == (["godkendt"], ["udsat"])


def test_items_that_are_counted_alone_share_a_decision_too() -> None:
    paper = """1. Velkomst

Beslutning
Godkendt.

2. Letbanen

Indstilling
Det indstilles, at orienteringen tages til efterretning.

3. Takster

Indstilling
Det indstilles, at KKR drøfter taksterne.

Beslutning
Punkt 2 og 3 blev behandlet under ét.

Punkt 2: Taget til efterretning. Punkt 3: Drøftet.
"""
    items, _ = read(paper)
    assert (items["2"].outcomes, items["3"].outcomes) == (["taget til efterretning"], ["drøftet"])

"""How minutes report a vote."""

import pytest

from minutes.parsing.decision import votes

# (text, for, against, abstained, parties for, against, abstained)
ONE = [
    ("12 stemte for, 8 imod, og 3 undlod.", 12, 8, 3, [], [], []),
    ("12 stemte for, 8 stemte imod, og 3 undlod at stemme.", 12, 8, 3, [], [], []),
    ("12 medlemmer stemte for, 8 imod.", 12, 8, None, [], [], []),
    ("KKR godkendte forslaget med 12 stemmer mod 8.", 12, 8, None, [], [], []),
    ("Forslaget blev vedtaget med 12 stemmer for og 8 imod.", 12, 8, None, [], [], []),
    ("Forslaget faldt med stemmerne 12-8.", 12, 8, None, [], [], []),
    (
        "KKR besluttede med 11 stemmer for, 1 stemme imod og 1, der undlod at stemme, at gå videre.",
        11,
        1,
        1,
        [],
        [],
        [],
    ),
    # The side's word first, of each side.
    ("For stemte 21, imod 2 (Ø og F), mens 1 (B) undlod at stemme.", 21, 2, 1, [], ["Ø", "F"], ["B"]),
    ("15 medlemmer stemte for, 1 medlem (Ø) stemte imod.", 15, 1, None, [], ["Ø"], []),
    (
        "14 stemte for indstillingen (A, B og SF), 9 stemte imod (V, C).",
        14,
        9,
        None,
        ["A", "B", "F"],
        ["V", "C"],
        [],
    ),
    ("Tre stemte imod.", None, 3, None, [], [], []),
    ("To stemte hverken for eller imod.", None, None, 2, [], [], []),
    ("3 stemte blankt.", None, None, 3, [], [], []),
    ("A, F og Ø stemte for; V og C stemte imod.", None, None, None, ["A", "F", "Ø"], ["V", "C"], []),
    ("A, F og Ø stemte for, mens V og C stemte imod.", None, None, None, ["A", "F", "Ø"], ["V", "C"], []),
    ("C, I og V undlod at stemme.", None, None, None, [], [], ["C", "I", "V"]),
    ("Dansk Folkeparti stemte imod.", None, None, None, [], ["O"], []),
    ("For stemte A, B og F. Imod stemte V.", None, None, None, ["A", "B", "F"], ["V"], []),
    ("For stemte 12. Imod stemte 8. Blankt stemte 1.", 12, 8, 1, [], [], []),
    ("For: A og F (12 stemmer). Imod: V (8 stemmer).", 12, 8, None, ["A", "F"], ["V"], []),
    # Those behind the side's word, or behind its number, are on that side.
    ("12 stemte for (A, F), 8 imod (V og DF), og 2 undlod (C).", 12, 8, 2, ["A", "F"], ["V", "O"], ["C"]),
    (
        "Ved afstemning stemte 17 for (A, B og Slesvigsk Parti) og 3 imod (D).",
        17,
        3,
        None,
        ["A", "B", "Slesvigsk Parti"],
        ["D"],
        [],
    ),
    (
        "For stemte 28 (A, B, SF og Ø). Imod stemte 9 (C og V).",
        28,
        9,
        None,
        ["A", "B", "F", "Ø"],
        ["C", "V"],
        [],
    ),
    (
        "10 medlemmer (A og F) stemte for forslaget, 12 medlemmer (V, C og I) stemte imod.",
        10,
        12,
        None,
        ["A", "F"],
        ["V", "C", "I"],
        [],
    ),
    ("Tiltrådt mod 2 stemmer (Ø).", None, 2, None, [], ["Ø"], []),
    ("Forslaget blev vedtaget mod Enhedslistens stemmer.", None, None, None, [], ["Ø"], []),
    # Beside a vote by numbers a member is one who is counted.
    ("12 stemte for. Lis Jensen (V) undlod at stemme.", 12, None, 1, [], [], ["V"]),
    # Why they did so is not who did so.
    ("SF stemte imod, idet Venstres forslag er for dyrt.", None, None, None, [], ["F"], []),
]


@pytest.mark.parametrize(("text", "yes", "no", "blank", "for_it", "against_it", "neither"), ONE)
def test_a_vote_has_its_numbers_and_parties(
    text: str,
    yes: int | None,
    no: int | None,
    blank: int | None,
    for_it: list[str],
    against_it: list[str],
    neither: list[str],
) -> None:
    (vote,) = votes.of(text)
    assert (vote.in_favour, vote.against, vote.abstained) == (yes, no, blank)
    assert (vote.parties_in_favour, vote.parties_against, vote.parties_abstained) == (
        for_it,
        against_it,
        neither,
    )
    assert vote.text == text


NONE = [
    # No numbers, no parties.
    "Forslaget blev enstemmigt godkendt.",
    "Et flertal stemte for.",
    # A member is not the party; who voted against is a reservation.
    "Palle Sønderskov (O) og Svend Åge Munk (O) stemte imod.",
    # Votes for a person.
    "Der blev afgivet 9 stemmer for Lis Jensen og 6 stemmer for Bo Friis.",
    "Ved skriftlig afstemning fik Lis Jensen 11 stemmer, Bo Friis 12 stemmer, og 1 stemte blankt.",
    # Nobody voted.
    "Der er 12 kommuner for forslaget.",
    "Jens Hansen (V) var for scenarie 2.",
    "KKR tog stemningen til efterretning.",
    "",
    None,
]


@pytest.mark.parametrize("text", NONE)
def test_no_vote_is_told_of(text: str | None) -> None:
    assert votes.of(text) == []


def test_a_vote_that_is_told_in_paragraphs_is_one() -> None:
    (vote,) = votes.of("For stemte 28.\n\nImod stemte 9.\n\nForslaget er vedtaget.")
    assert (vote.in_favour, vote.against, vote.text) == (28, 9, "For stemte 28. Imod stemte 9.")


def test_two_votes_are_two() -> None:
    text = "12 stemte for scenarie 1, 8 imod. 5 stemte for scenarie 2, 15 imod."
    assert [(vote.in_favour, vote.against) for vote in votes.of(text)] == [(12, 8), (5, 15)]


@pytest.mark.campaign
@pytest.mark.parametrize("piece", ["12 stemte for, ", "stemte ", "For: A. ", "A og "])
def test_a_long_row_of_the_same_is_read_at_once(piece: str) -> None:
    votes.of("stemte " + piece * (200_000 // len(piece)))

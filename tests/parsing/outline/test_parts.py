"""The lines of one item by the part they stand in, in the forms of twenty years."""

import pytest

from minutes.parsing.outline import parts
from minutes.parsing.outline.parts import Parts
from tests.parsing.lines import lines

Texts = dict[str | None, list[str]]


def printed(found: Parts) -> Texts:
    texts = {part: [line.text for line in lines if line.text.strip()] for part, lines in found.lines.items()}
    return {part: said for part, said in texts.items() if said}


PROPOSES = "Det indstilles, at KKR godkender."

FORMS = [
    # The form since 2008.
    (
        f"Baggrund\na\n\nIndstilling\n{PROPOSES}\n\nSagsfremstilling\nb\n\nBilag\nc\n\nBeslutning\nGodkendt.",
        {
            "baggrund": ["a"],
            "indstilling": [PROPOSES],
            "sagsfremstilling": ["b"],
            "bilag": ["c"],
            "beslutning": ["Godkendt."],
        },
    ),
    # Other names for the same, in the order of another year.
    (
        "Resumé\na\n\nSagens indhold\nb\n\nIndstilling til KKR\nc\n\nKKR Sjællands beslutning\nd",
        {"baggrund": ["a"], "sagsfremstilling": ["b"], "indstilling": ["c"], "beslutning": ["d"]},
    ),
    (
        "Sagen kort\na\n\nVurdering\nb\n\nKonklusion\nc",
        {"baggrund": ["a"], "sagsfremstilling": ["b"], "beslutning": ["c"]},
    ),
    # Right below the title too, in the papers that say Referat for Beslutning.
    ("Referat\nd", {"beslutning": ["d"]}),
    ("Vurdering\nb\n\nReferat\nd", {"sagsfremstilling": ["b"], "beslutning": ["d"]}),
    # Heading and text on one line.
    ("Baggrund: a\nb\n\nBeslutning: Godkendt.", {"baggrund": ["a", "b"], "beslutning": ["Godkendt."]}),
    # The decision first.
    (
        "Beslutning\nd\n\nBaggrund\na\n\nIndstilling\nb",
        {"beslutning": ["d"], "baggrund": ["a"], "indstilling": ["b"]},
    ),
    # Without Baggrund, without Indstilling, without anything.
    ("Sagsfremstilling\nb\n\nBeslutning\nd", {"sagsfremstilling": ["b"], "beslutning": ["d"]}),
    ("a\n\nb", {None: ["a", "b"]}),
    # A heading with nothing below it.
    (
        "Baggrund\n\nIndstilling\nb\n\nSagsfremstilling\n\nBeslutning\nd",
        {"indstilling": ["b"], "beslutning": ["d"]},
    ),
]

WITHIN = [
    # Headings within a text stay in it.
    (
        "Sagsfremstilling\na\n\nØkonomi\nb\n\nVidere proces\nc\n\nBeslutning\nd",
        {"sagsfremstilling": ["a", "Økonomi", "b", "Videre proces", "c"], "beslutning": ["d"]},
    ),
    # Below the indstilling they tell that the telling goes on.
    (
        "Indstilling\na\n\nØkonomi\nb\n\nBeslutning\nd",
        {"indstilling": ["a"], "sagsfremstilling": ["Økonomi", "b"], "beslutning": ["d"]},
    ),
    # A heading of the form that has been is one within the text the second time.
    (
        "Baggrund\na\n\nSagsfremstilling\nb\n\nBaggrund\nc\n\nBeslutning\nd",
        {"baggrund": ["a"], "sagsfremstilling": ["b", "Baggrund", "c"], "beslutning": ["d"]},
    ),
    # A word that is a part's name in other papers, inside the part that is under way.
    (
        "Sagsfremstilling\na\n\nKonklusion\nb\n\nIndhold\nc\n\nBeslutning\nd",
        {"sagsfremstilling": ["a", "Konklusion", "b", "Indhold", "c"], "beslutning": ["d"]},
    ),
    (
        "Baggrund\na\n\nResumé\nb\n\nIndstilling\nc",
        {"baggrund": ["a", "Resumé", "b"], "indstilling": ["c"]},
    ),
    # Sentences that begin like a heading.
    (
        "Baggrund\nBaggrund for sagen er a.\nBeslutningen blev udsat.\n\nBeslutning\nd",
        {"baggrund": ["Baggrund for sagen er a.", "Beslutningen blev udsat."], "beslutning": ["d"]},
    ),
]

UNSAID = [
    # An indstilling begins with its words where no heading does, and ends with them.
    (
        f"a\n\n{PROPOSES}\n\nb",
        {None: ["a", "b"], "indstilling": [PROPOSES]},
    ),
    (
        "a\n\nDet indstilles, at KKR\n\n- godkender a\n\n- drøfter b\n\nKKR tiltrådte indstillingen.",
        {
            None: ["a"],
            "indstilling": ["Det indstilles, at KKR", "- godkender a", "- drøfter b"],
            "beslutning": ["KKR tiltrådte indstillingen."],
        },
    ),
    # A decision without a heading, below the indstilling.
    (
        f"Indstilling\n{PROPOSES}\n\nKKR Sjælland godkendte indstillingen.\n\nFormanden følger op.",
        {
            "indstilling": [PROPOSES],
            "beslutning": ["KKR Sjælland godkendte indstillingen.", "Formanden følger op."],
        },
    ),
    (
        "Indstilling\na\n\nSagsfremstilling\nb\n\nIndstillingen blev tiltrådt.",
        {"indstilling": ["a"], "sagsfremstilling": ["b"], "beslutning": ["Indstillingen blev tiltrådt."]},
    ),
    # Nothing but the decision.
    ("Godkendt.", {"beslutning": ["Godkendt."]}),
    ("Punktet blev udsat.", {"beslutning": ["Punktet blev udsat."]}),
    (
        "KKR Nordjylland tog orienteringen til efterretning.",
        {"beslutning": ["KKR Nordjylland tog orienteringen til efterretning."]},
    ),
    # What was done at another meeting is part of the telling.
    (
        f"Indstilling\n{PROPOSES}\n\nSagsfremstilling\nKKR godkendte i 2018 en aftale.",
        {"indstilling": [PROPOSES], "sagsfremstilling": ["KKR godkendte i 2018 en aftale."]},
    ),
    # Where a heading comes later, nothing before it is the decision.
    (
        f"Indstilling\n{PROPOSES}\n\nKKR drøftede sagen i foråret.\n\nBeslutning\nGodkendt.",
        {"indstilling": [PROPOSES, "KKR drøftede sagen i foråret."], "beslutning": ["Godkendt."]},
    ),
]

PAPERS = [
    # Attachments with and without a heading.
    ("Baggrund\na\n\nBilag: Notat", {"baggrund": ["a"], "bilag": ["Notat"]}),
    (
        "Baggrund\na\n\nBilag 1: Notat om\nMovia\n\nb",
        {"baggrund": ["a", "b"], "bilag": ["Bilag 1: Notat om", "Movia"]},
    ),
    (
        "Baggrund\na\n\nBilag 1: Notat\nBilag 2: Brev\n\nBeslutning\nd",
        {"baggrund": ["a"], "bilag": ["Bilag 1: Notat", "Bilag 2: Brev"], "beslutning": ["d"]},
    ),
    (
        "Baggrund\na\n\nVedlagt: Notat\n\nBeslutning\nd",
        {"baggrund": ["a"], "bilag": ["Notat"], "beslutning": ["d"]},
    ),
    # A list of papers above the telling of the case.
    ("Bilag\nNotat\n\nSagsfremstilling\nb", {"bilag": ["Notat"], "sagsfremstilling": ["b"]}),
    # A paper whose title begins like a heading.
    (
        "Bilag\nIndstilling: notat fra regionen\n\nBeslutning\nd",
        {"bilag": ["Indstilling: notat fra regionen"], "beslutning": ["d"]},
    ),
    # A text that speaks of a paper.
    ("Baggrund\nBilag 1 viser fordelingen.", {"baggrund": ["Bilag 1 viser fordelingen."]}),
]


@pytest.mark.parametrize(("text", "expected"), [*FORMS, *WITHIN, *UNSAID, *PAPERS])
def test_lines_stand_in_their_part(text: str, expected: Texts) -> None:
    assert printed(parts.of(lines(text))) == expected


def test_an_agenda_has_no_decision_that_no_heading_shows() -> None:
    text = f"Indstilling\n{PROPOSES}\n\nKKR godkendte indstillingen."
    assert "beslutning" not in printed(parts.of(lines(text), is_agenda=True))


def test_lines_with_initials_are_part_of_no_text() -> None:
    found = parts.of(lines("SAG-2018-00123 abc\nDok.ID: 123456\n\nBaggrund\na\nInit: ABC\n"))
    assert printed(found) == {"baggrund": ["a"]}
    assert [line.text for line in found.cases] == ["SAG-2018-00123 abc", "Dok.ID: 123456", "Init: ABC"]

import pytest

from minutes.parsing import decision

OUTCOMES = [
    ("KKR Hovedstaden tog orienteringen til efterretning.", ["taget til efterretning"]),
    ("Orienteringen blev taget til efterretning.", ["taget til efterretning"]),
    ("Taget til efterretning.", ["taget til efterretning"]),
    ("Dagsordenen blev godkendt.", ["godkendt"]),
    ("Indstillingen tiltrådt.", ["tiltrådt"]),
    ("KKR drøftede kort sagen, herunder blev der peget på fordele.", ["drøftet"]),
    ("KKR tog oplægget til efterretning med en drøftelse af indhold.", ["taget til efterretning", "drøftet"]),
    ("KKR besluttede, at bidraget øges.", ["besluttet"]),
    # What is decided to be done is what was done.
    ("KKR Sjælland besluttede at udsætte punktet.", ["udsat"]),
    ("KKR besluttede at tage sagen til efterretning.", ["taget til efterretning"]),
    ("KKR udpegede Bent Hansen til bestyrelsen.", ["udpeget"]),
    ("Maja Højgaard blev valgt som formand.", ["valgt"]),
    ("Punktet blev udsat til næste møde.", ["udsat"]),
    ("Punktet udgår.", ["udgået"]),
    ("Maja Højgaard orienterede fra SOSU H.", ["orienteret"]),
    # Several, in the order they are said.
    (
        "KKR tiltrådte indstillingen. KKR-formanden orienterede om, at der er inviteret til møde.",
        ["tiltrådt", "orienteret"],
    ),
    # The minutes of an earlier meeting are approved at this one.
    ("Referatet fra mødet den 18. juni 2025 blev godkendt.", ["godkendt"]),
    # Earlier decisions.
    ("KKR Hovedstaden godkendte på mødet den 18. juni 2025 strategien.", []),
    ("KKR besluttede i marts 2023 det nuværende bidrag.", []),
    ("Sagen er tidligere drøftet.", []),
    # Another body's.
    ("Regionsrådet godkendte planen.", []),
    ("KL's bestyrelse har drøftet sagen.", []),
    ("KKR noterede, at Folketinget har besluttet en reform.", []),
    # Recommended, wished for, or denied.
    ("Det indstilles, at KKR godkender budgettet.", []),
    ("Formandskabet anbefaler, at planen bliver godkendt.", []),
    ("Indstillingen blev ikke godkendt.", []),
    ("Formanden nævnte, at medlemmerne er inviteret, og at ordningen er tiltrådt af KL.", []),
    ("", []),
    (None, []),
]


@pytest.mark.parametrize(("text", "expected"), OUTCOMES)
def test_outcomes_are_what_happened_here(text: str | None, expected: list[str]) -> None:
    assert decision.outcomes(text) == expected


DISSENTS = [
    (
        "KKR besluttede nr. 2.\n\nEnhedslisten og Radikale Venstre anbefaler nr. 3, da det er billigst.",
        [(["Ø", "B"], "Enhedslisten og Radikale Venstre anbefaler nr. 3, da det er billigst.")],
    ),
    # In the same paragraph, from where it is said.
    (
        "KKR tiltrådte indstillingen. Dansk Folkeparti stemte imod. De ønsker en anden vej.",
        [(["O"], "Dansk Folkeparti stemte imod. De ønsker en anden vej.")],
    ),
    (
        "Bent Hansen (V) tog forbehold for finansieringen.",
        [(["V"], "Bent Hansen (V) tog forbehold for finansieringen.")],
    ),
    ("SF kunne ikke tiltræde indstillingen.", [(["F"], "SF kunne ikke tiltræde indstillingen.")]),
    # The council as a whole recommends: no dissent.
    ("KKR Hovedstaden anbefaler scenarie 3.", []),
    ("Ekspertudvalget anbefaler en ny model.", []),
    (None, []),
]


@pytest.mark.parametrize(("text", "expected"), DISSENTS)
def test_dissents_are_kept_in_their_own_words(
    text: str | None, expected: list[tuple[list[str], str]]
) -> None:
    assert [(dissent.parties, dissent.text) for dissent in decision.dissents(text)] == expected


def test_a_dissent_is_not_an_outcome() -> None:
    assert decision.outcomes("SF stemte imod, da sagen burde være udsat.") == []

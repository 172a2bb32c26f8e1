"""Whether the decision followed what was recommended, by examples."""

import pytest

from minutes.parsing import decision
from minutes.parsing.decision import indstilling

APPROVE = "Det indstilles, at KKR Sjælland godkender rammeaftalen."
NOTE = "Det indstilles, at KKR Sjælland tager orienteringen til efterretning."
DISCUSS = "Det indstilles, at KKR Sjælland drøfter oplægget."
DISCUSS_AND_NOTE = "Det indstilles, at KKR Sjælland drøfter oplægget og tager det til efterretning."
DISCUSS_AND_DECIDE = (
    "Det indstilles, at KKR\n\n- drøfter ambitionen\n\n- beslutter finansieringen, jf. de tre scenarier"
)
APPOINT = "Det indstilles, at KKR Sjælland udpeger et medlem til bestyrelsen for Movia."
ADVISE = "Det indstilles, at KKR Sjælland anbefaler kommunerne at tiltræde aftalen."
PUT_FORWARD = "Det indstilles, at KKR Sjælland indstiller to kandidater."

CASES = [
    # What was asked was done.
    (APPROVE, "KKR Sjælland godkendte rammeaftalen.", "followed"),
    (APPROVE, "KKR Sjælland tiltrådte indstillingen.", "followed"),
    (APPROVE, "Indstillingen tiltrådt.", "followed"),
    (APPROVE, "Godkendt.", "followed"),
    (APPROVE, "Tiltrådt som indstillet.", "followed"),
    (APPROVE, "Godkendt uden ændringer.", "followed"),
    (APPROVE, "KKR Sjælland kunne tiltræde indstillingen.", "followed"),
    (NOTE, "KKR Sjælland tog orienteringen til efterretning.", "followed"),
    (NOTE, "Taget til efterretning.", "followed"),
    (NOTE, "Indstillingen blev tiltrådt.", "followed"),
    (NOTE, "KKR Sjælland tog oplægget til efterretning med en drøftelse af indhold.", "followed"),
    (DISCUSS, "KKR Sjælland drøftede oplægget.", "followed"),
    (DISCUSS_AND_NOTE, "KKR drøftede oplægget og tog det til efterretning.", "followed"),
    (DISCUSS_AND_DECIDE, "KKR besluttede, at finansieringen øges til det beskrevne scenarie 2.", "followed"),
    (APPOINT, "Jens Hansen (V) blev udpeget.", "followed"),
    (ADVISE, "KKR Sjælland anbefaler kommunerne at tiltræde aftalen.", "followed"),
    (PUT_FORWARD, "KKR indstillede Jens Hansen (V) til brugerrådet.", "followed"),
    # A remark is no change, and what a party holds back is none either.
    (APPROVE, "Tiltrådt med den bemærkning, at økonomien er stram.", "followed"),
    (APPROVE, "Godkendt, dog med forbehold fra SF.", "followed"),
    (APPROVE, "KKR godkendte rammeaftalen. Ø kan ikke tiltræde taksterne.", "followed"),
    # A verb that asks for something to be done.
    ("Køge indstiller, at KKR retter henvendelse til regionen.", "KKR besluttede at rette henvendelse.",
     "followed"),
    # The words of an indstilling that stands under another heading.
    (None, "Indstillingen blev tiltrådt.", "followed"),
    # Otherwise than asked.
    (APPROVE, "Godkendt med den ændring, at taksterne sænkes.", "amended"),
    (APPROVE, "KKR godkendte rammeaftalen med enkelte justeringer.", "amended"),
    (APPROVE, "Tiltrådt med den tilføjelse, at sagen evalueres.", "amended"),
    (APPROVE, "Tiltrådt med den bemærkning, at punkt 2 udgår.", "amended"),
    (APPROVE, "Tiltrådt, dog således at fristen rykkes.", "amended"),
    (APPROVE, "Ad 1) Godkendt. Ad 2) Udsat.", "amended"),
    (NOTE, "KKR besluttede, at formandskabet retter henvendelse til ministeren.", "amended"),
    (APPROVE, "KKR kunne ikke tiltræde indstillingen. Det blev besluttet at forhandle videre.", "amended"),
    (APPROVE, "Godkendt, idet mødet den 19. juni flyttes til den 22. juni 2026.", "amended"),
    ("Det indstilles, at KKR anbefaler model A.", "KKR besluttede at anbefale model B.", "amended"),
    (APPROVE, "KKR godkendte rammeaftalen, idet målene præciseres.", "amended"),
    (APPROVE, "KKR godkendte den. Der var enighed om at lade c) udgå.", "amended"),
    (APPROVE, "Punkterne a og b blev tiltrådt. Der var ikke tilslutning til punkt c.", "amended"),
    # A change that the indstilling itself names is none.
    ("Det indstilles, at det godkendes med den nævnte rettelse.", "Godkendt med rettelsen.", "followed"),
    ("Det indstilles, at referatet godkendes.", "Godkendt med rettelsen.", "amended"),
    # Something to be done beside a note or a discussion, and what was to be discussed settled.
    ("Det indstilles, at KKR tager regnskabet til efterretning og opfordrer Movia til at spare.",
     "KKR tog regnskabet til efterretning og besluttede at opfordre Movia til det.", "followed"),
    ("Det indstilles, at KKR drøfter, om den skal med.", "KKR besluttede, at den skal med.", "followed"),
    ("Det indstilles, at KKR drøfter, om den skal med.", "KKR drøftede sagen.", "followed"),
    ("Det indstilles, at KKR opfordrer Movia til at spare.", "KKR drøftede sagen.", "noted"),
    # Less than asked.
    (APPROVE, "KKR tog sagen til efterretning.", "noted"),
    (APPROVE, "KKR drøftede sagen.", "noted"),
    (NOTE, "Maja Højgaard orienterede fra SOSU H.", "noted"),
    (NOTE, "KKR drøftede sagen.", "noted"),
    (DISCUSS, "KKR tog sagen til efterretning.", "noted"),
    # Later, or never.
    (APPROVE, "Punktet blev udsat til næste møde.", "deferred"),
    (APPROVE, "Punktet udgik af dagsordenen.", "deferred"),
    (APPROVE, "Sagen sendes tilbage til embedsmandsudvalget.", "deferred"),
    (APPROVE, "KKR besluttede at udsætte sagen.", "deferred"),
    # Turned down, not told, or not asked.
    (APPROVE, "Indstillingen blev ikke tiltrådt.", "none"),
    (APPROVE, "Forslaget blev forkastet.", "none"),
    (APPROVE, "Intet.", "none"),
    (APPROVE, None, "none"),
    (None, None, "none"),
    # Where nothing was recommended, nothing was followed or fallen short of.
    (None, "KKR tog orienteringen til efterretning.", "none"),
    (None, "Formanden orienterede.", "none"),
    (None, "Godkendt.", "none"),
    (None, "Dagsordenen til mødet blev godkendt.", "none"),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "said", "expected"), CASES)
def test_what_became_of_the_indstilling(asked: str | None, said: str | None, expected: str) -> None:
    assert indstilling.follows(said, asked, decision.outcomes(said)) == expected


@pytest.mark.campaign
@pytest.mark.parametrize("piece", ["med den ", "indstilling ", "Godkendt. ", "KKR indstiller ", "sendes "])
def test_a_long_row_of_the_same_is_read_at_once(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    indstilling.follows(text, text, [])
    indstilling.follows(text, text, ["godkendt"])

"""How minutes say who got which seat."""

import pytest

from minutes.parsing.decision import appointments
from minutes.parsing.types import Appointment, Attendee


def row(
    person: str,
    party: str | None = None,
    municipality: str | None = None,
    body: str | None = None,
    role: str | None = None,
    period: str | None = None,
) -> Appointment:
    return Appointment(person, party, municipality, body, role, period)


MOVIA = "bestyrelsen for Movia"
ROWS = [
    ("KKR Sjælland udpegede Jens Hansen (V), Køge Kommune, til bestyrelsen for Movia for perioden 2022-2025.",
     [row("Jens Hansen", "V", "Køge", MOVIA, None, "2022-2025")]),
    ("Jens Hansen (V) blev udpeget til bestyrelsen for Movia.", [row("Jens Hansen", "V", None, MOVIA)]),
    ("Borgmester Jens Hansen, Køge, blev udpeget til bestyrelsen for Movia.",
     [row("Jens Hansen", None, "Køge", MOVIA)]),
    # Without party or town: the verb says that it is a person.
    ("KKR udpegede Jens Hansen til bestyrelsen for Movia.", [row("Jens Hansen", body=MOVIA)]),
    # The seat first.
    ("Til bestyrelsen for Movia udpegedes Jens Hansen (V).", [row("Jens Hansen", "V", None, MOVIA)]),
    ("Som formand valgtes borgmester Jens Hansen (V).", [row("Jens Hansen", "V", role="formand")]),
    ("Til næstformand blev Lis Jensen (A) valgt.", [row("Lis Jensen", "A", role="næstformand")]),
    ("Som formand for KKR Sjælland valgtes Jens Hansen (V) og som næstformand Lis Jensen (A).",
     [row("Jens Hansen", "V", None, "KKR Sjælland", "formand"),
      row("Lis Jensen", "A", None, "KKR Sjælland", "næstformand")]),
    ("KKR valgte Jens Hansen (V) som formand og Lis Jensen (A) som næstformand.",
     [row("Jens Hansen", "V", role="formand"), row("Lis Jensen", "A", role="næstformand")]),
    ("Jens Hansen (V) blev genvalgt som formand for Erhvervshus Sjælland.",
     [row("Jens Hansen", "V", None, "Erhvervshus Sjælland", "formand")]),
    # Several to one body, and one to several.
    ("KKR udpegede Jens Hansen (V), Køge Kommune, og Lis Jensen (A), Greve Kommune, til "
     "bestyrelsen for Movia.",
     [row("Jens Hansen", "V", "Køge", MOVIA), row("Lis Jensen", "A", "Greve", MOVIA)]),
    ("KKR udpegede Jens Hansen (V), Lis Jensen (A) og Bo Friis (C) til bestyrelsen for Movia.",
     [row("Jens Hansen", "V", None, MOVIA), row("Lis Jensen", "A", None, MOVIA),
      row("Bo Friis", "C", None, MOVIA)]),
    ("KKR udpegede Jens Hansen (V) til bestyrelsen for Movia og til Sundhedskoordinationsudvalget.",
     [row("Jens Hansen", "V", None, MOVIA), row("Jens Hansen", "V", None, "Sundhedskoordinationsudvalget")]),
    ("KKR udpegede Jens Hansen (V) til bestyrelsen for Movia og Lis Jensen (A) til Vækstforum.",
     [row("Jens Hansen", "V", None, MOVIA), row("Lis Jensen", "A", None, "Vækstforum")]),
    # A substitute, and the one whom the substitute is for.
    ("KKR udpegede Lis Jensen (A) som suppleant for Jens Hansen (V) til bestyrelsen for Movia.",
     [row("Lis Jensen", "A", None, MOVIA, "suppleant")]),
    ("KKR udpegede Jens Hansen (V) som medlem og Lis Jensen (A) som stedfortræder til Vækstforum.",
     [row("Jens Hansen", "V", None, "Vækstforum", "medlem"),
      row("Lis Jensen", "A", None, "Vækstforum", "stedfortræder")]),
    ("KKR udpegede Jens Hansen (V) som medlem af bestyrelsen for Movia for resten af valgperioden.",
     [row("Jens Hansen", "V", None, MOVIA, "medlem", "resten af valgperioden")]),
    # Only the one who comes in.
    ("KKR udpegede Jens Hansen (V) til bestyrelsen for Movia i stedet for Lis Jensen (A).",
     [row("Jens Hansen", "V", None, MOVIA)]),
    ("Jens Hansen (V) afløser Lis Jensen (A) i bestyrelsen for Movia.", [row("Jens Hansen", "V")]),
    ("Jens Hansen (V) indtræder i bestyrelsen for Movia i stedet for Lis Jensen (A).",
     [row("Jens Hansen", "V", None, MOVIA)]),
    ("Lis Jensen (A) udtræder, og KKR udpegede Jens Hansen (V) til bestyrelsen for Movia.",
     [row("Jens Hansen", "V", None, MOVIA)]),
    # Lists, with points or without.
    ("KKR Sjælland udpegede følgende som medlemmer af bestyrelsen for Movia for perioden 2018-2021:\n\n"
     "• Gurli Thestrup (C), Solrød Kommune\n\n• Lizzi Rønnow-Dam (A), Lolland Kommune",
     [row("Gurli Thestrup", "C", "Solrød", MOVIA, "medlem", "2018-2021"),
      row("Lizzi Rønnow-Dam", "A", "Lolland", MOVIA, "medlem", "2018-2021")]),
    ("Følgende blev udpeget til Sundhedskoordinationsudvalget:\n\nLis Jensen (A), Greve Kommune (formand)\n\n"
     "Jens Hansen (V), Køge Kommune\n\nKKR tog orienteringen til efterretning.",
     [row("Lis Jensen", "A", "Greve", "Sundhedskoordinationsudvalget", "formand"),
      row("Jens Hansen", "V", "Køge", "Sundhedskoordinationsudvalget")]),
    # A list of bodies, each with its persons.
    ("Følgende blev udpeget:\n\nBestyrelsen for Movia:\n\nJens Hansen (V)\n\nVækstforum:\n\nLis Jensen (A)",
     [row("Jens Hansen", "V", None, "Bestyrelsen for Movia"), row("Lis Jensen", "A", None, "Vækstforum")]),
    # Its headings may lack their colon, and the offices stand before the persons.
    ("KKR Nordjylland udpegede:\n\nSundhedsråd Nordjylland\n\nMedlem: Gro Winther (A), Aalborg Kommune\n\n"
     "Suppleant: Maren Kvist (A), Morsø Kommune\n\nDet Regionale Arbejdsmarkedsråd\n\nMedlem: Dan Friis (M)",
     [row("Gro Winther", "A", "Aalborg", "Sundhedsråd Nordjylland", "medlem"),
      row("Maren Kvist", "A", "Morsø", "Sundhedsråd Nordjylland", "suppleant"),
      row("Dan Friis", "M", None, "Det Regionale Arbejdsmarkedsråd", "medlem")]),
    # Or the body stands before its persons in the same line.
    ("KKR udpegede:\n\nKulturregion Fyn: Jens Hansen (V) som formand og Lis Jensen (A) som næstformand",
     [row("Jens Hansen", "V", None, "Kulturregion Fyn", "formand"),
      row("Lis Jensen", "A", None, "Kulturregion Fyn", "næstformand")]),
    # A second sentence is of the same body.
    ("KKR udpegede Jens Hansen (V) som nyt medlem af Vækstforum. Som stedfortræder udpegedes Lis Jensen (A).",
     [row("Jens Hansen", "V", None, "Vækstforum", "medlem"),
      row("Lis Jensen", "A", None, "Vækstforum", "stedfortræder")]),
    # A table, with a row of heads or with the seat in the sentence above it.
    ("Følgende blev udpeget:\n\nUdvalg\tNavn\tParti\tKommune\n\nVækstforum\tLis Jensen\tA\tGreve\n\n"
     "Movia\tJens Hansen\tV\tKøge",
     [row("Lis Jensen", "A", "Greve", "Vækstforum"), row("Jens Hansen", "V", "Køge", "Movia")]),
    # Two persons to a row: the head of the second says as what.
    ("KKR udpegede følgende:\n\nForum\tMedlem\tStedfortræder\n"
     "Vækstforum\tLis Jensen (A), Greve\tBo Friis (V), Køge\nMovia\tJens Hansen (V)\t",
     [row("Lis Jensen", "A", "Greve", "Vækstforum", "medlem"),
      row("Bo Friis", "V", "Køge", "Vækstforum", "stedfortræder"),
      row("Jens Hansen", "V", None, "Movia", "medlem")]),
    ("KKR valgte:\n\nPost\tPerson\tParti\nFormand for Det Sociale Udvalg\tLis Jensen\tA",
     [row("Lis Jensen", "A", None, "Det Sociale Udvalg", "formand")]),
    # `medlem` in a row is the person's post, and heads no column.
    ("KKR udpegede til RAR Fyn:\n\nNavn\tParti\tKommune\tPost\nLis Jensen\tA\tGreve\tmedlem\n"
     "Bo Friis\tV\tKøge\tstedfortræder",
     [row("Lis Jensen", "A", "Greve", "RAR Fyn", "medlem"),
      row("Bo Friis", "V", "Køge", "RAR Fyn", "stedfortræder")]),
    # Lists below an office.
    ("Følgende blev udpeget til Vækstforum:\n\nMedlem\n\nLis Jensen (A)\n\nStedfortræder\n\nBo Friis (V)",
     [row("Lis Jensen", "A", None, "Vækstforum", "medlem"),
      row("Bo Friis", "V", None, "Vækstforum", "stedfortræder")]),
    ("KKR foretog følgende udpegninger:\n\nVækstforum\n\nLis Jensen (A), Greve (suppleant: Bo Friis (V))",
     [row("Lis Jensen", "A", "Greve", "Vækstforum"),
      row("Bo Friis", "V", None, "Vækstforum", "suppleant")]),
    ("KKR udpegede Lis Jensen (A), Greve, med Bo Friis (V), Køge, som stedfortræder.",
     [row("Lis Jensen", "A", "Greve"), row("Bo Friis", "V", "Køge", None, "stedfortræder")]),
    ("Som repræsentanter i Vækstforum udpeges borgmester Lis Jensen (A). Suppleanter er Bo Friis (V) og "
     "Jens Hansen (C).",
     [row("Lis Jensen", "A", None, "Vækstforum", "repræsentant"),
      row("Bo Friis", "V", None, "Vækstforum", "suppleant"),
      row("Jens Hansen", "C", None, "Vækstforum", "suppleant")]),
    # The body said of all after the list.
    ("KKR udpegede:\n\n- Lis Jensen (A)\n\n- Bo Friis (V)\n\nBegge er udpeget til bestyrelsen for Movia.",
     [row("Lis Jensen", "A", None, MOVIA), row("Bo Friis", "V", None, MOVIA)]),
    ("Som nyt medlem af Vækstforum udpegedes Lis Jensen (A). "
     "Bo Friis (V) blev udpeget som personlig stedfortræder.",
     [row("Lis Jensen", "A", None, "Vækstforum", "medlem"),
      row("Bo Friis", "V", None, "Vækstforum", "stedfortræder")]),
    # The name of an institution is no person's.
    ("KKR udpegede Lis Jensen (A) som stedfortræder i bestyrelsen for VIA University College.",
     [row("Lis Jensen", "A", None, "bestyrelsen for VIA University College", "stedfortræder")]),
    ("Lis Jensen (A) blev udpeget som observatør i styregruppen for letbanen indtil udgangen af 2019.",
     [row("Lis Jensen", "A", None, "styregruppen for letbanen", "observatør", "indtil udgangen af 2019")]),
    ("Posten i Vækstforum besættes af Lis Jensen (A), Greve.", [row("Lis Jensen", "A", "Greve")]),
    ("Jens Hansen, Køge Kommune, blev indstillet til bestyrelsen for Fonden Syddansk Turisme.",
     [row("Jens Hansen", None, "Køge", "bestyrelsen for Fonden Syddansk Turisme", "indstillet")]),
    # A list whose lines run on: each label is of the person behind it.
    ("Følgende blev udpeget:\n\nSundhedsråd Fyn: Jens Hansen (V), Assens Sundhedsråd Vest: Lis Jensen (A), "
     "Fanø",
     [row("Jens Hansen", "V", "Assens", "Sundhedsråd Fyn"),
      row("Lis Jensen", "A", "Fanø", "Sundhedsråd Vest")]),
    # Put forward for another's choice.
    ("Jens Hansen (V), Køge, blev indstillet til Danmarks Erhvervsfremmebestyrelse.",
     [row("Jens Hansen", "V", "Køge", "Danmarks Erhvervsfremmebestyrelse", "indstillet")]),
    ("KKR indstillede Jens Hansen (V) til Danmarks Erhvervsfremmebestyrelse.",
     [row("Jens Hansen", "V", None, "Danmarks Erhvervsfremmebestyrelse", "indstillet")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_who_got_which_seat(text: str, expected: list[Appointment]) -> None:
    assert appointments.of(text) == expected


NOBODY = [
    "KKR udpegede et medlem til bestyrelsen for Movia.",
    "Regionsrådet udpegede Jens Hansen (V) til bestyrelsen for Movia.",
    "Jens Hansen (V) blev ikke udpeget til bestyrelsen for Movia.",
    "Jens Hansen (V) er tidligere udpeget til bestyrelsen for Movia.",
    "Jens Hansen (V) udpeges på næste møde.",
    "Formandskabet foreslår, at Jens Hansen (V) bliver udpeget.",
    "Jens Hansen (V) orienterede om Movia.",
    "KKR godkendte forslaget fra Jens Hansen (V).",
    "Scenarie 2 blev valgt.",
    "Jens Hansen (V) er indstillet til bestyrelsen for Movia af Region Sjælland.",
    "Af Region Sjælland blev Jens Hansen (V) indstillet til bestyrelsen for Movia.",
    "",
    None,
]


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_got_a_seat(text: str | None) -> None:
    assert appointments.of(text) == []


PROPOSED = "Det indstilles, at KKR udpeger Jens Hansen (V) til bestyrelsen for Movia."


def test_who_was_proposed_is_appointed_where_the_decision_just_follows() -> None:
    assert appointments.of("Tiltrådt.", indstilling=PROPOSED, followed=True) == [
        row("Jens Hansen", "V", None, MOVIA)
    ]
    assert appointments.of("Udsat.", indstilling=PROPOSED, followed=False) == []


def test_a_list_that_was_proposed_is_read_too() -> None:
    text = "Det indstilles, at KKR udpeger følgende til Vækstforum:\n\n- Jens Hansen (V)\n\n- Lis Jensen (A)"
    assert appointments.of("Indstillingen blev tiltrådt.", indstilling=text, followed=True) == [
        row("Jens Hansen", "V", None, "Vækstforum"),
        row("Lis Jensen", "A", None, "Vækstforum"),
    ]


BODIES_ELSEWHERE = [
    # The decision's own word goes before all else.
    ("Udpegning til Vækstforum", None, "KKR udpegede Jens Hansen (V) til bestyrelsen for Movia.", MOVIA),
    ("", "Det indstilles, at KKR udpeger et medlem til bestyrelsen for Movia.",
     "KKR udpegede Jens Hansen (V).", MOVIA),
    ("Udpegning af medlem til bestyrelsen for Movia", None, "KKR udpegede Jens Hansen (V).", MOVIA),
    ("Valg af formand og næstformand", None, "Jens Hansen (V) blev valgt.", None),
    # A task is no body, and a term is none either.
    ("Valg af tovholder", None, "Jens Hansen (V) blev valgt som tovholder for ungeindsatsen frem til "
     "udgangen af 2025.", None),
    # Named in one word, in full in the title.
    ("Udpegning til styregruppen for letbanen", None, "Jens Hansen (V) blev udpeget til styregruppen.",
     "styregruppen for letbanen"),
    ("Vækstforum - udpegning til bestyrelsen for Movia samt valg af tovholder", None,
     "KKR udpegede Jens Hansen (V).", MOVIA),
    ("Konstituering: Valg af formand for KKR Fyn 2018-2021", None, "Jens Hansen (V) blev valgt.", "KKR Fyn"),
    ("Sundhedskoordinationsudvalget", None, "KKR udpegede Jens Hansen (V).", "Sundhedskoordinationsudvalget"),
    # A list and nothing else, under a title that says what it is.
    ("Udpegning af medlemmer til bestyrelsen for Movia", None, "Jens Hansen (V), Køge Kommune", MOVIA),
]  # fmt: skip


@pytest.mark.parametrize(("title", "indstilling", "text", "body"), BODIES_ELSEWHERE)
def test_a_body_left_out_is_the_indstilling_s_or_the_title_s(
    title: str, indstilling: str | None, text: str, body: str | None
) -> None:
    (found,) = appointments.of(text, title=title, indstilling=indstilling)
    assert (found.person, found.body) == ("Jens Hansen", body)


@pytest.mark.parametrize("title", ["Valg af formand og næstformand for perioden 2026-2029", "Konstituering"])
def test_the_chair_whom_a_council_elects_is_its_own(title: str) -> None:
    (found,) = appointments.of("Jens Hansen (V) blev valgt som formand.", title=title, council="sjaelland")
    assert (found.body, found.role) == ("KKR Sjælland", "formand")


@pytest.mark.parametrize(
    ("title", "text", "said"),
    [
        ("Udpegning til Vækstforum", "Jens Hansen (V), Køge", ["udpeget"]),
        ("Valg af formand", "Jens Hansen (V), Køge", ["valgt"]),
        ("Udpegning til Vækstforum", "Jens Hansen (V), Køge, orienterede om sagen.", []),
        ("Orientering", "Jens Hansen (V), Køge", []),
    ],
)
def test_a_decision_of_names_alone_says_what_its_title_says(title: str, text: str, said: list[str]) -> None:
    assert appointments.outcome(text, (), title) == said


def test_the_one_office_of_a_title_is_that_of_the_elected() -> None:
    (found,) = appointments.of(
        "Valget faldt på Jens Hansen (V).", title="Valg af formand for KKR", council="sjaelland"
    )
    assert (found.body, found.role) == ("KKR Sjælland", "formand")


def test_party_and_municipality_come_from_the_lists() -> None:
    who = [Attendee("Jens Hansen", "V", "Køge", "present", None, 1, "")]
    assert appointments.of("KKR udpegede Jens Hansen til Vækstforum.", who) == [
        row("Jens Hansen", "V", "Køge", "Vækstforum")
    ]


@pytest.mark.campaign
@pytest.mark.parametrize(
    "piece", ["Jens Hansen (V), ", "til ", "KKR udpegede Jens Hansen. ", "A\tB\n", "som "]
)
def test_a_long_row_of_the_same_is_read_at_once(piece: str) -> None:
    appointments.of("KKR udpegede " + piece * (200_000 // len(piece)))


def test_the_verb_before_a_colon_is_no_body() -> None:
    title = "Valg af observatør til Destination Nord"
    (found,) = appointments.of("Valgt: Jens Hansen (V), Køge.", title=title)
    assert found == row("Jens Hansen", "V", "Køge", "Destination Nord")

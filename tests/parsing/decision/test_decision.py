"""A manual of how minutes say what was decided, and of what only sounds like it."""

import pytest

from minutes.parsing import decision

GODKENDT = [
    "Godkendt.",
    "Godkendt uden bemærkninger.",
    "Dagsordenen blev godkendt.",
    "Dagsordenen godkendt.",
    "Referatet godkendes.",
    "Referat af sidste møde blev godkendt.",
    "Referatet fra mødet den 18. juni 2025 blev godkendt.",
    "KKR Sjælland godkendte referatet fra mødet den 18. juni 2025.",
    "KKR Hovedstaden godkendte dagsordenen til mødet den 2. september 2025.",
    "KKR godkendte indstillingen.",
    "KKR Nordjylland godkender rammeaftalen.",
    "Kommunekontaktrådet godkendte budgettet for 2009.",
    # The verb before its subject.
    "Herefter godkendte KKR Midtjylland regnskabet.",
    "På den baggrund godkendte KKR Syddanmark handleplanen.",
    "Det godkendte KKR enstemmigt.",
    # Who is named in the title of what was approved did not do it.
    "Kommissoriet for embedsmandsudvalget blev godkendt.",
    "Forslaget fra regionen blev godkendt.",
    "KL's udkast til høringssvar blev godkendt.",
    # Together with others, in either order.
    "KKR Sjælland og Region Sjælland godkendte rammepapiret.",
    "Region Sjælland og KKR Sjælland godkendte rammepapiret.",
    # What is denied is something else.
    "KKR havde ingen bemærkninger og godkendte referatet.",
    "Der var ingen bemærkninger, og referatet blev godkendt.",
    "KKR godkendte forslaget om ikke at hæve kontingentet.",
    "Budgettet blev godkendt, dog ikke for så vidt angår puljen.",
    # Most of the council is the council.
    "Et flertal i KKR godkendte forslaget.",
    "Et flertal godkendte forslaget.",
    # `Kunne godkende` is how minutes say that they did.
    "KKR Sjælland kunne godkende det fremlagte forslag.",
    "KKR besluttede at godkende forslaget.",
    # A clause that says no more of it than that it was accepted.
    "Formandskabet fremlagde et revideret forslag, som KKR godkendte.",
    "Formandskabet fremlagde et revideret forslag, som blev godkendt.",
    # In brackets and quotes stands what somebody else said or did.
    "Godkendt (jf. bilag 2, der er godkendt af regionen).",
    "- Godkendt",
    "KKR Hovedstaden godkendte strategien med virkning fra den 1. januar 2026.",
    "Rammeaftalen, som er tiltrådt af regionen, blev godkendt.",
    "Rammeaftalen som regionsrådet har tiltrådt blev godkendt.",
    "Forslaget blev enstemmigt godkendt.",
    "Der var ingen bemærkninger til referatet, som dermed er godkendt.",
    # What the chair concludes is what was decided.
    "Formanden konkluderede, at KKR godkendte forslaget.",
]
TILTRÅDT = [
    "Indstillingen tiltrådt.",
    "Indstillingen blev tiltrådt.",
    "Indstillingerne blev tiltrådt.",
    "Indstillingen er tiltrådt.",
    "Indstillingen tiltrådtes.",
    "Indstillingen tiltrædes.",
    "Tiltrådt.",
    "Tiltrådt som indstillet.",
    "Tiltrådt med den bemærkning, at økonomien skal følges tæt.",
    "Tiltrådt, idet KKR lægger vægt på, at regionen har godkendt planen.",
    "KKR Hovedstaden tiltrådte indstillingen med forslag til tovholdere for strategiens indsatser.",
    "KKR tilsluttede sig forslaget.",
    "KKR Sjælland tilsluttede sig, at kommunerne godkender aftalen.",
    "KKR kan tilslutte sig indstillingen.",
    "KKR Midtjylland kunne tiltræde indstillingen.",
    "KKR fulgte indstillingen.",
    "Indstillingen om, at regionen godkender planen, blev tiltrådt.",
    "KKR besluttede, at indstillingen tiltrædes.",
    # A scanner's a for å that nobody mended.
    "Indstillingen blev tiltradt.",
    "Som indstillet.",
    "Indstillingen blev fulgt.",
    # Where nothing plainer is said, the backing of the whole council is its assent.
    "KKR bakkede op om forslaget.",
    "KKR Sjælland støttede forslaget om en fælles indsats.",
    "Der var bred opbakning til indstillingen.",
    "KKR gav sin tilslutning til forslaget.",
]
EFTERRETNING = [
    "KKR Hovedstaden tog orienteringen til efterretning.",
    "KKR Sjælland tager orienteringen til efterretning.",
    "Orienteringen blev taget til efterretning.",
    "Orienteringen taget til efterretning.",
    "Orienteringen tages til efterretning.",
    "Taget til efterretning.",
    "Til efterretning.",
    "Taget til efterretning, idet KKR ønsker sagen på igen.",
    "KKR tog orienteringen om, at regionen har besluttet en ny plan, til efterretning.",
    "KKR tog orienteringen om at regionen har besluttet en ny plan til efterretning.",
    "KKR Hovedstaden tog, efter embedsmandsudvalgets anbefaling, status til efterretning.",
    "Herefter tog KKR redegørelsen til efterretning.",
    # The subject may stand between the words of the verb, whatever stands before it.
    "Efter behandling i møderækken tog KKR Midtjylland oplægget til efterretning.",
    "KKR noterede sig, at Folketinget har besluttet en reform.",
    "KKR besluttede at tage sagen til efterretning.",
]
DRØFTET = [
    "Drøftet.",
    "Sagen blev drøftet.",
    "Punktet blev kort drøftet.",
    "KKR drøftede sagen.",
    "KKR har drøftet sagen.",
    "KKR drøftede kort sagen, herunder blev der peget på fordele.",
    "Medlemmerne drøftede oplægget.",
    "KKR havde en drøftelse af oplægget.",
    "Der var en god drøftelse af oplægget.",
    "KKR drøftede indsatsen for udsatte unge.",
    "KKR drøftede de godkendte rammer og de udpegede områder.",
    "Under drøftelsen blev det nævnt, at kommunerne er pressede.",
    # What others will do with it.
    "KKR drøftede sagen, som vil blive godkendt af regionsrådet.",
    # Accord about a remark counts only where nothing plainer is said.
    "KKR drøftede sagen. Der var enighed om, at den er vigtig.",
]
BESLUTTET = [
    "KKR besluttede, at bidraget øges.",
    "KKR besluttede at bidraget øges.",
    "Det blev besluttet, at indstillingen sendes til kommunerne.",
    "På møde i KKR Syddanmark blev det besluttet at fortsætte samarbejdet.",
    "Herefter besluttede KKR at gå videre med scenarie 2.",
    "KKR vedtog forslaget.",
    "Forslaget blev vedtaget.",
    "KKR traf beslutning om at fortsætte.",
    "KKR besluttede ikke at deltage i projektet.",
    "KKR besluttede at anbefale kommunalbestyrelserne at godkende rammeaftalen.",
    "Der var enighed om, at formandskabet retter henvendelse til ministeren.",
    "KKR anbefaler kommunerne at tiltræde aftalen.",
    "Scenarie 2 blev valgt.",
    # What is decided to be done, where it is no outcome of its own.
    "KKR besluttede at tage sagen op igen.",
    "KKR besluttede at støtte forslaget.",
    "KKR besluttede at følge sagen tæt.",
    "KKR Sjælland valgte model 2.",
]
UDPEGET = [
    "KKR udpegede Bent Hansen til bestyrelsen.",
    "Bent Hansen blev udpeget til bestyrelsen for Movia.",
    "Bent Hansen genudpeget.",
    "Bent Hansen er udpeget for perioden 1. januar 2022 - 31. december 2025.",
    "Som medlem udpegedes Bent Hansen.",
    "Følgende blev udpeget:",
    "KKR besluttede at udpege Bent Hansen.",
    "KKR indstillede Bent Hansen til bestyrelsen.",
    "Bent Hansen, Køge Kommune (V), blev indstillet til bestyrelsen.",
    # What follows the office is the seat, and not who gave it.
    "Bent Hansen blev udpeget som medlem af bestyrelsen for Movia.",
    "Bent Hansen blev udpeget som næstformand i Sundhedsklynge Sønderjylland.",
    "Bent Hansen udpeges til styregruppen.",
    "Posten besættes af Bent Hansen.",
    "Bent Hansen indtræder i bestyrelsen.",
    "KKR Midtjylland foretog følgende udpegninger:",
    "Følgende udpegninger blev foretaget:",
]
VALGT = [
    "Maja Højgaard blev valgt som formand.",
    "Maja Højgaard blev genvalgt.",
    "Som formand valgtes Maja Højgaard.",
    "Til næstformand blev Bent Hansen valgt.",
    "KKR valgte Maja Højgaard som formand.",
    "Valgt blev Maja Højgaard.",
    "KKR konstituerede sig med Maja Højgaard som formand.",
]
UDSAT = [
    "Punktet blev udsat til næste møde.",
    "Udsat.",
    "Sagen udsættes.",
    "Punktet udskydes til mødet den 24. oktober 2025.",
    "Behandlingen blev udskudt.",
    "KKR udsatte sagen.",
    "KKR Sjælland besluttede at udsætte punktet.",
    "KKR valgte at udsætte beslutningen.",
    # Decided of the item itself.
    "KKR besluttede, at sagen udsættes til næste møde.",
    "Det blev besluttet at punktet udskydes.",
]
UDGÅET = [
    "Punktet udgår.",
    "Punktet udgik.",
    "Udgået.",
    "Punktet blev taget af dagsordenen.",
    "Sagen er trukket fra dagsordenen.",
    "Punktet bortfaldt.",
]
ORIENTERET = [
    "Formanden orienterede om mødet med ministeren.",
    "Maja Højgaard orienterede fra SOSU H.",
    "Der blev orienteret om status.",
    "KKR blev orienteret om status.",
    "Regionsdirektøren orienterede om planen, som regionsrådet har godkendt.",
    "Formanden gav en kort orientering om forhandlingerne.",
    "KKR Syddanmark tog sagen til orientering.",
]
ONE_OUTCOME = {
    "godkendt": GODKENDT,
    "tiltrådt": TILTRÅDT,
    "taget til efterretning": EFTERRETNING,
    "drøftet": DRØFTET,
    "besluttet": BESLUTTET,
    "udpeget": UDPEGET,
    "valgt": VALGT,
    "udsat": UDSAT,
    "udgået": UDGÅET,
    "orienteret": ORIENTERET,
}


@pytest.mark.parametrize(
    ("outcome", "text"), [(name, text) for name in ONE_OUTCOME for text in ONE_OUTCOME[name]]
)
def test_one_thing_happened(outcome: str, text: str) -> None:
    assert decision.outcomes(text) == [outcome]


SEVERAL = [
    (
        "KKR tog oplægget til efterretning med en drøftelse af indhold.",
        ["taget til efterretning", "drøftet"],
    ),
    (
        "KKR tiltrådte indstillingen. KKR-formanden orienterede om, at der er inviteret til møde.",
        ["tiltrådt", "orienteret"],
    ),
    ("KKR drøftede oplægget og tog det til efterretning.", ["drøftet", "taget til efterretning"]),
    ("KKR drøftede sagen og besluttede at nedsætte en arbejdsgruppe.", ["drøftet", "besluttet"]),
    ("Sagen blev drøftet og taget til efterretning.", ["drøftet", "taget til efterretning"]),
    ("Drøftet og taget til efterretning.", ["drøftet", "taget til efterretning"]),
    ("Efter en kort drøftelse godkendte KKR indstillingen.", ["drøftet", "godkendt"]),
    ("KKR drøftede sagen, hvorefter indstillingen blev tiltrådt.", ["drøftet", "tiltrådt"]),
    ("Formanden orienterede om sagen, hvilket KKR tog til efterretning.",
     ["orienteret", "taget til efterretning"]),
    # By the points of the indstilling.
    ("Ad 1) Godkendt. Ad 2) Taget til efterretning.", ["godkendt", "taget til efterretning"]),
    ("Ad 1: Godkendt.\n\nAd 2: Drøftet.", ["godkendt", "drøftet"]),
    ("Pkt. a og b: Tiltrådt.\n\nPkt. c: Udsat.", ["tiltrådt", "udsat"]),
    ("1. Indstillingen blev tiltrådt.\n\n2. Orienteringen blev taget til efterretning.",
     ["tiltrådt", "taget til efterretning"]),
    # A list goes on from the words that lead to it.
    ("KKR Hovedstaden\n\n- godkendte budgettet\n\n- tog regnskabet til efterretning",
     ["godkendt", "taget til efterretning"]),
    ("KKR besluttede\n\n- at godkende budgettet\n\n- at udpege Bent Hansen", ["godkendt", "udpeget"]),
    ("KKR besluttede følgende:\n\n- at der rettes henvendelse til ministeren", ["besluttet"]),
    # Other points of the list are remarks.
    ("KKR drøftede sagen. Følgende blev fremhævet:\n\n- regionen har godkendt planen\n\n- KKR valgte model 2",
     ["drøftet"]),
    ("KKR besluttede at godkende budgettet og udpege Bent Hansen.", ["godkendt", "udpeget"]),
    # The main clause goes on after what was approved.
    ("KKR godkendte, at der afgives høringssvar, og besluttede at tilføje et afsnit om færgerne.",
     ["godkendt", "besluttet"]),
    # What happened to another item is this item's outcome only where nothing else is.
    ("Dagsordenen blev godkendt. Punkt 3.4 udgik.", ["godkendt"]),
    # A group is set down by a decision; a rate that was lowered is told.
    ("Følgegruppen blev nedsat.", ["besluttet"]),
    ("Tidsplanen blev godkendt, og følgegruppen nedsat.", ["godkendt", "besluttet"]),
    ("KKR Sjælland nedsatte en politisk arbejdsgruppe.", ["besluttet"]),
    ("Regionen nedsatte en arbejdsgruppe.", []),
    ("Taksten blev nedsat.", []),
    ("Regionsrådsformanden redegjorde for hospitalsplanen.", ["orienteret"]),
    ("KKR Sjælland pålagde sekretariatet at skrive et nyt.", ["besluttet"]),
    # …but where the first point is answered first, the numbers are the indstilling's.
    ("Punkt 1 blev tiltrådt. Punkt 2 blev udsat.", ["tiltrådt", "udsat"]),
    ("Indstillingens punkt a blev godkendt. Punkt b udgik.", ["godkendt", "udgået"]),
    ("Dagsordenen blev godkendt, idet punkt 3.4 blev udsat.", ["godkendt"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_several_things_happened_in_this_order(text: str, expected: list[str]) -> None:
    assert decision.outcomes(text) == expected


NOTHING = [
    # Earlier.
    "KKR Hovedstaden godkendte på mødet den 18. juni 2025 strategien.",
    "KKR Hovedstaden godkendte strategien den 18. juni 2025.",
    "Strategien blev godkendt i juni 2025.",
    "Den 18. juni 2025 godkendte KKR strategien.",
    "På mødet den 18. juni 2025 besluttede KKR at gå videre.",
    "I marts 2023 besluttede KKR bidraget.",
    "KKR besluttede i marts 2023 det nuværende bidrag.",
    "Sagen er tidligere drøftet.",
    "KKR har tidligere godkendt planen.",
    "KKR drøftede senest sagen i foråret.",
    "Sagen blev drøftet på sidste møde.",
    "KKR havde drøftet sagen.",
    "Strategien, som KKR godkendte den 18. juni 2025, er sendt til kommunerne.",
    "Som KKR godkendte i 2024, fortsætter samarbejdet.",
    # Another body's.
    "Regionsrådet godkendte planen.",
    "Planen blev godkendt af regionsrådet.",
    "Planen er godkendt i kommunalbestyrelserne.",
    "KL's bestyrelse har drøftet sagen.",
    "Herefter godkendte regionsrådet planen.",
    "Bent Hansen er udpeget som medlem af bestyrelsen af regionsrådet.",
    "Formanden udpeges af bestyrelsen.",
    "I regionsrådet blev planen godkendt.",
    "Embedsmandsudvalget under KKR har tiltrådt forslaget.",
    "KKR-formandskabet besluttede at rette henvendelse.",
    "Kommunerne har godkendt rammeaftalen.",
    "Regionen har udsat projektet.",
    "KKR noterede, at Folketinget har besluttet en reform.",
    # Recommended, wished for, asked, or to come.
    "Det indstilles, at KKR godkender budgettet.",
    "Det indstilles, at KKR\n\n- drøfter budgettet\n\n- godkender regnskabet",
    "Formandskabet anbefaler, at planen bliver godkendt.",
    "Planen bør godkendes.",
    "Planen skal godkendes af alle parter.",
    "SF ønskede sagen udsat.",
    "Hvis planen bliver godkendt, går arbejdet i gang.",
    "Skal planen godkendes?",
    "Punktet vil blive drøftet på næste møde.",
    "Repræsentanten udpeges på næste møde.",
    "Posten besættes på mødet den 9. april 2018.",
    "Formandskabet vil orientere på næste møde.",
    "KKR ønsker at blive orienteret om sagen.",
    # Denied.
    "Indstillingen blev ikke godkendt.",
    "KKR kunne ikke tiltræde indstillingen.",
    "KKR godkendte ikke indstillingen.",
    "Derfor godkendte KKR Sjælland ikke indstillingen.",
    "Der blev ikke truffet beslutning.",
    "Ingen af forslagene blev godkendt.",
    "Forslaget blev forkastet.",
    # Said by somebody, or said of something.
    "Formanden nævnte, at medlemmerne er inviteret, og at ordningen er tiltrådt af KL.",
    "Det blev nævnt, at planen, der er fra 2020, er godkendt.",
    "Det blev understreget, at kommunerne ikke kan tiltræde en nedlæggelse.",
    "De folkevalgte og de udpegede medlemmer deltager i mødet.",
    "Der er særlig opmærksomhed på udsatte unge.",
    "Bilag 2 udgår.",
    "Ministeren sagde: \"KKR godkendte planen.\"",
    "Planen (godkendt af KKR) er vedlagt.",
    "Intet.",
    "",
    None,
]  # fmt: skip


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_happened_to_the_item(text: str | None) -> None:
    assert decision.outcomes(text) == []


def test_what_is_dated_with_the_meeting_s_own_day_happened_at_it() -> None:
    text = "KKR Hovedstaden godkendte på mødet den 2. september 2025 strategien."
    assert decision.outcomes(text, "2025-09-02") == ["godkendt"]


def test_a_reservation_is_not_an_outcome() -> None:
    assert decision.outcomes("SF stemte imod, da sagen burde være udsat.") == []

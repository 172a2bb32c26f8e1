"""What a scanner does to Danish minutes, and what must come back."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutes.parsing import restore
from minutes.parsing.types import Line, Restored

# Damaged beyond doubt, so that a single line below is read as part of a damaged text.
DAMAGED = """\
Der er ikke afholdt mgde i udvalget siden sidst, og formgdet blev ogsa aflyst.
Budgetforslaget er sendt til kommuner og regioner, sa det kan indga i droftelserne.
KL opnar indflydelse og resultater pa kommunernes vegne, bade for borgerne og faellesskabet.
"""

# Modern minutes, and what a reader of minutes might take for damage but must not.
CLEAN = [
    """\
Der var afbud fra Bettina Bøcker Kjeldsen, Niels Aagesen og Trine Graese.
Aarhus, Aabenraa, Skaarup og Lyngby-Taarbæk Kommuner har svaret, at de ser frem til mødet.
Brandt & Søn A/S leverede 3 haller i alt; den ældste, Aars Hallen, er fra 1967.""",
    # English inside Danish: made, for, far and bar are words in both.
    """\
Kommunerne drøftede rapporten "A State of Denmark" fra Copenhagen Capacity.
The report was made for the Greater Copenhagen EU Office, and so far the bar is set high.
Wonderful Copenhagen og Gate 21 deltager med life science og Expat Survey.""",
    # Addresses, numbers, codes and initials.
    """\
SAG-2025-03121 gitb
Læs mere på https://raadhus.dk/moede/faelles-sag og www.kl.dk/kkr-sjaelland eller
skriv til maria.gaard@kl.dk. Pris: 2.605.000 kr., 1,5 pct., linje 150S, DK2020, CO2, P4 og K29.""",
    # As it was written until 1948.
    """\
Aar 1912 den 5. Maj holdt Sogneraadet Møde paa Kroen. Alle Medlemmerne var tilstede.
Man vedtog at lade Vejen istandsætte, og at Udgiften skulde udredes af Sognets Kasse.
Raadet vilde ikke gaa ind paa de stillede Betingelser; der maatte søges Oplysning.""",
    # Words that differ from others by one slip only.
    """\
Han har en far og en mor, og maden var god. Moderne boliger bade ved havet.
Barnet malede en ost på loftet, mens haren gav den anden hare en kage med salt.
Star Tours og en bar i Nyborg; mode, rad og tat er også ord, som man kan læse.""",
    # Another language altogether.
    """\
Kommunestyret vedtok at saken skal tas opp igjen på neste møte.
Der Ausschuss hat die Vorlage zur Kenntnis genommen und vertagt die Entscheidung.
Kommunen betalar, men det är ännu inte klart för vilka möten det gäller.""",
    # Dates, roman numerals, table rows, and nothing at all.
    "i\nii\niii\n\n2025 2026\n851 850 1.779 1.780\n\n",
    "",
]


def lines(text: str, page: int = 1) -> list[Line]:
    return [Line(line, page, number) for number, line in enumerate(text.split("\n"), start=1)]


def mended(text: str) -> str:
    """The text as mended within a damaged document."""
    restored = restore.text(lines(DAMAGED + "\n" + text))
    return "\n".join(line.text for line in restored.lines[DAMAGED.count("\n") + 1 :])


def whole(restored: Restored) -> str:
    return "\n".join(line.text for line in restored.lines)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # ø read as g, o, @, 9, &, e, a, ag, ea, es and, in capitals, as @ and J
        ("Der er mulighed for formgder", "Der er mulighed for formøder"),
        ("en hoj deltagelse og et bgrne- og b@rneomrade", "en høj deltagelse og et børne- og børneområde"),
        ("med en dragftelse af indholdet", "med en drøftelse af indholdet"),
        ("Region Jstdanmark og @stdanmark", "Region Østdanmark og Østdanmark"),
        ("skal udmeante sig i tiltag", "skal udmønte sig i tiltag"),
        # æ read as ae, ee, a, ze, &e
        ("et staerkt og seerligt faellesskab", "et stærkt og særligt fællesskab"),
        ("flere lzerepladser i forl&engelse af aftalen", "flere lærepladser i forlængelse af aftalen"),
        ("en sammenhangende indsats", "en sammenhængende indsats"),
        # å read as a, é, éa, 4, &
        ("pa omradet, sa de indgéar i aftalen", "på området, så de indgår i aftalen"),
        ("p4 kommuneniveau i &r", "på kommuneniveau i år"),
        # a scanner that takes rings and strokes for other letters
        ("en stctte til omradet og belcbet blev overfcrt", "en støtte til området og beløbet blev overført"),
        ("KKR Sjæelland og Äse Bech", "KKR Sjælland og Åse Bech"),
        ("job og uddarmelse", "job og uddannelse"),
        # l and I, rn and m, 1 and l, o and 0
        ("der er udviklet Igsninger Iokalt", "der er udviklet løsninger lokalt"),
        ("kornmunerne 0g regionerne", "kommunerne og regionerne"),
        ("et hgijt informationsniveau", "et højt informationsniveau"),
        # compounds that no word list has
        ("fordelingsngglen i sundhedsradene", "fordelingsnøglen i sundhedsrådene"),
        ("fuldtidsarsveerk til kommunaldirektgrkredsen", "fuldtidsårsværk til kommunaldirektørkredsen"),
        ("det muligggr og tydeligger ansvaret", "det muliggør og tydeliggør ansvaret"),
        # | is I
        ("| sagen gives en status", "I sagen gives en status"),
        # what "AI" looks like to some scanners; but the Danish word al stays
        ("en webinarrække om Al og rekruttering", "en webinarrække om AI og rekruttering"),
        ("Al trafik er al trafik", "Al trafik er al trafik"),
        # digits in the middle of small letters, also two
        (
            "stil1ing til po1itik, sti11ing og en 0get indsats",
            "stilling til politik, stilling og en øget indsats",
        ),
        ("den 24. 0ktober og sp6rgsm4let", "den 24. oktober og spørgsmålet"),
        # letters run together or apart
        ("kornmunernes virksomlieder og tilslutn1ng", "kommunernes virksomheder og tilslutning"),
        ("en fortsat ñnansiering", "en fortsat finansiering"),
        ("- | SOSU-aftalen og | sagen", "- | SOSU-aftalen og | sagen"),
        ("- | SOSU-aftalen er det aftalt", "- I SOSU-aftalen er det aftalt"),
        # | between two columns
        ("KKR Hovedstaden | 23-02-2015", "KKR Hovedstaden | 23-02-2015"),
        ("navn | antal | andel", "navn | antal | andel"),
        # digits are among digits
        ("6O00 Kolding, l.260 kr., SAG-20l3-0l234", "6000 Kolding, 1.260 kr., SAG-2013-01234"),
        # brands are written as they like
        ("tal fra eTinglysning og mHealth", "tal fra eTinglysning og mHealth"),
        # one apostrophe seen twice
        ("KKR'’s opgaver", "KKR’s opgaver"),
    ],
)
def test_it_mends_what_a_scanner_confuses(text: str, expected: str) -> None:
    assert mended(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # made is møde or måde
        ("Der er ikke afholdt made siden sidst", "Der er ikke afholdt møde siden sidst"),
        ("tovholdere pa samme made, som der er udpeget", "tovholdere på samme måde, som der er udpeget"),
        ("i de bilaterale mader i maj", "i de bilaterale møder i maj"),
        # barn is barn or børn
        ("antal barn og unge", "antal børn og unge"),
        # gar is går or gør
        ("opgaver, der gar pa tveers", "opgaver, der går på tværs"),
        ("regionerne ger ogsa brug af tilbud", "regionerne gør også brug af tilbud"),
        # nogle is nogle or nøgle, bor is bor or bør, vagt is vagt or vægt
        ("en faelles nogle til fordelingen", "en fælles nøgle til fordelingen"),
        ("at nogle af kommunerne har indfgrt det", "at nogle af kommunerne har indført det"),
        ("udgiften bor ikke stige", "udgiften bør ikke stige"),
        ("borgere, der bor i regionen", "borgere, der bor i regionen"),
        ("medlemmerne lagde vagt pa naerhed", "medlemmerne lagde vægt på nærhed"),
        # eget is eget or øget, afsat is afsat or afsæt
        ("der er behov for eget fokus", "der er behov for øget fokus"),
        ("kommunens eget initiativ", "kommunens eget initiativ"),
        ("planen tager afsat i aftalen", "planen tager afsæt i aftalen"),
        ("der er afsat midler til formalet", "der er afsat midler til formålet"),
        # sa, ga, fa, nar and ar
        ("sa vidt det kan ga og stad pa sigt", "så vidt det kan gå og stad på sigt"),
        ("kan fa et overblik hvert ar, nar der", "kan få et overblik hvert år, når der"),
        # mal, bade, far, for and ar are words, too
        ("nar malet for bade kommuner og regioner", "når målet for både kommuner og regioner"),
        ("kommunen far en status i ar for sommeren", "kommunen får en status i år for sommeren"),
    ],
)
def test_it_asks_the_neighbours(text: str, expected: str) -> None:
    assert mended(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hele beskaef-\ntigelsesomradet", "hele beskæf-\ntigelsesområdet"),
        # the letters left and right of the break make no sense alone
        ("det skal vae-\nre muligt", "det skal væ-\nre muligt"),
        ("et 1g-\nbende arbejde", "et lø-\nbende arbejde"),
        # over a blank line, a page break and a margin number torn off its title
        ("kommunerne eftersperger fol-\n\ngende", "kommunerne efterspørger føl-\n\ngende"),
        ("dialog med ambassa-\n 3.4.\n\nder for omradet", "dialog med ambassa-\n 3.4.\n\ndør for området"),
        ("lokale sa-\nvel som tveergaende behov", "lokale så-\nvel som tværgående behov"),
        # in a narrow column
        ("Hoved-\nsta-\nden, faelles", "Hoved-\nsta-\nden, fælles"),
        # a hyphen that stands for a part left out
        ("Barne-\nog Undervisningsministeriet", "Børne-\nog Undervisningsministeriet"),
        # what belongs to a hyphen stays its own word
        ("et KKR-\nmgde om it-\nomradet", "et KKR-\nmøde om it-\nområdet"),
    ],
)
def test_it_joins_a_broken_word_before_judging_it(text: str, expected: str) -> None:
    assert mended(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # municipalities, in all their forms
        ("Kebenhavns Kommune, Allergd Kommune", "Københavns Kommune, Allerød Kommune"),
        ("Hillerad, Ishgj, Halsnaes og Lyngby-Taarbaek", "Hillerød, Ishøj, Halsnæs og Lyngby-Taarbæk"),
        # common names
        ("Karsten Sgndergaard og Jorgen Kjeer", "Karsten Søndergaard og Jørgen Kjær"),
        ("djvind Vestergard", "Øjvind Vestergård"),
        # first names and surnames common in Denmark
        ("J0rgen Kjzr, Sgren Hgjgaard og Bjgrn Ngrgaard", "Jørgen Kjær, Søren Højgaard og Bjørn Nørgaard"),
        ("Asger Vestersg og Michae1 Juhl", "Asger Vestersø og Michael Juhl"),
        # J at the head of a name is J, also where this scanner reads Ø as J
        ("Erik Jelsager og Lone Jordhøj", "Erik Jelsager og Lone Jordhøj"),
        # an unusual slip makes no other name of a name nobody knows
        ("Lis Bromby, Per Tandrup og Ole Ravnstad", "Lis Bromby, Per Tandrup og Ole Ravnstad"),
        # names nobody knows, where Danish spelling leaves no choice
        ("Jacob Trgstrup og Henrik Engstrgm", "Jacob Trøstrup og Henrik Engstrøm"),
        ("Lis S@kvist og K9benhavn", "Lis Søkvist og København"),
        # names that the text has right elsewhere
        ("Ole Sækvist mødte, men Lis Saekvist gik", "Ole Sækvist mødte, men Lis Sækvist gik"),
        # and what names are made of: -gård, -bæk, -kjær, -ø, Nørre-, Bjørn-
        ("Ole Fuglegard og Ida Askebeek", "Ole Fuglegård og Ida Askebæk"),
        ("Per Uglekjeer og Bo Villadsg", "Per Uglekjær og Bo Villadsø"),
        ("Norrevej 4 og Fuglebjergvej 7", "Nørrevej 4 og Fuglebjergvej 7"),
        # other names nobody knows
        ("Allan Orland, Lone Loklindt og Piet Papageorge", "Allan Orland, Lone Loklindt og Piet Papageorge"),
        ("Michael Ziegler og Rafael Weiss", "Michael Ziegler og Rafael Weiss"),
    ],
)
def test_it_knows_names(text: str, expected: str) -> None:
    assert mended(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peter Mikkelsen (&), Rodovre Kommune", "Peter Mikkelsen (Ø), Rødovre Kommune"),
        ("Karina Hansen (d) Kgbenhavns Kommune", "Karina Hansen (Ø) Københavns Kommune"),
        # within a sentence, where d, g and é may be anything
        (
            "Lis Uglebjerg (@) stemte imod, og Bo Dal (&) ogsa.",
            "Lis Uglebjerg (Ø) stemte imod, og Bo Dal (Ø) også.",
        ),
        ("Lis Uglebjerg (9) stemte imod", "Lis Uglebjerg (Ø) stemte imod"),
        ("Lis Bro (4), Per Dam (/E), Vejle", "Lis Bro (Å), Per Dam (Æ), Vejle"),
        ("som naevnt (g) stemte ingen imod", "som nævnt (g) stemte ingen imod"),
        # what the member's party is elsewhere
        (
            "Lis Uglebjerg (Å), Vejle\nLis Uglebjerg (&) stemte imod",
            "Lis Uglebjerg (Å), Vejle\nLis Uglebjerg (Å) stemte imod",
        ),
        # an O or an Ø: for those who know the member
        ("Lis Uglebjerg (0), Vejle", "Lis Uglebjerg (0), Vejle"),
        # D and J may be parties of their own: for those who know the member
        ("Thyge Enevoldsen (D) Frederiksberg", "Thyge Enevoldsen (D) Frederiksberg"),
        ("Stine Pedersen (J), Ballerup", "Stine Pedersen (J), Ballerup"),
        # a count is no party
        ("samspil mellem KKR og KL” (9)", "samspil mellem KKR og KL” (9)"),
    ],
)
def test_it_mends_party_letters_that_can_only_be_one(text: str, expected: str) -> None:
    assert mended(text) == expected


def test_a_party_letter_is_less_certain_than_a_word() -> None:
    restored = restore.text(lines(DAMAGED + "Line Barfod (9), Kgbenhavns Kommune"))
    party, place = restored.mends[-2:]
    assert (party.restored, place.restored) == ("Ø", "Københavns")
    assert party.certainty < 0.9 < place.certainty


def test_a_party_within_a_sentence_is_less_certain_still() -> None:
    listed, said = ("Line Barfod (@), Vejle", "Line Barfod (@) stemte imod")
    certainties = [restore.text(lines(DAMAGED + text)).mends[-1].certainty for text in (listed, said)]
    assert certainties[0] > certainties[1] >= 0.6


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" 2.\n\n21.\n\nSiden sidst", " 2.\n\n2.1.\n\nSiden sidst"),
        ("4. Punkter til mgdet\n\n41. Punkter", "4. Punkter til mødet\n\n4.1. Punkter"),
        # twenty-one after twenty
        ("20.\n\n21.", "20.\n\n21."),
        ("fra 2. juni til\n21. juni", "fra 2. juni til\n21. juni"),
    ],
)
def test_it_gives_a_first_item_its_dot_back(text: str, expected: str) -> None:
    assert mended(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "se https://ehhs.dk/content/ydelser/fd1e34df-6ccd-41eb-\nb80e-97d7d978dde0/ igen",
        "https://www.trm.dk/media/n4eekukd/helhedsplan-for-\njernbanen-i-hovedstadsomraadet2.pdf",
        "skriv til formgder@faelles.dk",
        "SAG-2025-03121 gitb lar/chch/chbn",
        "1.550.000 kr., 18-66, 41eb, 150S, 2a, H2, DK2020",
    ],
)
def test_it_leaves_addresses_numbers_and_initials_alone(text: str) -> None:
    assert mended(text) == text


@pytest.mark.parametrize("text", CLEAN)
def test_clean_text_passes_to_the_letter(text: str) -> None:
    given_lines = lines(text)
    restored = restore.text(given_lines)
    assert list(restored.lines) == given_lines
    assert not restored.damaged and restored.mends == ()
    assert restored.quality > 0.95


def test_a_clean_page_of_a_damaged_document_is_left_alone() -> None:
    clean = lines(CLEAN[0], page=2)
    restored = restore.text([*lines(DAMAGED), *clean])
    assert restored.damaged
    assert list(restored.lines[-len(clean) :]) == clean


def test_lines_keep_their_places_and_mends_point_at_them() -> None:
    given_lines = lines(DAMAGED)
    restored = restore.text(given_lines)
    assert [(line.page, line.number) for line in restored.lines] == [(x.page, x.number) for x in given_lines]
    for mend in restored.mends:
        assert restored.lines[mend.line - 1].text[mend.start : mend.end] == mend.restored != mend.as_read
        assert mend.as_read in given_lines[mend.line - 1].text
        assert 0 < mend.certainty <= 1


def test_mending_twice_changes_nothing() -> None:
    once = restore.text(lines(DAMAGED))
    twice = restore.text(once.lines)
    assert twice.lines == once.lines and twice.mends == ()


REFERAT = """\
Det blev besluttet, at kommunerne på møderne i juni fører en fælles drøftelse af økonomien på området.
Formanden orienterede om, at der fortsat er brug for større sammenhæng mellem sygehuse og ældrepleje.
Udvalget ønsker, at de nødvendige løsninger på tværs af kommunerne er klar, når året går på hæld.
Høringssvaret fremhæver, at børn og unge skal have rådgivning, så færre får behov for støtte senere.
Medlemmerne tiltrådte indstillingen om at udpege næstformanden til bestyrelsen for en fireårig periode.
Regionsrådet har bedt om, at opgaverne bliver løst, før den nye aftale træder i kraft til foråret.
Køge, Næstved, Sorø, Helsingør og Tårnby har meldt tilbage, at de støtter forslaget om lærepladser.
Møderækken fortsætter efter sommerferien, og sekretariatet udsender indkaldelser i løbet af august.
"""
SCANNERS = {
    "English": {"ø": ["g"] * 6 + ["o", "a", "@"], "æ": ["ae", "ee", "ae", "a"], "å": ["a"] * 5 + ["é"]},
    "another": {"ø": ["0", "6", "o", "9"], "æ": ["ae", "z", "ee"], "å": ["4", "a", "6", "é"]},
}


def damage(text: str, scanner: str, rate: float) -> str:
    chance = random.Random(7)  # noqa: S311
    table = SCANNERS[scanner]
    return "".join(
        chance.choice(table[char]) if char in table and chance.random() < rate else char for char in text
    )


def share_right(text: str, expected: str) -> float:
    pairs = list(zip(text.split(), expected.split(), strict=True))
    return sum(got == want for got, want in pairs) / len(pairs)


@pytest.mark.parametrize("scanner", SCANNERS)
@pytest.mark.parametrize("rate", [0.2, 0.4, 0.6, 0.8, 1.0])
def test_it_undoes_made_up_damage_and_tells_how_bad_it_was(scanner: str, rate: float) -> None:
    damaged = damage(REFERAT, scanner, rate)
    restored = restore.text(lines(damaged))
    assert share_right(whole(restored), REFERAT) > 0.96
    assert restored.quality == pytest.approx(share_right(damaged, REFERAT), abs=0.03)


READ = st.text(alphabet=st.sampled_from("abdegilmnorstøæåØJI@&|94 .-()'\n1é0/:"), max_size=300)


@settings(max_examples=60, deadline=None)
@given(st.one_of(READ, st.text(max_size=200)))
def test_it_never_raises_nor_loses_a_line(text: str) -> None:
    given_lines = lines(DAMAGED + text)
    restored = restore.text(given_lines)
    assert len(restored.lines) == len(given_lines)
    assert 0 <= restored.quality <= 1


@pytest.mark.campaign
@pytest.mark.parametrize(
    "hostile",
    [
        "a" * 100_000,
        "@a" * 50_000,
        "-" * 100_000,
        "æg" * 50_000,
        "1." * 50_000,
        "| " * 50_000,
        "ae-\n" * 20_000,
        "G" + "g" * 500_000,
    ],
)
def test_it_takes_its_time_but_not_forever(hostile: str) -> None:
    given_lines: Sequence[Line] = lines(DAMAGED + hostile)
    assert len(restore.text(given_lines).lines) == len(given_lines)

"""Which field a title, or a text, belongs to."""

import pytest

from minutes.parsing import vocabulary
from minutes.parsing.agenda_item import topics

TITLES = {
    "sundhed": [
        "Status for sundhedsreformen i Østdanmark",
        "Sundhedsaftaler 2011-2014",
        "Godkendelse af praksisplan for almen praksis",
        "Kommunal medfinansiering af sundhedsvæsenet",
        "Etablering af sundhedsklynger",
        "Udpegning af medlemmer til Sundhedskoordinationsudvalget",
        "Lægedækning i yderområderne",
        "Forløbsprogram for patienter med kræft",
        "Samarbejde om hjemmesygepleje og akutfunktioner",
        "Færdigbehandlede borgere på sygehusene",
        "Fælleskommunale positioner for varetagelse af de nære sundhedstilbud",
        "Nærhospitaler og akutpladser",
        "Ambulancer, lægebil og helikopter",
    ],
    "socialomraade": [
        "Rammeaftale 2015-2016 for det specialiserede socialområde",
        "Opfølgning på takstaftale på det specialiserede socialområde",
        "Socialtilsyn Øst",
        "Kvindekrisecentre og herberger",
        "Udvikling i takster på botilbud",
        "Sikrede døgninstitutioner: objektiv finansiering",
        "Kommunikationscentrene og specialundervisning for voksne",
        "Indsatsen for borgere med erhvervet hjerneskade",
        "Styringsaftale 2012",
        "Målbillede for de specialiserede tilbud 2020",
    ],
    "uddannelse": [
        "Fordeling af lærepladser på SOSU-uddannelserne for 2026",
        "Dimensionering af praktikpladser på pædagoguddannelsen",
        "Etablering af FGU-institutioner",
        "EGU i kommunerne",
        "Rammeaftale for danskuddannelser",
        "Samarbejde med professionshøjskolen",
        "Ungdommens Uddannelsesvejledning",
        "VEU-centrenes aftagere",
    ],
    "beskaeftigelse": [
        "Beskæftigelsesreform og jobcentrenes fremtid",
        "Det Regionale Arbejdsmarkedsråd",
        "Fælles indsats for rekruttering af arbejdskraft",
        "Nedbringelse af sygefravær og sygedagpenge",
        "Status på flere i fleksjob",
    ],
    "erhverv-og-turisme": [
        "Resultatkontrakt for Erhvervshus Hovedstaden 2025",
        "Udpegning til bestyrelsen for Væksthus Sjælland",
        "Status på det regionale vækstforum",
        "Turismesamarbejde på Sydhavsøerne",
        "Lokale aktionsgrupper (LAG) i landdistrikterne",
        "Nyt fra Danmarks Erhvervsfremmebestyrelse",
    ],
    "trafik-og-infrastruktur": [
        "Status på Helhedsanalyse for jernbanen i hovedstadsområdet",
        "Letbane langs Ring 3",
        "Femern Bælt-forbindelsen",
        "Movias trafikplan 2013",
        "Kollektiv trafik på tværs af regionsgrænsen",
        "Opfølgning på Strategi for mobilitet og infrastruktur (2025)",
        "Supercykelstier i hovedstadsregionen",
        "Udvidelse af motorvejen ved Vejle Fjord",
        "En fast Kattegatforbindelse",
    ],
    "klima-og-energi": [
        "Klimatilpasning langs kysterne",
        "DK2020: klimahandlingsplaner for alle kommuner",
        "Fælles energiplan og fjernvarme",
        "Ny affaldsplan",
        "Råstofplan 2012: høring",
        "Oversvømmelse og stormflod",
        "Den grønne trepart og vandløb",
        "Opstilling af vindmøller",
    ],
    "kultur": [
        "Egnsteatre og kulturaftaler",
        "Støtte til regionale spillesteder og musikskoler",
        "Museernes fremtid",
        "Kulturregion Fyn",
    ],
    "flygtninge-og-integration": [
        "Boligplacering af flygtninge",
        "Fordeling af kommunekvoter for 2019",
        "Modtagelse af fordrevne fra Ukraine",
        "Integrationsindsatsen i kommunerne",
    ],
    "oekonomi": [
        "KKR's kontingent og budget",
        "Økonomiaftalen for 2016",
        "Ny udligningsreform",
        "Koordinering af anlægsrammen og servicerammen",
        "Regnskab 2010",
    ],
    "digitalisering-og-it": [
        "Status på etablering af it-driftscentre",
        "Bredbånd og mobildækning",
        "KOMBIT og monopolbruddet",
        "Velfærdsteknologi i kommunerne",
        "Fælles digitaliseringsprojekter",
    ],
    "kkr": [
        "Godkendelse af referat",
        "Godkendelse af dagsordenen",
        "Siden sidst",
        "Punkter til næste møde",
        "Valg af formand og næstformand",
        "Konstituering af KKR",
        "Mødeplan for 2014",
        "Forretningsorden for KKR",
        "Eventuelt",
        "Referat fra mødet den 25. marts 2022",
        "Dagsorden",
        "Meddelelser fra udpegede medlemmer",
        "Gensidig orientering",
        "Flytning af det ordinære møde",
        "Evaluering af valgperioden 2022-2025",
    ],
}  # fmt: skip


@pytest.mark.parametrize(("topic", "title"), [(topic, title) for topic in TITLES for title in TITLES[topic]])
def test_a_title_says_its_field(topic: str, title: str) -> None:
    assert list(topics.of(title, "")) == [topic]


SEVERAL = [
    ("Konsekvenser af sundhedsreformen for Klimaalliancen", "", ["klima-og-energi", "sundhed"]),
    ("Rekruttering til velfærdsuddannelser og mangel på arbejdskraft", "", ["uddannelse", "beskaeftigelse"]),
    ("Kommunal medfinansiering og den nye sundheds-it i kommunerne", "",
     ["sundhed", "digitalisering-og-it"]),
    # Under a title of seats the bodies of the text are no fields; those of the title are.
    ("Udpegning til de politiske fora", "Udpegninger: Erhvervshus Fyn, Væksthus Fyn, Movia.", ["kkr"]),
    ("Godkendelse af udkast til referat", "Udkastet er udsendt.", ["kkr"]),
    ("Udpegning til Væksthus Fyn", "Udpegninger: Lis Jensen.", ["erhverv-og-turisme", "kkr"]),
    # The text decides where the title is silent.
    ("Orientering fra regionen", "Flygtninge fordeles. Kommunekvoten for flygtninge. Asyl.",
     ["flygtninge-og-integration"]),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text", "expected"), SEVERAL)
def test_more_than_one_field_and_the_text(title: str, text: str, expected: list[str]) -> None:
    assert set(topics.of(title, text)) == set(expected)


SILENT = [
    # Of everything, or of nothing.
    ("Regionalpolitiske sager", ""),
    ("Sager til behandling", ""),
    ("Meddelelser", ""),
    ("Orientering", ""),
    ("Lukket punkt", ""),
    ("Besøg på rådhuset", ""),
    # A word in passing decides nothing.
    ("Besøg på rådhuset", "Der var elever fra en skole."),
    ("Velkomst ved værtsborgmesteren", ""),
    # A little of everything.
    ("Strategi for de næste fire år", "Flygtninge og integration, ungdomsuddannelser, sygehus og psykiatri, "
     "klima og energi, turisme og erhverv, trafik og trængsel, socialområdet, økonomi og udligning."),
    # Words that only begin alike.
    ("Metropol og business", ""),
    ("Nye elevatorer", ""),
    ("Dataintegration", ""),
    ("", ""),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text"), SILENT)
def test_nothing_is_better_than_wrong(title: str, text: str) -> None:
    assert topics.of(title, text) == {}


def test_the_words_that_decided_are_the_text_s_own() -> None:
    found = topics.of("Status for sundhedsreformen", "Sundhedsreformen og de nye Sundhedsråd.")
    assert found["sundhed"] == ["sundhedsreformen", "Sundhedsråd"]


def test_there_are_never_more_than_three() -> None:
    everything = " ".join(word for topic in vocabulary.topics() for word in topic.words)
    assert len(topics.of(everything, everything)) <= 3


def test_the_twelve_fields_are_those_of_the_design() -> None:
    assert len(vocabulary.topics()) == 12
    assert len({topic.slug for topic in vocabulary.topics()}) == 12


@pytest.mark.parametrize("piece", ["sundhed", "sundhed ", "a-", "almen praksis "])
def test_a_long_row_of_the_same_is_read_at_once(piece: str) -> None:
    topics.of(piece * (200_000 // len(piece)), piece * (200_000 // len(piece)))

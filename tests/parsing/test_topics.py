import pytest

from minutes.parsing import topics, vocabulary

ITEMS = [
    ("Status for sundhedsreformen i Østdanmark", "", ["sundhed"]),
    ("Status på Helhedsanalyse for jernbanen i hovedstadsområdet", "", ["trafik-og-infrastruktur"]),
    ("Opfølgning på takstaftale på det specialiserede socialområde", "", ["socialomraade"]),
    ("Fordeling af lærepladser på SOSU-uddannelserne for 2026", "", ["uddannelse"]),
    ("Status på etablering af it-driftscentre", "", ["digitalisering-og-it"]),
    ("Boligplacering af flygtninge", "", ["flygtninge-og-integration"]),
    ("Godkendelse af referat", "", ["kkr"]),
    ("Egnsteatre og kulturaftaler", "", ["kultur"]),
    ("KKR's kontingent og budget", "", ["oekonomi"]),
    # A word in passing decides nothing.
    ("Besøg på rådhuset", "Der var elever fra en skole.", []),
    ("", "", []),
    # More than one field.
    ("Konsekvenser af sundhedsreformen for Klimaalliancen", "", ["klima-og-energi", "sundhed"]),
]


@pytest.mark.parametrize(("title", "text", "expected"), ITEMS)
def test_words_decide_the_topics(title: str, text: str, expected: list[str]) -> None:
    assert topics.of(title, text) == expected


def test_there_are_never_more_than_three() -> None:
    everything = " ".join(word for topic in vocabulary.topics() for word in topic.words)
    assert len(topics.of(everything, everything)) <= 3


def test_the_twelve_fields_are_those_of_the_design() -> None:
    assert len(vocabulary.topics()) == 12
    assert len({topic.slug for topic in vocabulary.topics()}) == 12

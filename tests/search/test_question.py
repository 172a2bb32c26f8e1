"""What is typed → what is asked for."""

from typing import Any

import pytest

from minutes.search import NEWEST, OLDEST, RELEVANCE, Question
from minutes.search.clauses import LEADING, MOST_CLAUSES, Clause
from tests import builders

# (text, wanted words, phrases, excluded)
TYPED = [
    ("sundhed reform", ["sundhed", "reform"], [], []),
    ('"taget til efterretning" ssu', ["ssu"], ["taget til efterretning"], []),
    # Quotation marks of phones and word processors; one never closed.
    ("“til efterretning” »siden sidst", [], ["til efterretning", "siden sidst"], []),
    ("reform -takst −movia –bus", ["reform"], [], ["takst", "movia", "bus"]),
    ('-"siden sidst" møde', ["møde"], [], ["siden sidst"]),
    # A minus inside a word or alone takes nothing away.
    ("lyngby-taarbæk - e-mail", ["lyngby-taarbæk", "e-mail"], [], []),
    ("møde Møde MØDE", ["møde"], [], []),
    # Nothing here is a word, and nothing is a query language.
    ('"" - + && ( [* TO *] ~2 ^9 \\ \0', ["to", "2", "9"], [], []),
    ("", [], [], []),
]


@pytest.mark.parametrize(("text", "wanted", "phrases", "excluded"), TYPED)
def test_it_reads(text: str, wanted: list[str], phrases: list[str], excluded: list[str]) -> None:
    clauses = Question(text).clauses
    plain = [clause for clause in clauses if not clause.excluded]
    assert [
        " ".join(c.words) if c.written in "~2^9[" else c.written.strip("~^[*()")
        for c in plain
        if not c.phrase
    ] == wanted
    assert [clause.written for clause in plain if clause.phrase] == phrases
    assert [clause.written for clause in clauses if clause.excluded] == excluded


def test_it_is_narrowed_by_making_another() -> None:
    question = Question("møde")
    narrowed = question.filter(party=("a",), year=("2025",))
    assert question.narrowed_by == {}
    assert narrowed.narrowed_by == {"party": ("a",), "year": ("2025",)}
    assert question.filter(period=("2022-2025",), member=("a-b",)).narrowed_by == {
        "period": ("2022-2025",),
        "member": ("a-b",),
    }
    with pytest.raises(TypeError):
        question.filter(case_officers=("gitb",))


def test_it_sorts_by_relevance_only_where_words_were_typed() -> None:
    assert Question("møde").sorted_by == RELEVANCE
    assert Question("møde", order=OLDEST).sorted_by == OLDEST
    assert Question("", order=RELEVANCE).sorted_by == NEWEST
    assert Question("møde", order="andet").sorted_by == RELEVANCE


def read(text: str) -> list[str]:
    """Each group as one line: `party=oe|f`, `title:takst`, "en frase", -ord, a|b."""
    question = Question(text)
    groups = ["|".join(map(told, group)) for group in question.groups]
    return groups + [f"-{told(clause)}" for clause in question.excluded]


def told(clause: Clause) -> str:
    if clause.values:
        return f"{clause.field}={','.join(clause.values)}"
    words = " ".join(clause.words)
    return (f"{clause.field}:" if clause.field else "") + (f'"{words}"' if clause.phrase else words)


FIELDS = [
    # A party by letter, name or address; a municipality with or without Kommune, æøå however typed.
    ("parti:ø", ["party=oe"]),
    ("parti:Enhedslisten", ["party=oe"]),
    ('Parti:"det konservative folkeparti"', ["party=c"]),
    ("parti:K", ["party=k"]),
    ("parti:æ", ["party=ae"]),
    ("kommune:furesø", ["municipality=furesoe"]),
    ('kommune:"Fureso Kommune"', ["municipality=furesoe"]),
    ('kommune:"Københavns Kommune"', ["municipality=koebenhavn"]),
    ("kommune:århus", ["municipality=aarhus"]),
    # The beginning of one name alone.
    ("kommune:Vesthimmerland", ["municipality=vesthimmerlands"]),
    ("emne:klima", ["topic=klima-og-energi"]),
    ("kkr:hovedstaden", ["council=hovedstaden"]),
    ('kkr:"KKR Sjælland"', ["council=sjaelland"]),
    ("år:2025", ["year=2025"]),
    ("aar:2015-2018", ["year=2015,2016,2017,2018"]),
    ("år:2018-2015", ["year=2015,2016,2017,2018"]),
    ("år:2015-17", ["year=2015,2016,2017"]),
    ("periode:2022-2025", ["period=2022-2025"]),
    ("periode:2024", ["period=2022-2025"]),
    ("afgørelse:tiltrådt", ["outcome=tiltraadt"]),
    ('afgoerelse:"taget til efterretning"', ["outcome=taget-til-efterretning"]),
    ("slags:møde", ["kind=meeting"]),
    ("fulgt:nej forbehold:ja", ["follows=amended", "reserved=ja"]),
    ("punkt:3.2", ["number=3.2"]),
    ("punkt:3.", ["number=3"]),
    ("sag:SAG-2025-03121", ["case=sag-2025-03121"]),
    ("sag:2025-03121", ["case=sag-2025-03121"]),
    ("dato:2025-09-02", ["date=2025-09-02"]),
    ("dato:2. september 2025", ["date=2025-09-02"]),
    ('dato:"september 2025"', ["date=2025-09"]),
    ("dato:2025", ["year=2025"]),
    # A month, not the years 2010 to 2012; there is no month 17.
    ("dato:2010-12", ["date=2010-12"]),
    ("dato:2015-17", ["year=2015,2016,2017"]),
    # Fields of the text.
    ("titel:takst beslutning:movia", ["title:takst", "decision:movia"]),
    ('indstilling:"at drøfte" bilag:notat', ['indstilling:"at drøfte"', "attachments:notat"]),
    # One field's values are alternatives, in one or in several; different fields add up.
    ("parti:ø takst parti:f", ["party=oe|party=f", "takst"]),
    ("parti:ø,f år:2025", ["party=oe,f", "year=2025"]),
    ("takst -parti:ø -år:2024", ["takst", "-party=oe", "-year=2024"]),
    ("Kommune: Thisted", ["municipality=thisted"]),
    # What the archive does not know is words, and so is what is no field at all.
    ("kommune:atlantis takst", ["atlantis", "takst"]),
    ("foo:bar", ["foo bar"]),
    ("kl. 10:00 kl:10", ["kl", "10 00", "kl 10"]),
    ("https://www.kl.dk/emne", ["https www kl dk emne"]),
    ("titel: år:", ["titel", "år"]),
    ('parti:"', []),
]


@pytest.mark.parametrize(("text", "groups"), FIELDS)
def test_it_reads_fields(text: str, groups: list[str]) -> None:
    assert read(text) == groups


EITHER = [
    ("bus ELLER tog", ["bus|tog"]),
    ("takst bus ELLER tog OR færge", ["takst", "bus|tog|færge"]),
    ('"dobbelt S-tog" ELLER parti:ø', ['"dobbelt s tog"|party=oe']),
    # Beside nothing, a minus or itself it is a word, and one of no weight.
    ("ELLER bus ELLER", ["bus"]),
    ("bus ELLER -tog", ["bus", "-tog"]),
    ("bus ELLER ELLER tog", ["bus", "tog"]),
    ("bus eller tog", ["bus", "tog"]),
    ("ELLER", ["eller"]),
]


@pytest.mark.parametrize(("text", "groups"), EITHER)
def test_it_reads_alternatives(text: str, groups: list[str]) -> None:
    assert read(text) == groups


# (text, what leads: field=values; the words that are looked for beside)
MEANT = [
    ("2. september 2025", {"date=2025-09-02"}, ["2 september 2025"]),
    ("2/9-2025", {"date=2025-09-02"}, ["2 9 2025"]),
    ("02.09.2025", {"date=2025-09-02"}, ["02 09 2025"]),
    ("mødet den 2025-09-02", {"date=2025-09-02"}, ["mødet", "2025 09 02"]),
    ("sept. 2025", {"date=2025-09"}, ["sept 2025"]),
    # No day of any month.
    ("31/2-2025", set(), ["31 2 2025"]),
    ("SAG-2025-03121", {"case=sag-2025-03121"}, ["sag 2025 03121"]),
    ("SAG 2025 03121", {"case=sag-2025-03121"}, ["sag 2025 03121"]),
    ("2025-03121", {"case=sag-2025-03121"}, ["2025 03121"]),
    ("3.2", {"number=3.2"}, ["3 2"]),
    ("punkt 3", {"number=3"}, ["punkt 3"]),
    ("pkt. 3.10 takst", {"number=3.10"}, ["pkt 3 10", "takst"]),
    # A number alone is as likely a count of something.
    ("3 busser", set(), ["3", "busser"]),
    ("Furesø Kommune", {"municipality=furesoe"}, ["furesø", "kommune"]),
    ("Furesøs takster", {"municipality=furesoe"}, ["furesøs", "takster"]),
    ("enhedslisten takst", {"party=oe"}, ["enhedslisten", "takst"]),
    ("KKR Sjælland", {"council=sjaelland"}, ["kkr", "sjælland"]),
    ("SF", {"party=f"}, ["sf"]),
    # In a question with more, two letters are more often a word.
    ("el udbud", set(), ["el", "udbud"]),
    # Quoted is word for word.
    ('"Furesø Kommune"', set(), ['"furesø kommune"']),
]


@pytest.mark.parametrize(("text", "leads", "words"), MEANT)
def test_it_tells_what_is_meant(text: str, leads: set[str], words: list[str]) -> None:
    also = [each for group in Question(text).groups for clause in group for each in clause.also]
    surely = {f"{each.field}={','.join(each.values)}" for each in also if each.weight > LEADING / 10}
    assert surely == leads
    assert read(text) == words


OTHERWISE = [
    ("SSU", {"sundhedssamarbejdsudvalg"}),
    ("sundhedssamarbejdsudvalget", {"ssu"}),
    ("danske regioner", {"dr"}),
    ("DR", {"danske regioner"}),
    ("sygehuse", {"hospital"}),
    # Apart and together.
    ("sundheds reform", {"sundhedsreform"}),
    ("e-mail", {"email"}),
    ("1.000", {"1000"}),
    ("10.500", {"10500"}),
]


@pytest.mark.parametrize(("text", "others"), OTHERWISE)
def test_it_knows_what_words_are_also_called(text: str, others: set[str]) -> None:
    also = {" ".join(each.words): each for c in Question(text).clauses for each in c.also if each.words}
    assert others <= also.keys()
    assert all(also[other].weight <= 1 for other in others)


def test_it_is_asked_in_sentences() -> None:
    assert read("hvem sidder i bestyrelsen for Movia?") == ["bestyrelsen", "movia"]
    assert read("formanden sidder") == ["formanden", "sidder"]


@pytest.mark.django_db
def test_it_knows_members_readers_may_see_in_one_query(django_assert_num_queries: Any) -> None:
    builders.attendance(builders.meeting(), "Maja Højgaard", person=True)
    builders.attendance(builders.meeting("2025-01-01", published=False), "Ole Hemmelig", person=True)
    for text in ('medlem:"Maja Højgaard"', "medlem:hojgaard", "medlem:maja-hoejgaard", "medlem:ole,maja"):
        with django_assert_num_queries(1):
            assert read(text) == ["member=maja-hoejgaard"]
    with django_assert_num_queries(1):
        question = Question("medlem:maja")
        assert question.groups and not question.cut
    assert read("medlem:Hemmelig medlem:maj") == ["hemmelig", "maj"]


@pytest.mark.django_db
def test_it_looks_up_few_members(django_assert_max_num_queries: Any) -> None:
    builders.attendance(builders.meeting(), "Maja Højgaard", person=True)
    with django_assert_max_num_queries(5):
        assert read("medlem:ukendt " * 4 + "medlem:maja medlem:højgaard") == [
            "ukendt",
            "member=maja-hoejgaard",
            "højgaard",
        ]


def test_it_looks_for_no_more_than_can_be_typed() -> None:
    question = Question(" ".join(f"ord{number}" for number in range(500)))
    assert len(question.clauses) == MOST_CLAUSES and question.cut
    assert not Question("ord " * 30).cut

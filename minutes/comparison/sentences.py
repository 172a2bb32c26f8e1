"""How a change is said: at its place, and counted among others of its kind."""

from typing import NamedTuple


class Sentence(NamedTuple):
    """`here` stands after the place: »Punkt 3.5: beslutningen …«; `one` and `many` count such places."""

    here: str
    one: str
    many: str


CHANGES = "ændres"
COMES = "kommer til"
GOES = "udgår"

# What an item can have, in the order its page shows it.
ITEM = {
    "title": Sentence("titlen", "1 punkt får ny titel", "{} punkter får ny titel"),
    "number": Sentence("nummeret", "1 punkt får nyt nummer", "{} punkter får nyt nummer"),
    "remarks": Sentence(
        "bemærkningen til punktet", "1 punkts bemærkning ændres", "{} punkters bemærkning ændres"
    ),
    "beslutning": Sentence("beslutningen", "1 beslutning ændres", "{} beslutninger ændres"),
    "outcomes": Sentence("afgørelsen", "1 punkts afgørelse ændres", "{} punkters afgørelse ændres"),
    "follows": Sentence(
        "forholdet til indstillingen",
        "1 punkts forhold til indstillingen ændres",
        "{} punkters forhold til indstillingen ændres",
    ),
    "dissents": Sentence("mindretallets ord", "1 punkts mindretal ændres", "{} punkters mindretal ændres"),
    "appointments": Sentence(
        "udpegningerne", "1 punkts udpegninger ændres", "{} punkters udpegninger ændres"
    ),
    "votes": Sentence("afstemningen", "1 punkts afstemning ændres", "{} punkters afstemning ændres"),
    "follow_ups": Sentence("opfølgningen", "1 punkts opfølgning ændres", "{} punkters opfølgning ændres"),
    "indstilling": Sentence("indstillingen", "1 indstilling ændres", "{} indstillinger ændres"),
    "baggrund": Sentence("baggrunden", "1 punkts baggrund ændres", "{} punkters baggrund ændres"),
    "sagsfremstilling": Sentence(
        "sagsfremstillingen", "1 sagsfremstilling ændres", "{} sagsfremstillinger ændres"
    ),
    "papers": Sentence("bilagene", "1 punkts bilag ændres", "{} punkters bilag ændres"),
    "presence": Sentence(
        "listen over, hvem der kom og gik,",
        "hvem der kom og gik, ændres ved 1 punkt",
        "hvem der kom og gik, ændres ved {} punkter",
    ),
    "topics": Sentence("emnerne", "1 punkts emner ændres", "{} punkters emner ændres"),
    "named": Sentence(
        "listen over nævnte",
        "hvem der er nævnt, ændres ved 1 punkt",
        "hvem der er nævnt, ændres ved {} punkter",
    ),
    "case": Sentence("sagsnummeret", "1 punkts sagsnummer ændres", "{} punkters sagsnummer ændres"),
}
FACTS = {
    "council": Sentence("mødets KKR", "mødets KKR ændres", ""),
    "date": Sentence("mødets dato", "mødets dato ændres", ""),
    "start_time": Sentence("mødets klokkeslæt", "mødets klokkeslæt ændres", ""),
    "place": Sentence("mødets sted", "mødets sted ændres", ""),
}
PEOPLE = {
    "name": Sentence("navnet", "1 deltager får et andet navn", "{} deltagere får et andet navn"),
    "party": Sentence("partiet", "1 deltager skifter parti", "{} deltagere skifter parti"),
    "municipality": Sentence("kommunen", "1 deltager skifter kommune", "{} deltagere skifter kommune"),
    "status": Sentence("fremmødet", "1 deltagers fremmøde ændres", "{} deltageres fremmøde ændres"),
    "role": Sentence("hvervet", "1 deltagers hverv ændres", "{} deltageres hverv ændres"),
    "substitute_for": Sentence(
        "stedfortrædelsen", "1 suppleant sad for en anden", "{} suppleanter sad for en anden"
    ),
}
ALONE = {
    "item came": Sentence("kommer til", "1 punkt kommer til", "{} punkter kommer til"),
    "item went": Sentence("udgår", "1 punkt udgår", "{} punkter udgår"),
    "order": Sentence("rækkefølgen", "punkterne står i en anden rækkefølge", ""),
    "person came": Sentence("kommer på listen", "1 deltager kommer til", "{} deltagere kommer til"),
    "person went": Sentence("udgår af listen", "1 deltager udgår", "{} deltagere udgår"),
    "guests": Sentence("øvrige til stede", "listen over øvrige til stede ændres", ""),
    "pages": Sentence("teksten side for side", "1 side læses anderledes", "{} sider læses anderledes"),
}
LINKS = {
    "addresses": Sentence("adressen", "1 adresse fører et nyt sted hen", "{} adresser fører et nyt sted hen"),
    "moved": Sentence(
        "henvisningen",
        "1 henvisning følger med til et andet punkt",
        "{} henvisninger følger med til et andet punkt",
    ),
    "lost": Sentence(
        "henvisningen",
        "1 henvisning fører til det nærmeste afsnit",
        "{} henvisninger fører til det nærmeste afsnit",
    ),
}
EVERY = FACTS | ITEM | PEOPLE | ALONE | LINKS
# The weightiest first.
ORDER = tuple(dict.fromkeys(["item came", "item went", *FACTS, *ITEM, *PEOPLE, *ALONE]))


def counted(kind: str, amount: int) -> str:
    """
    >>> counted("title", 2), counted("title", 1)
    ('2 punkter får ny titel', '1 punkt får ny titel')
    """
    sentence = EVERY[kind]
    return sentence.one if amount == 1 or not sentence.many else sentence.many.format(amount)


def verb(before: object, after: object) -> str:
    return COMES if not before else GOES if not after else CHANGES

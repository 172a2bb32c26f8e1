import pytest

from minutes.parsing import prose
from minutes.parsing.prose import Setting
from tests.parsing.lines import lines

JOINED = [
    # A word broken by the line's end.
    (["udsendt til med-", "lemmerne via"], "udsendt til medlemmerne via"),
    # Words with a hyphen of their own keep it.
    (["kommer fra KKR-", "formandskabet"], "kommer fra KKR-formandskabet"),
    (["indblik i it-", "tilstanden"], "indblik i it-tilstanden"),
    (["Opgradering af S-", "togsnettet"], "Opgradering af S-togsnettet"),
    (["perioden 2022-", "2026"], "perioden 2022-2026"),
    (["Ole Wedel-", "Brandt (Ø)"], "Ole Wedel-Brandt (Ø)"),
    # A hyphen that stands for a word left out.
    (["på social-", "og sundhedsområdet"], "på social- og sundhedsområdet"),
    (["i Børne-", "og Undervisningsministeriet"], "i Børne- og Undervisningsministeriet"),
    # A dash is no hyphen.
    (["Tidsplan -", "Region Østdanmark"], "Tidsplan - Region Østdanmark"),
    # A soft hyphen, as PDF files write it.
    (["med\u00ad", "lemmerne"], "medlemmerne"),
    # It breaks a word also where a hyphen would be the word's own.
    (["i KKR\u00ad", "formandskabet"], "i KKRformandskabet"),
    # Several words left out, one after another.
    (
        ["økonomi-, social-", "og sundhedsudvalg samt børne-", "eller ungeudvalg"],
        "økonomi-, social- og sundhedsudvalg samt børne- eller ungeudvalg",
    ),
    (["EU-", "midler til klima-", "tilpasning"], "EU-midler til klimatilpasning"),
    # A name with capitals inside it keeps its hyphen; an I there is a scanner's l.
    (["status på MedCom-", "beskeder"], "status på MedCom-beskeder"),
    (["ved EghoIm-", "linjen"], "ved EghoImlinjen"),
    # Addresses are joined as they stand.
    (
        ["se https://www.trm.dk/helhedsplan-for-", "jernbanen-i2.pdf."],
        "se https://www.trm.dk/helhedsplan-for-jernbanen-i2.pdf.",
    ),
    (["se https://www.kl.dk/kkr/", "hovedstaden"], "se https://www.kl.dk/kkr/hovedstaden"),
    (["se www.kl.dk/kkr/groen-", "omstilling og i"], "se www.kl.dk/kkr/groen-omstilling og i"),
    (["se https://www.kl.dk/a-b/", "hvor det står"], "se https://www.kl.dk/a-b/ hvor det står"),
    (
        ["https://www.regionh.dk/politik/", "nye-moeder/Documents/", "2025/referat.pdf"],
        "https://www.regionh.dk/politik/nye-moeder/Documents/2025/referat.pdf",
    ),
    (["se www.kl.dk", "Her står mere"], "se www.kl.dk Her står mere"),
    # Spaces from justified lines.
    (["a   b ", "  c"], "a b c"),
    ([], ""),
    (["", ""], ""),
]


@pytest.mark.parametrize(("texts", "expected"), JOINED)
def test_lines_are_joined(texts: list[str], expected: str) -> None:
    assert prose.joined(texts) == expected


def test_a_compound_of_a_name_that_stands_alone_elsewhere_keeps_its_hyphen() -> None:
    setting = prose.setting(lines("Copenhagen Capacity\nKlima og Klimaalliancen"))
    assert prose.joined(["Greater Copenhagen-", "samarbejdet"], setting) == "Greater Copenhagen-samarbejdet"
    assert prose.joined(["og Klima-", "alliancen"], setting) == "og Klimaalliancen"


def test_a_word_that_begins_a_sentence_is_no_name() -> None:
    setting = prose.setting(lines("For KKR er det for meget."))
    assert prose.joined(["KKR mener, at For-", "mandskabet"], setting) == "KKR mener, at Formandskabet"
    setting = prose.setting(lines("Her er en liste. Herunder en, og herunder to."))
    assert prose.joined(["Her-", "under tre"], setting) == "Herunder tre"


FULL = "Ekspertudvalget om kollektiv mobilitet i hele Danmark har 26. juni afleveret"
PARAGRAPHS = [
    # A blank line parts paragraphs.
    ("Første.\n\nAndet.", "Første.\n\nAndet."),
    # A scanner puts blank lines inside sentences.
    (f"{FULL}\n\nden sidste delrapport.", f"{FULL} den sidste delrapport."),
    ("eftersperger føl-\n\ngende fra Gate 21", "eftersperger følgende fra Gate 21"),
    # Even before a capital, when the line is full and the sentence goes on.
    (f"{FULL} af\n\nKøbenhavns Kommune.", f"{FULL} af Københavns Kommune."),
    # A short line above a capital was ended on purpose: a heading.
    ("SOSU H\nDer orienteres på mødet.", "SOSU H\n\nDer orienteres på mødet."),
    # List items stand by themselves, and go on over lines.
    (
        "herunder:\n- Dobbelt S-tog\n— Kystbanen og\nandre baner",
        "herunder:\n\n- Dobbelt S-tog\n\n— Kystbanen og andre baner",
    ),
    ("1) Følge status;\n2) Løfte evt.\nudfordringer", "1) Følge status;\n\n2) Løfte evt. udfordringer"),
    # Whatever sign a list is set with.
    ("herunder:\n▪ Metro\n✓ Letbane\n➢ Bus", "herunder:\n\n▪ Metro\n\n✓ Letbane\n\n➢ Bus"),
    # A date or an ordinal at the beginning of a line is no list item.
    (f"{FULL} den\n24. november 2014.", f"{FULL} den 24. november 2014."),
    # No paragraph begins small: the full stop is an abbreviation's.
    ("af beslutningsoplæg mhp.\n\n\ngodkendelse af, at", "af beslutningsoplæg mhp. godkendelse af, at"),
    # A page that ends with a sentence may end a paragraph.
    (f"{FULL}.\n Ressourcer i alliancen", f"{FULL}.\n\nRessourcer i alliancen"),
    # The mark in the margin of a changed paragraph is not its first word.
    ("A Den årlige rapport", "Den årlige rapport"),
    ("_ Den årlige rapport", "Den årlige rapport"),
    # Nor does one part the halves of a word; in a text it stands, and a dash is a list's.
    ("har afgivet en re-\n_ degørelse . om", "har afgivet en redegørelse . om"),
    ("har afgivet en re-\n\n| degørelse", "har afgivet en redegørelse"),
    ("har afgivet:\n_ en redegørelse", "har afgivet:\n\n_ en redegørelse"),
    ("A State of Denmark-portalen", "A State of Denmark-portalen"),
    ("A KKR's drøftelse", "KKR's drøftelse"),
]


@pytest.mark.parametrize(("text", "expected"), PARAGRAPHS)
def test_lines_become_paragraphs(text: str, expected: str) -> None:
    assert prose.of(lines(text), Setting(width=76)) == expected


TABLE = """Udgifterne fordeler sig på kommunerne således:
Kommune            Kvote 2018   Kvote 2019
Faxe                       9            7
Greve                     18           15

KKR drøftede dem."""


def test_a_table_is_a_paragraph_of_rows_with_tabs_between_the_cells() -> None:
    rows = "Kommune\tKvote 2018\tKvote 2019\nFaxe\t9\t7\nGreve\t18\t15"
    assert prose.of(lines(TABLE), Setting()) == (
        f"Udgifterne fordeler sig på kommunerne således:\n\n{rows}\n\nKKR drøftede dem."
    )


def test_a_table_goes_on_over_a_page_and_its_cells_over_lines() -> None:
    above = (
        "Indsats            Ansvar        År\n"
        "Lægevagt           Embeds-      2025\n"
        "                   udvalg\n"
        "Post               KL           2026"
    )
    text = f"{above}\n\nSIDE 1\n Post i hjemmet     Kommuner     2027"
    assert prose.of([line for line in lines(text) if not line.furniture], Setting()) == (
        "Indsats\tAnsvar\tÅr\nLægevagt\tEmbedsudvalg\t2025\nPost\tKL\t2026\nPost i hjemmet\tKommuner\t2027"
    )


def test_nothing_printed_is_no_text() -> None:
    assert prose.of(lines("x")[:0], Setting()) is None
    assert prose.of(lines("\n\n\nx")[:2], Setting()) is None


def test_the_width_is_that_of_full_lines() -> None:
    assert prose.setting(lines("\n".join(["kort", "x" * 70, "y" * 76, "z" * 76]))).width == 76


def test_a_paragraph_of_a_megabyte_is_joined_in_a_moment() -> None:
    assert len(prose.joined(["ord-" * 10] * 25_000)) > 900_000

"""What a paper says of an item itself."""

import pytest

from minutes.parsing.wording import remarks

SAID = [
    # In the title.
    ("Udpegninger (lukket punkt)", None, None, ["closed"]),
    ("LUKKET SAG: Valg af leverandør", None, None, ["closed"]),
    ("Lukket punkt", None, None, ["closed"]),
    ("Valg af leverandør – lukket", None, None, ["closed"]),
    ("Rammeaftale (udgået)", None, None, ["withdrawn"]),
    ("Rammeaftale - udsat", None, None, ["postponed"]),
    ("Ekstra punkt: Sejlplan for færgen", None, None, ["added"]),
    ("Nyt punkt: Høringssvar", None, None, ["added"]),
    ("Høringssvar (tillægspunkt)", None, None, ["added"]),
    ("Udpegning til SOSU Sjælland - Tillæg", None, None, ["supplement"]),
    ("Tillæg: Høringssvar", None, None, ["supplement"]),
    # Below it.
    ("Udpegninger", "Punktet er lukket.", None, ["closed"]),
    ("Udpegninger", "Punktet behandles for lukkede døre.", None, ["closed"]),
    ("Rammeaftale", "Punktet er taget af dagsordenen.", None, ["withdrawn"]),
    ("Rammeaftale", "Punktet udgår.", None, ["withdrawn"]),
    # In the decision.
    ("Rammeaftale", None, "Punktet udgik.", ["withdrawn"]),
    ("Rammeaftale", None, "Taget af dagsordenen.", ["withdrawn"]),
    ("Rammeaftale", None, "Sagen blev trukket tilbage.", ["withdrawn"]),
    ("Rammeaftale", None, "Punktet blev udsat til næste møde.", ["postponed"]),
    ("Rammeaftale", None, "Udsat.", ["postponed"]),
    ("Rammeaftale", None, "KKR Sjælland besluttede at udsætte punktet.", ["postponed"]),
    ("Høringssvar", None, "Punktet blev optaget på dagsordenen. KKR godkendte svaret.", ["added"]),
    # More than one.
    ("Udpegninger (lukket punkt)", None, "Punktet blev udsat.", ["closed", "postponed"]),
    # Of something else.
    ("Tillæg til sundhedsaftalen", None, "Godkendt.", []),
    ("Lukning af skadestuer", "Afdelingen er lukket.", None, []),
    ("Udsatte borgere", "Indsatsen for udsatte borgere.", None, []),
    ("Rammeaftale", None, "Fristen blev udsat.", []),
    ("Rammeaftale", None, None, []),
]


@pytest.mark.parametrize(("title", "lead", "decision", "expected"), SAID)
def test_a_remark_is_of_the_item(
    title: str, lead: str | None, decision: str | None, expected: list[str]
) -> None:
    assert remarks.of(title, lead, decision) == expected


def test_what_stands_far_down_is_of_something_else() -> None:
    assert remarks.of("Movia", "En. To. Tre. Fire. Fem. Seks. Punktet blev udsat.", None) == []

import pytest

from minutes.parsing import references
from minutes.parsing.types import References

TEXTS = [
    ("jf. pkt. 3.2. og punkt 4", References(items=["3.2", "4"])),
    # A clock and a share are no items.
    ("punkt 10:30 og 3,5 pct.", References()),
    ("på mødet den 18. juni 2025", References(meetings=["2025-06-18"])),
    ("Møde i KKR Hovedstaden den 2. september 2025", References(meetings=["2025-09-02"])),
    # A date of something else.
    ("Aftalen gælder fra den 1. januar 2027", References()),
    # The sentence's full stop is not the address's.
    (
        "Se https://www.trm.dk/a-b.pdf. Og (www.kl.dk).",
        References(urls=["https://www.trm.dk/a-b.pdf", "www.kl.dk"]),
    ),
    ("pkt. 3.2, pkt. 3.2", References(items=["3.2"])),
    ("", References()),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_references_are_found(text: str, expected: References) -> None:
    assert references.of(text) == expected

"""Nothing typed into an address bar is the archive's own failure."""

import pytest
from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("facts")]


@pytest.mark.parametrize(
    ("address", "status"),
    [
        # PostgreSQL takes no NUL, wherever the address is looked up.
        ("/%00", 404),
        ("/sag/SAG-%00/", 404),
        ("/medlem/?bogstav=%00", 200),
        # A digit to Python, and no number to int().
        ("/medlem/?side=%C2%B2", 200),
        # More digits than Python turns into a number.
        ("/medlem/?side=" + "9" * 5000, 200),
        ("/hovedstaden/2025-09-02/side/" + "9" * 50 + "/", 404),
        # Bytes that are no UTF-8.
        ("/sag/%ED%A0%80/", 404),
        ("/medlem/?bogstav=%F0%9F", 200),
        ("/hovedstaden/9999-99-99/", 404),
    ],
)
def test_an_odd_address_is_answered(client: Client, address: str, status: int) -> None:
    assert client.get(address).status_code == status


@pytest.mark.parametrize(
    ("asked", "canonical"),
    [("2", "?side=2"), ("10", "?side=10"), ("1", ""), ("0", ""), ("01", ""), ("²", ""), ("-2", "")],
)
def test_only_a_later_page_has_an_address_of_its_own(client: Client, asked: str, canonical: str) -> None:
    page = client.get("/sag/", {"side": asked}).content.decode()

    assert f'rel="canonical" href="http://testserver/sag/{canonical}"' in page

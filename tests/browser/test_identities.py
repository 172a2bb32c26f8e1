"""An editor says who is who, by keyboard and without JavaScript."""

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from minutes.identity.rows import finish
from minutes.models import Member
from tests import builders
from tests.browser import judging
from tests.browser.pages import faint, fits, open_page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASSWORD = "en-lang-adgangskode"


def listed(name: str, *days: str, home: str = "Furesø") -> Member:
    member = Member.objects.filter(name=name).first() or builders.member(name)
    for day in days:
        place = {"municipality": builders.municipality(home)}
        builders.attendance(builders.meeting(day), name, member=member, **place)
    finish([member], [])
    return member


def press(page: Page, role: str, name: str) -> None:
    """By the key that a keyboard has for it, once it is reached: what cannot be reached has no focus."""
    wanted = page.get_by_role(role, name=name, exact=True).first  # type: ignore[arg-type]
    wanted.focus()
    expect(wanted).to_be_focused()
    page.keyboard.press("Space" if role in {"radio", "checkbox"} else "Enter")
    page.wait_for_load_state()


def test_two_are_merged_and_one_is_parted_by_keyboard(browser: Browser, live_server: LiveServer) -> None:
    listed("Morten Trolle", "2018-01-01")
    listed("Morten Tralle", "2014-01-01")
    listed("Peter Hansen", "2014-02-01", "2018-02-01")
    listed("Peter Hansen", "2016-02-01", home="Greve")
    builders.attendance(builders.meeting("2020-01-01"), "Morten Trolle")
    User.objects.create_superuser("redaktoer", password=PASSWORD)
    page = open_page(browser, live_server, java_script_enabled=False, locale="da-DK")
    page.goto("/log-ind/?next=/redaktion/medlemmer/")
    page.get_by_label("Navn").fill("redaktoer")
    page.get_by_label("Adgangskode").fill(PASSWORD)
    page.keyboard.press("Enter")

    press(page, "link", "Sammenlign Morten Trolle og Morten Tralle")
    press(page, "radio", "Behold navnet Morten Trolle og adressen /medlem/morten-trolle/")
    press(page, "button", "Læg de to sammen")
    expect(page.get_by_role("status")).to_contain_text("Lagt sammen: Morten Trolle og Morten Tralle.")

    press(page, "radio", "Morten Trolle, Furesø")
    press(page, "button", "Sæt på plads Morten Trolle, KKR Hovedstaden 1. januar 2020")
    expect(page.get_by_role("status")).to_contain_text("Sat på plads: Morten Trolle.")

    press(page, "link", "Se efter om Peter Hansen er to")
    press(page, "checkbox", "Greve")
    press(page, "button", "Vis, hvad der flytter")
    expect(page.get_by_role("status")).to_contain_text("1 af 3 flytter til et nyt medlem; 2 bliver.")
    press(page, "button", "Del i to")
    expect(page.get_by_role("status")).to_contain_text("Delt i to")
    assert Member.objects.get(slug="peter-hansen-greve").attendances.count() == 1

    press(page, "button", "Fortryd Morten Trolle og Morten Tralle, lagt sammen")
    expect(page.get_by_role("status")).to_have_text("Fortrudt: Morten Trolle og Morten Tralle.")


@pytest.mark.campaign
def test_it_fits_a_phone_and_is_read_in_any_light(browser: Browser, live_server: LiveServer) -> None:
    one, other = listed("Morten Trolle", "2018-01-01"), listed("Morten Tralle", "2014-01-01")
    listed("Morten Trolle", "2017-01-01", "2019-01-01", home="Greve")
    builders.attendance(builders.meeting("2020-01-01"), "Morten Trolle")
    User.objects.create_superuser("redaktoer", password=PASSWORD)
    page = open_page(browser, live_server, reduced_motion="reduce")
    judging.bring_axe(page)
    page.goto("/log-ind/?next=/redaktion/medlemmer/")
    page.get_by_label("Navn").fill("redaktoer")
    page.get_by_label("Adgangskode").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Hvem er hvem")
    for address in (
        "",
        "?navn=morten",
        f"sammenlign/?medlem={one.pk}&medlem={other.pk}",
        f"{one.pk}/?fra=2018-06-01",
    ):
        page.goto(f"/redaktion/medlemmer/{address}")
        assert fits(page, 360), address
        assert faint(page, "light") == faint(page, "dark") == [], address
        assert judging.violations(page) == judging.out_of_sight(page) == [], address

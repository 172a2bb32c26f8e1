"""Every type of page for everybody: by axe-core, narrow, zoomed, spaced out, by keyboard, in few colours."""

from collections.abc import Iterator
from itertools import cycle, product
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from bench.page_types import READERS
from tests.browser import judging
from tests.browser.pages import faint, open_page

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

LOOKS: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "forced colours": {"forced_colors": "active"},
}
# 320 px is also what is left of 1280 at 400 %.
WIDE, NARROW = 1280, 320
# In every `make test` those that have what all the others are put together of: one of them is judged
# wide and light, the next one narrow and dark. `make hostile` has every type and every pair for each.
DAILY = [
    "front",
    "council",
    "meeting",
    "item",
    "item_with_vote",
    "page",
    "members",
    "member",
    "municipality",
    "topic",
    "thread",
    "archive",
    "search_found",
    "search_narrowed",
]
SOME = [[(WIDE, "light")], [(NARROW, "dark")]]
ALL = list(product((WIDE, 360, NARROW), LOOKS))


@pytest.fixture
def page(browser: Browser, served_archive: LiveServer) -> Page:
    return open_page(browser, served_archive, reduced_motion="reduce")


def faults(page: Page, name: str, views: list[tuple[int, str]]) -> Iterator[str]:
    """Of one page, loaded once."""
    response = page.goto(READERS[name])
    assert response and response.status == (404 if name == "not_found" else 200), name
    for width, look in views:
        judging.resize(page, width)
        judging.look(page, **LOOKS[look])
        for fault in [*judging.violations(page), *judging.overflowing(page)]:
            yield f"{name}, {width} px, {look}: {fault}"
    judging.look(page)
    yield from (f"{name}: lost at {NARROW} px: {text}" for text in judging.lost(page, WIDE, NARROW))
    yield from (f"{name}: {fault}" for fault in judging.out_of_sight(page))
    yield from (f"{name}, spaced out: {fault}" for fault in judging.clipped_when_spaced(page, NARROW))


@pytest.mark.parametrize(
    ("names", "turns"),
    [(DAILY, SOME), pytest.param(list(READERS), [ALL], marks=pytest.mark.campaign)],
    ids=["some", "all"],
)
def test_everybody_can_read_every_type_of_page(
    page: Page, names: list[str], turns: list[list[tuple[int, str]]]
) -> None:
    judging.bring_axe(page)
    found = [fault for name, views in zip(names, cycle(turns)) for fault in faults(page, name, views)]
    assert not found, "\n".join(found)


# Where the Tab key is to lead: all that is seen and can be pressed, in the order of the page.
IN_ORDER = """() => {
  const all = "a[href], button, input:not([type=hidden]), select, summary, [tabindex]";
  window.stops = [...document.querySelectorAll(all)].filter((e) => e.checkVisibility() && e.tabIndex >= 0);
  return stops.length;
}"""


@pytest.mark.parametrize("name", ["meeting_with_agenda_only", "search_found"])
def test_the_tab_key_goes_through_the_page_in_order_and_out_again(page: Page, name: str) -> None:
    page.goto(READERS[name])
    stops = page.evaluate(IN_ORDER)
    reached = []
    for _ in range(stops):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("stops.indexOf(document.activeElement)"))
    assert reached == list(range(stops))
    page.keyboard.press("Tab")
    assert page.evaluate("stops.includes(document.activeElement)") is False


def test_a_reader_needs_no_mouse(page: Page) -> None:
    page.goto(READERS["meeting"])
    page.get_by_role("link", name="Klimaalliancen").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{READERS['item']}")
    page.get_by_text("Del punktet").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.share') !== null")
    page.go_back()
    page.wait_for_url(f"**{READERS['meeting']}")

    page.goto(READERS["search_found"])
    page.get_by_role("complementary").get_by_text("Afgørelse", exact=True).focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**afgoerelse=*")

    page.goto(READERS["topic"])
    page.get_by_text("Vis som tabel").last.focus()
    page.keyboard.press("Enter")
    assert page.get_by_role("table").last.is_visible()


@pytest.mark.parametrize("name", ["item", "meeting", "member"])
def test_paper_is_white_and_says_where_it_came_from(page: Page, name: str) -> None:
    page.goto(READERS[name])
    page.emulate_media(media="print", color_scheme="dark")
    assert faint(page, "dark") == []
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.get_by_text("Udskrevet den").inner_text().endswith(READERS[name])
    assert not page.get_by_role("navigation").and_(page.locator(":visible")).count()


def test_nothing_moves_for_those_who_ask_for_stillness(page: Page) -> None:
    page.goto(READERS["item"])
    moving = """() => [...document.querySelectorAll("*")].map((e) => getComputedStyle(e)).filter((style) =>
      style.scrollBehavior === "smooth" || style.animationName !== "none" || style.transitionDuration !== "0s"
    ).length"""
    assert page.evaluate(moving) == 0
    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate(moving) == 1

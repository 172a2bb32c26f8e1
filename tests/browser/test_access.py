"""Every type of page for everybody: by axe-core, narrow, zoomed, spaced out, by keyboard, in few colours."""

from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from bench.page_types import READERS
from tests.browser import judging
from tests.browser.pages import open_page

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

LOOKS: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "forced colours": {"forced_colors": "active"},
}
# 320 px is also what is left of 1280 at 400 %.
WIDE, NARROW = 1280, 320
# Both colour schemes and both ends of the widths in every `make test`; `make hostile` has every pair.
SOME = [(WIDE, "light"), (NARROW, "dark")]
ALL = list(product((WIDE, 360, NARROW), LOOKS))


@pytest.fixture
def page(browser: Browser, served_archive: LiveServer) -> Page:
    return open_page(browser, served_archive, reduced_motion="reduce")


def faults(page: Page, name: str, views: list[tuple[int, str]]) -> Iterator[str]:
    """Of one page, loaded once."""
    judging.open_for_judging(page, READERS[name], 404 if name == "not_found" else 200)
    for width, look in views:
        judging.resize(page, width)
        judging.look(page, **LOOKS[look])
        for fault in [*judging.violations(page), *judging.overflowing(page)]:
            yield f"{name}, {width} px, {look}: {fault}"
    judging.look(page)
    yield from (f"{name}: lost at {NARROW} px: {text}" for text in judging.lost(page, WIDE, NARROW))
    yield from (f"{name}: {fault}" for fault in judging.out_of_sight(page))
    yield from (f"{name}, spaced out: {fault}" for fault in judging.clipped_when_spaced(page, NARROW))


@pytest.mark.parametrize("views", [SOME, pytest.param(ALL, marks=pytest.mark.campaign)], ids=["some", "all"])
def test_everybody_can_read_every_type_of_page(page: Page, views: list[tuple[int, str]]) -> None:
    found = [fault for name in READERS for fault in faults(page, name, views)]
    assert not found, "\n".join(found)

"""Opening the archive in a browser, and judging what it shows."""

from typing import Any, Literal

from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from tests.waiting import SECONDS

# WCAG 2.2 AA for text of ordinary size.
LEAST_CONTRAST = 4.5
CONTRASTS = """() => {
  const probe = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const rgba = (colour) => {
    probe.clearRect(0, 0, 1, 1); probe.fillStyle = colour; probe.fillRect(0, 0, 1, 1);
    return [...probe.getImageData(0, 0, 1, 1).data];
  };
  const light = ([r, g, b]) => [r, g, b].map((c) => c / 255)
    .map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = (e) => {
    for (; e; e = e.parentElement) {
      const colour = rgba(getComputedStyle(e).backgroundColor);
      if (colour[3] === 255) return colour;
    }
    return [255, 255, 255, 255];
  };
  const withText = [...document.querySelectorAll("body *")].filter((e) =>
    e.checkVisibility() && [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()));
  return withText.map((e) => {
    const [a, b] = [light(rgba(getComputedStyle(e).color)), light(behind(e))].sort((x, y) => y - x);
    return [(a + 0.05) / (b + 0.05), e.tagName + "." + e.className + " " + e.textContent.trim().slice(0, 30)];
  });
}"""


def open_page(browser: Browser, server: LiveServer, **options: Any) -> Page:
    page = browser.new_context(base_url=server.url, **options).new_page()
    page.set_default_timeout(SECONDS * 1000)
    return page


def fits(page: Page, width: int) -> bool:
    """Whether nothing of the page runs over the edge of a window so many pixels wide."""
    page.set_viewport_size({"width": width, "height": 740})
    return bool(page.evaluate("document.scrollingElement.scrollWidth <= innerWidth"))


def faint(page: Page, scheme: Literal["light", "dark"]) -> list[tuple[float, str]]:
    """What stands out too little from its ground in this colour scheme: its contrast and its words."""
    page.emulate_media(color_scheme=scheme)
    found = page.evaluate(CONTRASTS)
    assert len(found) > 10
    return [(round(ratio, 1), words) for ratio, words in found if ratio < LEAST_CONTRAST]

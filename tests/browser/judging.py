"""What of a page somebody could not see, reach or use: by axe-core, and by what axe does not look at."""

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, ViewportSize

# WCAG 2.2 A and AA, and what axe's makers advise besides; target-size is off unless it is asked for.
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"],
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
    "preload": False,
}
VIOLATIONS = """async (rules) => {
  const found = await axe.run(document, rules);
  return found.violations.flatMap((v) => v.nodes.map((n) => `${v.id} (${v.help}): ${n.target.join(" ")}`));
}"""
# WCAG 1.4.12; as a sheet of the reader's own, which the Content-Security-Policy does not stop.
SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
    p { margin-block-end: 2em !important }`);
  document.adoptedStyleSheets = [sheet];
}"""
# Boxes that show less than they hold; fields scroll, and what is only read aloud is meant to.
CLIPPED = """() => [...document.querySelectorAll("body :not(input)")].filter((e) => {
  const style = getComputedStyle(e);
  if (style.overflowX !== "hidden" && style.overflowX !== "clip" || style.clipPath !== "none") return false;
  return e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1;
}).map((e) => `${e.tagName}.${e.className}`)"""
TEXTS = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const seen = new Set();
  while (walker.nextNode()) {
    const text = walker.currentNode.data.trim();
    if (text && walker.currentNode.parentElement.checkVisibility()) seen.add(text);
  }
  return [...seen];
}"""
# Each that the Tab key leads to, in its turn: whether one sees that it has the focus, and the thing itself.
FOCUSED = """() => [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex]")]
  .filter((e) => e.checkVisibility() && e.tabIndex >= 0 && e.type !== "hidden").flatMap((e) => {
    e.focus();
    const name = `${e.tagName} ${(e.textContent || e.name).trim().slice(0, 40)}`;
    const ring = e.closest("svg") ? e.querySelector(".room") : e;
    const style = getComputedStyle(ring);
    const drawn = e.closest("svg") ? parseFloat(style.strokeWidth) >= 2 && style.stroke !== "none"
      : style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    const box = [...e.getClientRects()].find((r) => r.width && r.height) ?? e.getBoundingClientRect();
    const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    const seen = top && (e.contains(top) || top.contains(e));
    return [...(drawn ? [] : [`no focus shown: ${name}`]), ...(seen ? [] : [`focus hidden: ${name}`])];
  })"""


def bring_axe(page: Page) -> None:
    """To every address the page goes to: read once by the browser, not sent again with each."""
    page.add_init_script(AXE_SCRIPT)


def violations(page: Page) -> list[str]:
    """Each as the rule, what it asks for and the selector of what breaks it."""
    found: list[str] = page.evaluate(VIOLATIONS, RULES)
    return found


def lost(page: Page, wide: int, narrow: int) -> list[str]:
    """Texts that a wide window shows and a narrow one does not (WCAG 1.4.10)."""
    resize(page, narrow)
    shown = set(page.evaluate(TEXTS))
    resize(page, wide)
    return [text for text in page.evaluate(TEXTS) if text not in shown]


def clipped_when_spaced(page: Page, width: int) -> list[str]:
    """What no longer fits once the reader spaces the text out (WCAG 1.4.12). The page stays so."""
    page.evaluate(SPACED)
    resize(page, width)
    return [*page.evaluate(CLIPPED), *overflowing(page)]


def overflowing(page: Page) -> list[str]:
    wide = page.evaluate("document.scrollingElement.scrollWidth - innerWidth")
    return [f"runs {wide} px over the edge"] if wide > 0 else []


def out_of_sight(page: Page) -> list[str]:
    """What shows no focus (WCAG 2.4.7), or has it behind something else (2.4.11)."""
    # After a key the browser shows the focus, as it would to somebody without a mouse.
    page.keyboard.press("Tab")
    found: list[str] = page.evaluate(FOCUSED)
    return found


def resize(page: Page, width: int) -> None:
    size: ViewportSize = {"width": width, "height": 740}
    if page.viewport_size != size:
        page.set_viewport_size(size)


def look(page: Page, **media: Any) -> None:
    """`light`, `dark`, or the reader's own few colours."""
    page.emulate_media(**{"color_scheme": "light", "forced_colors": "none"} | media)

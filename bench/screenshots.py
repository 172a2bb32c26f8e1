"""A picture of every type of page, narrow and wide, light and dark, and some as they are printed.

    make screenshots                         all of them, in screenshots/
    make screenshots SHOTS="item meeting"    some

Reads samples/ and the invented examples into an archive of its own, gone afterwards. Exits 1
where a page does not answer, or runs over the edge of its window.
"""

import argparse
import os
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

import django
from playwright.sync_api import Browser, Page, sync_playwright

from bench import page_types
from bench.pages import fill
from kkr import demo, embedded
from tests.browser.chromium import CHROMIUM, FLAGS

FOLDER = embedded.BASE_DIR / "screenshots"
WIDTHS, SCHEMES = (1280, 360), ("light", "dark")
HEIGHT = 800
# A4 at 96 dots an inch.
PAPER = 794
# What an address that leads nowhere is to answer.
STATUSES = {"not_found": 404}


@dataclass(frozen=True, slots=True)
class Look:
    """How a page is looked at: the width of its window in pixels, and as print or in a colour scheme."""

    width: int
    scheme: str

    @property
    def is_print(self) -> bool:
        return self.scheme == "print"

    def file_of(self, name: str) -> str:
        return f"{name}-print.png" if self.is_print else f"{name}-{self.width}-{self.scheme}.png"


LOOKS = [Look(width, scheme) for width in WIDTHS for scheme in SCHEMES] + [Look(PAPER, "print")]


@contextmanager
def archive() -> Iterator[tuple[str, Path]]:
    """The address of the examples' archive, and the file with its editor's name and password."""
    with tempfile.TemporaryDirectory(prefix="kkr-shots-") as folder, ExitStack() as stack:
        state = Path(folder) / "state"
        demo.mark(state)
        services = stack.enter_context(embedded.services(state, {}, durable=False))
        own = {"ENVIRONMENT": "local", "STATE_DIR": str(state), "DJANGO_SETTINGS_MODULE": "kkr.settings"}
        os.environ.update(own | services.environ)
        django.setup()
        fill()
        yield stack.enter_context(served()), state / "login.txt"


@contextmanager
def served() -> Iterator[str]:
    from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
    from django.core.wsgi import get_wsgi_application

    class Quiet(WSGIRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            pass

    with ThreadedWSGIServer(("127.0.0.1", 0), Quiet) as server:
        server.set_app(get_wsgi_application())
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def window(browser: Browser, site: str, look: Look) -> Page:
    context = browser.new_context(
        base_url=site,
        viewport={"width": look.width, "height": HEIGHT},
        color_scheme="dark" if look.scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.emulate_media(media="print" if look.is_print else "screen")
    return page


def log_in(page: Page, login: Path) -> None:
    user, password = login.read_text().split()
    page.goto(page_types.READERS["login"])
    page.locator("[name=username]").fill(user)
    page.locator("[name=password]").fill(password)
    page.keyboard.press("Enter")
    page.wait_for_url("**/dokumenter/")


def is_logged_in(page: Page) -> bool:
    return any(cookie["name"] == "sessionid" for cookie in page.context.cookies())


def wanted(chosen: list[str], look: Look) -> Iterator[tuple[str, str]]:
    """Names and addresses, the editors' last: from there on the window is logged in."""
    for name, address in {**page_types.READERS, **page_types.EDITORS}.items():
        if (not chosen or name in chosen) and (not look.is_print or name in page_types.PRINTED):
            yield name, address


def shoot(page: Page, name: str, address: str, look: Look) -> str:
    """What is wrong with the page, if anything; its picture is taken all the same."""
    response = page.goto(address, wait_until="load")
    page.screenshot(path=FOLDER / look.file_of(name), full_page=True)
    status = response.status if response else 0
    if status != STATUSES.get(name, 200):
        return f"svarer {status}"
    width = page.evaluate("document.scrollingElement.scrollWidth")
    return f"er {width} px bred" if width > look.width else ""


def shoot_all(browser: Browser, site: str, login: Path, chosen: list[str]) -> int:
    """How many pages are at fault; what is shot is told meanwhile."""
    faults = 0
    for look in LOOKS:
        page = window(browser, site, look)
        for name, address in wanted(chosen, look):
            if name in page_types.EDITORS and not is_logged_in(page):
                log_in(page, login)
            fault = shoot(page, name, address, look)
            faults += bool(fault)
            print(f"{look.file_of(name):<45} {address}{f'   FEJL: {fault}' if fault else ''}", flush=True)
        page.context.close()
    return faults


def main() -> int:
    arguments = argparse.ArgumentParser(description="Billeder af alle slags sider, i screenshots/.")
    arguments.add_argument("pages", nargs="*", help="kun disse, med navne fra bench/page_types.py")
    arguments.add_argument("--at", metavar="ADRESSE", help="fra et make demo, der kører")
    asked = arguments.parse_args()
    if CHROMIUM is None:
        print("Chromium mangler. På Debian: apt install chromium", file=sys.stderr)
        return 1
    FOLDER.mkdir(exist_ok=True)
    running = nullcontext((asked.at, embedded.BASE_DIR / demo.FOLDER / "login.txt"))
    with running if asked.at else archive() as (site, login), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        return int(shoot_all(browser, site, login, asked.pages) > 0)


if __name__ == "__main__":
    sys.exit(main())

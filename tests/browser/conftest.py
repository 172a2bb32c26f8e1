"""One Chromium for all that a reader or an editor does."""

import os
from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.db import connections
from django.test import override_settings
from playwright.sync_api import Browser, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer
from pytest_django.plugin import DjangoDbBlocker

from tests.browser.chromium import CHROMIUM, FLAGS
from tests.examples import archive
from tests.waiting import SECONDS


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        if os.environ.get("CI"):
            pytest.fail("No chromium was found, and CI does not accept that.")
        pytest.skip("no chromium found")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        expect.set_options(timeout=SECONDS * 1000)
        yield browser
        browser.close()
        # Beside Playwright's loop this thread has other connections than without it (asgiref.local):
        # out of reach from here on, they would hold the test database.
        connections.close_all()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(autouse=True)
def windows(browser: Browser) -> Iterator[None]:
    """None is left open: a page that asks for news would go on asking while other tests run."""
    yield
    for context in browser.contexts:
        context.close()


@pytest.fixture(scope="module")
def served_archive(
    browser: Browser,
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
    request: pytest.FixtureRequest,
) -> Iterator[LiveServer]:
    """The sample and the examples behind a server of their own, for all tests of a file that only read.

    A file that needs a few of them alone names those: EXAMPLES.

    Not pytest-django's `live_server`, which empties the database after each test. The tests are marked
    `django_db`, without which there is no database.
    """
    index = tmp_path_factory.mktemp("index")
    with override_settings(INDEX_DIR=index), django_db_blocker.unblock():
        archive.fill(getattr(request.module, "EXAMPLES", None))
        server = LiveServer("localhost")
        yield server
        server.stop()
        call_command("flush", interactive=False, verbosity=0)

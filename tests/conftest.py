"""Every test run has a PostgreSQL and a Valkey of its own, unless the environment names some.

They must be there before Django reads its settings, and Django before any
further conftest imports a model. So it all happens the moment this file is
registered, and pyproject.toml does not name DJANGO_SETTINGS_MODULE, which
would make pytest-django load the settings earlier still. With `-p no:django`
(the parser's tests need no Django) nothing is started.
"""

import os
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Generator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    # Imported before the services are there, it would name the settings to the processes of pytest -n.
    from kkr.children import Child

RUNNING = ExitStack()
# Of them those that were started here, for tests that stop one.
STARTED: "list[Child]" = []
# What the person gave, before this run's own services were added.
GIVEN = dict(os.environ)


def pytest_plugin_registered(plugin: object, manager: pytest.PytestPluginManager) -> None:
    if plugin is sys.modules[__name__] and manager.hasplugin("django") and not only_hands_out():
        start_services()
        set_django_up()


def set_django_up() -> None:
    import django
    from django.conf import settings

    django.setup()
    # A password is slow to check by design: half a second for each test that logs in.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def only_hands_out() -> bool:
    """The process that shares the tests out between others (pytest -n) needs no services itself."""
    return any(word.startswith("-n") for word in sys.argv[1:]) and "PYTEST_XDIST_WORKER" not in os.environ


def pytest_unconfigure() -> None:
    RUNNING.close()


def start_services() -> None:
    from kkr import embedded

    state = Path(tempfile.mkdtemp(prefix="kkr-test-"))
    RUNNING.callback(shutil.rmtree, state, ignore_errors=True)
    found = RUNNING.enter_context(embedded.services(state, GIVEN, durable=False))
    STARTED.extend(found.children)
    own = {
        "ENVIRONMENT": "test",
        "DJANGO_SETTINGS_MODULE": "kkr.settings",
        "STATE_DIR": str(state),
        # A connection kept by a live server's thread would outlive the test and hold the database.
        "CONN_MAX_AGE": "0",
    }
    os.environ.update(own | found.environ)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Shared out between processes, files with few tests come first.

    Those start programs and wait for them; at the end they would leave a processor with nothing to do.
    """
    if "PYTEST_XDIST_WORKER" in os.environ:
        tests = Counter(item.path for item in items)
        items.sort(key=lambda item: tests[item.path])


@pytest.fixture
def facts(db: None) -> None:
    """Councils, municipalities, parties and topics, as `manage.py setup` loads them."""
    from minutes import facts

    facts.load()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In CI a test that did not run is red."""
    report = yield
    if os.environ.get("CI") == "true" and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"Skipped, which CI does not accept: {report.longrepr}"
    return report

"""A database that cannot be reached, for this process alone."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def database_away() -> Iterator[None]:
    """Every connection made meanwhile is to a server that is not there. Not within a transaction."""
    options, given = connection.settings_dict["OPTIONS"], dict(connection.settings_dict["OPTIONS"])
    connection.close()
    options["host"] = "/nowhere"
    try:
        yield
    finally:
        connection.close()
        options.update(given)

"""The sample and all the examples as one archive: five KKR, nineteen years."""

from functools import cache

from bench import examples
from minutes import facts
from minutes.ingest import ingest
from minutes.parsing import parse
from minutes.parsing.types import ParsedReferat
from tests import builders


@cache
def readings() -> list[tuple[str, bytes, ParsedReferat]]:
    """Name, file and what was read of it; a second and a half for all of them, once a process."""
    files = [(example.source.name, example.source.read_bytes()) for example in examples.every()]
    return [(name, content, parse(content)) for name, content in files]


def fill() -> None:
    """Into an empty database."""
    facts.load()
    for name, content, parsed in readings():
        ingest(builders.document(None, name, content), parsed)

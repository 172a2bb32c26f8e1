"""The sample and all the examples as one archive: five KKR, nineteen years."""

from collections.abc import Container
from functools import cache
from pathlib import Path

from bench import examples
from minutes import facts, threads
from minutes.ingest import ingest
from minutes.models import AgendaItem
from minutes.parsing import parse
from minutes.parsing.types import ParsedReferat
from tests import builders

# More of what `make demo` shows.
DEMO = examples.SAMPLES / "demo"


@cache
def reading(file: Path) -> ParsedReferat:
    """A second and a half for all of them, once a process."""
    return parse(file.read_bytes())


def fill(some: Container[str] | None = None) -> None:
    """Into an empty database; only the examples of these names, where a test has no need of all."""
    facts.load()
    sources = [example.source for example in examples.every() if some is None or example.name in some]
    for file in [*sources, *sorted(DEMO.glob("*.txt"))]:
        ingest(builders.document(None, file.name, file.read_bytes()), reading(file))
    _take_up_again(AgendaItem.objects.get(title__startswith="Sundhedsstrukturkommissionens"))


def _take_up_again(item: AgendaItem) -> None:
    """No example speaks of another: the archive's only sagsforløb."""
    later = builders.meeting("2024-09-13", of=item.meeting.council)
    builders.item(later, "3", item.title, decision="KKR tiltrådte indstillingen.", outcomes=["tiltrådt"])
    threads.follow(later)

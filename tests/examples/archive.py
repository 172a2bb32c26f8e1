"""The sample and all the examples as one archive: five KKR, nineteen years."""

from functools import cache

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
def readings() -> list[tuple[str, bytes, ParsedReferat]]:
    """Name, file and what was read of it; a second and a half for all of them, once a process."""
    files = [example.source for example in examples.every()] + sorted(DEMO.glob("*.txt"))
    return [(file.name, content := file.read_bytes(), parse(content)) for file in files]


def fill() -> None:
    """Into an empty database."""
    facts.load()
    for name, content, parsed in readings():
        ingest(builders.document(None, name, content), parsed)
    _take_up_again(AgendaItem.objects.get(title__startswith="Sundhedsstrukturkommissionens"))


def _take_up_again(item: AgendaItem) -> None:
    """No example speaks of another: the archive's only sagsforløb."""
    later = builders.meeting("2024-09-13", of=item.meeting.council)
    builders.item(later, "3", item.title, decision="KKR tiltrådte indstillingen.", outcomes=["tiltrådt"])
    threads.follow(later)

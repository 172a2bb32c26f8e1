"""Queue, workers, broker, room on disk and search index, as this web host sees them."""

import shutil
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.db import connection
from django.db.models import Count, Min, Q
from django.utils import timezone

from minutes import pulse
from minutes.models import AgendaItem, Document, Meeting, Member, SearchChange
from minutes.search import store
from minutes.search.store import Broken, State

Status = Document.Status
# Longer than any reading takes; whatever waits longer is stuck.
LONG_WAIT = timedelta(hours=1)
# A sweep brings the index in line; with more lost than these something keeps it from it.
FOLLOWED_WITHIN = timedelta(minutes=10)


NO_BROKER = "Valkey, som kalder på arbejderne, svarer ikke. Det, der er lagt op, læses, når den er der igen."
NO_WORKER = "Ingen arbejder er i gang, så intet bliver læst. Start en; i Docker: docker compose up -d worker."
NO_BEAT = (
    "Beat er ikke i gang, så det, der går i stå, bliver ikke taget op. I Docker: docker compose up -d beat."
)
WAITS_LONG = "Et dokument har ventet over en time på at blive læst."
NO_INDEX = "Søgeindekset kan ikke læses. Byg det forfra: manage.py index --rebuild."
BEHIND = "Søgeindekset har ikke fulgt med i over ti minutter, så det nyeste kan ikke søges frem."


class Queue(NamedTuple):
    """Numbers of documents; `oldest` is since when the first of those that wait has waited."""

    waiting: int
    reading: int
    held: int
    needs_ocr: int
    failed: int
    oldest: datetime | None

    @property
    def waits_long(self) -> bool:
        return self.oldest is not None and timezone.now() - self.oldest > LONG_WAIT


class Disk(NamedTuple):
    """Of the file system that `holds` lie on, in bytes."""

    holds: str
    free: int
    total: int

    @property
    def is_low(self) -> bool:
        return self.free < settings.DISK_WARNING_BYTES

    @property
    def used_percent(self) -> int:
        return round(100 * (1 - self.free / self.total)) if self.total else 100


@dataclass(frozen=True, slots=True)
class Index:
    """Of this host. `behind`: changes not taken in, and since when.

    `lacking`: how many fewer entries than meetings, items and members to be found; below 0 more. Of an index
    that cannot be read `entries` is None.
    """

    entries: int | None
    lacking: int
    behind: int
    behind_since: datetime | None
    size: int
    written_at: datetime | None
    built_at: datetime | None

    @property
    def is_behind(self) -> bool:
        return self.behind_since is not None and timezone.now() - self.behind_since > FOLLOWED_WITHIN


def queue() -> Queue:
    """Two queries."""
    counts = dict(Document.objects.order_by().values_list("status").annotate(Count("pk")))
    waiting = Document.objects.filter(status=Status.RECEIVED).order_by()
    return Queue(
        waiting=counts.get(Status.RECEIVED, 0),
        reading=counts.get(Status.READING, 0),
        held=counts.get(Status.HELD, 0),
        needs_ocr=counts.get(Status.NEEDS_OCR, 0),
        failed=counts.get(Status.FAILED, 0),
        oldest=waiting.aggregate(at=Min("uploaded_at"))["at"],
    )


def database_bytes() -> int:
    """One query."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_database_size(current_database())")
        return int(cursor.fetchone()[0])


def disks() -> list[Disk]:
    """One for each file system; several folders on the same one are told together."""
    found: dict[int, Disk] = {}
    for holds, folder in (("dokumenterne", settings.DOCUMENTS_DIR), ("søgeindekset", settings.INDEX_DIR)):
        there = _existing(Path(folder))
        usage, device = shutil.disk_usage(there), there.stat().st_dev
        both = f"{found[device].holds} og {holds}" if device in found else holds
        found[device] = Disk(both, usage.free, usage.total)
    return list(found.values())


def _existing(folder: Path) -> Path:
    """Or the one it is to be made in."""
    return next(one for one in (folder.absolute(), *folder.absolute().parents) if one.exists())


def index() -> Index:
    """Five queries. What `index --check` compares entry by entry is only counted here."""
    state = store.known_state()
    entries = _entries(state) if state else None
    position = state.position if state else 0
    newer = SearchChange.objects.filter(pk__gt=position).aggregate(n=Count("pk"), since=Min("created_at"))
    wanted = Meeting.objects.public().count() + _found_items() + Member.objects.public().count()
    folder = store.root() / state.folder if state else None
    return Index(
        entries=entries,
        lacking=wanted - (entries or 0),
        behind=newer["n"],
        behind_since=newer["since"],
        size=sum(_sizes(folder)) if folder else 0,
        written_at=_moment(store.state_file()) if state else None,
        built_at=_oldest(folder) if folder else None,
    )


def _entries(state: State) -> int | None:
    try:
        with store.trouble_is_broken():
            return int(store.open_folder(state.folder).searcher().num_docs)
    except Broken:
        return None


def _found_items() -> int:
    """Headings without a word below them have no entry."""
    words = ~Q(indstilling="", baggrund="", sagsfremstilling="")
    return AgendaItem.objects.public().filter(Q(is_heading=False) | Q(decision__isnull=False) | words).count()


def _sizes(folder: Path) -> list[int]:
    return [file.stat().st_size for file in folder.glob("*") if file.exists()]


def _oldest(folder: Path) -> datetime | None:
    """An index built anew has a folder of its own, in which something stays from the beginning."""
    return min((_moment(file) for file in folder.glob("*") if file.exists()), default=None)


def _moment(file: Path) -> datetime:
    return datetime.fromtimestamp(file.stat().st_mtime, UTC)


def alarms(found: Queue, heard: pulse.Heard, room: list[Disk], kept: Index) -> list[str]:
    """What somebody has to do something about, in Danish; nothing where all is as it should be."""
    said = [
        (not heard.broker, NO_BROKER),
        (heard.broker and not heard.workers, NO_WORKER),
        (heard.broker and not heard.beat, NO_BEAT),
        (found.waits_long, WAITS_LONG),
        (kept.entries is None, NO_INDEX),
        (kept.is_behind, BEHIND),
        *((disk.is_low, f"Der er snart ikke plads til {disk.holds}.") for disk in room),
    ]
    return [words for holds, words in said if holds]

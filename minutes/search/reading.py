"""The index as this process reads it: kept open, and taken anew when another process has written."""

import logging
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import tantivy
from django.db import connection

from minutes.models import Meeting
from minutes.search import store
from minutes.search.follow import follow, pending
from minutes.search.store import Broken, State

logger = logging.getLogger(__name__)

# So many meetings are indexed while a reader waits (some 5 ms each); more are left to a thread.
MEETINGS_WHILE_WAITING = 25


@dataclass(frozen=True, slots=True)
class Open:
    root: Path
    state: State
    index: tantivy.Index


_lock = threading.Lock()
_open: Open | None = None
_follower: threading.Thread | None = None


def searcher() -> tantivy.Searcher:
    """Over the newest commit; as `current`."""
    return current()[1]


def current() -> tuple[str, tantivy.Searcher]:
    """(commit, searcher over it) of the newest; costs one small file read when nothing is new.

    Raises Broken when there is no index to read.
    """
    global _open
    with _lock:
        state = store.read_state()
        if _open is None or (_open.root, _open.state.folder) != (store.root(), state.folder):
            _open = Open(store.root(), state, store.open_folder(state.folder))
        elif _open.state != state:
            with store.trouble_is_broken():
                _open.index.reload()
            _open = Open(_open.root, state, _open.index)
        return state.commit, _open.index.searcher()


def keep_up() -> bool:
    """See to it that the index holds what the rows hold; True when it does now. One query when it did.

    A web host may have no worker, so readers' questions drive the index too.
    """
    try:
        behind = len(pending(store.read_state(), MEETINGS_WHILE_WAITING + 1))
    except Broken:
        behind = 1 + Meeting.objects.public().count()
    if not behind:
        return True
    if behind > MEETINGS_WHILE_WAITING:
        follow_beside()
        return False
    followed = follow()
    return not (followed.busy or followed.failed)


def mend(broken: State | None) -> bool:
    """See to an index that cannot be read; True when it is mended. A large one is built in a thread.

    `broken` is given up, unless another has been written or is being written in its place.
    """
    with suppress(OSError), store.writing() as ours:
        if ours and broken and store.known_state() == broken:
            store.forget()
    if Meeting.objects.public().count() > MEETINGS_WHILE_WAITING:
        follow_beside()
        return False
    followed = follow()
    return not (followed.busy or followed.failed)


def follow_beside() -> None:
    """Follow in a thread of this process, unless one does already."""
    global _follower
    with _lock:
        if _follower is None or not _follower.is_alive():
            _follower = threading.Thread(target=_follow_and_close, name="search-follow", daemon=True)
            _follower.start()


def _follow_and_close() -> None:
    try:
        follow()
    except Exception:
        logger.exception("The search index could not be followed.")
    finally:
        connection.close()

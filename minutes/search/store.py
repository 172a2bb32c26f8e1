"""Where this host's index lies: a folder for each generation, and one small file that says which.

`state-VERSION.json` names the folder and the change of the log it has come to.
It is replaced in one rename after each commit: whoever reads it sees a whole
index, and a writer killed before the rename has its changes replayed, which is
harmless. Old and new code have a file each, so that neither waits for the other
while a new release is rolled out.
"""

import fcntl
import json
import os
import shutil
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

import tantivy
from django.conf import settings

from minutes.search import schema

# Seconds after which an index that only earlier code reads is cleared away.
OUTDATED_AFTER = 24 * 3600


class Broken(Exception):
    """There is no index, or not one that this code can read."""


@dataclass(frozen=True, slots=True)
class State:
    """`position`: the last change followed; `stamp`: when that was written, by which to know the log again.

    `commit` differs after each commit.
    """

    folder: str
    position: int
    stamp: str
    commit: str


def root() -> Path:
    return Path(settings.INDEX_DIR)


def state_file() -> Path:
    return root() / f"state-{schema.version()}.json"


def read_state() -> State:
    """The state last written by this version of the code.

    Raises Broken where there is none.
    """
    try:
        return State(**json.loads(state_file().read_text("utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise Broken from error


def known_state() -> State | None:
    try:
        return read_state()
    except Broken:
        return None


def write_state(folder: str, position: int, stamp: str) -> State:
    """Show readers what was committed. The random mark tells them that it is new."""
    state = State(folder, position, stamp, uuid.uuid4().hex)
    temporary = root() / f"{os.getpid()}.new"
    with temporary.open("w", encoding="utf-8") as file:
        json.dump(asdict(state), file)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(state_file())
    return state


def forget() -> None:
    """Give up an index found broken; the next to follow builds a new one."""
    state_file().unlink(missing_ok=True)


@contextmanager
def writing() -> Iterator[bool]:
    """Whether this process may write; False at once where another does. The lock dies with its process."""
    root().mkdir(parents=True, exist_ok=True)
    with (root() / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True


def new_folder() -> str:
    name = f"index-{uuid.uuid4().hex[:12]}"
    (root() / name).mkdir()
    return name


def open_folder(name: str) -> tantivy.Index:
    """Raises Broken where the folder is missing, damaged or of another tantivy."""
    with trouble_is_broken():
        index = tantivy.Index.open(str(root() / name))
        # Readers look at the state instead, which is written after the commit.
        index.config_reader("manual")
        return index


@contextmanager
def trouble_is_broken() -> Iterator[None]:
    """What the engine raises over damaged files becomes Broken; its panics are no ordinary exceptions."""
    try:
        yield
    except (OSError, ValueError) as error:
        raise Broken from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":
            raise Broken from error
        raise


def sweep() -> None:
    """Remove what no current state names; who still reads from there keeps its files open."""
    now = time.time()
    for file in root().glob("state-*.json"):
        if file != state_file() and now - file.stat().st_mtime > OUTDATED_AFTER:
            file.unlink()
    named = {_folder_in(file) for file in root().glob("state-*.json")}
    for folder in root().glob("index-*"):
        if folder.name not in named:
            shutil.rmtree(folder, ignore_errors=True)


def _folder_in(file: Path) -> str:
    try:
        return str(json.loads(file.read_text("utf-8"))["folder"])
    except (OSError, ValueError, TypeError, KeyError):
        return ""

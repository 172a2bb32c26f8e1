"""Where this host's index lies: a folder for each generation, and one small file that says which.

`state.json` names the folder, the version of the code that made it and the
change of the log it has come to. It is replaced in one rename after each
commit: whoever reads it sees a whole index, and a writer killed before the
rename has its changes replayed, which is harmless.
"""

import fcntl
import json
import os
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path

import tantivy
from django.conf import settings

from minutes.search import schema

STATE = "state.json"


class Broken(Exception):
    """There is no index, or not one that this code can read."""


@dataclass(frozen=True, slots=True)
class State:
    """`position` is the last change followed, `stamp` when it was written: a restored database differs."""

    folder: str
    version: str
    position: int
    stamp: str
    commit: str = ""


def root() -> Path:
    return Path(settings.INDEX_DIR)


def read_state() -> State:
    """The state last written.

    Raises Broken where there is none, or one of other code.
    """
    try:
        state = State(**json.loads((root() / STATE).read_text("utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise Broken from error
    if state.version != schema.version():
        raise Broken
    return state


def write_state(folder: str, position: int, stamp: str) -> State:
    """Show readers what was committed. The random mark tells them that it is new."""
    state = State(folder, schema.version(), position, stamp, uuid.uuid4().hex)
    temporary = root() / f"{STATE}.{os.getpid()}.new"
    with temporary.open("w", encoding="utf-8") as file:
        json.dump(asdict(state), file)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(root() / STATE)
    return state


def forget() -> None:
    """Give up an index found broken; the next to follow builds a new one."""
    (root() / STATE).unlink(missing_ok=True)


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


def sweep(keep: set[str]) -> None:
    """Remove earlier generations; who still reads one keeps its files open."""
    for folder in root().glob("index-*"):
        if folder.name not in keep:
            with suppress(OSError):
                shutil.rmtree(folder)

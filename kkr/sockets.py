"""Where the embedded servers' sockets are reached.

A unix socket's whole path may be some 107 bytes long and libpq reads a comma in
it as a list. The servers therefore bind relative to their own folder, and
clients of a state folder with a long or odd path go through a symbolic link of
our own in the temp folder.
"""

import hashlib
import os
import re
import stat
import tempfile
from pathlib import Path

from kkr.children import Refusal

MAX_PATH_BYTES = 100
LONGEST_SOCKET = "/postgres/.s.PGSQL.5432"
PLAIN_PATH = re.compile(r"[\w /.-]+")


def way_to(state: Path) -> Path:
    """The state folder under a name that fits into a socket's address."""
    if len(os.fsencode(state)) + len(LONGEST_SOCKET) <= MAX_PATH_BYTES and PLAIN_PATH.fullmatch(str(state)):
        return state
    link = _private_folder() / hashlib.sha256(os.fsencode(state)).hexdigest()[:16]
    if not link.is_symlink():
        link.symlink_to(state)
    return link


def _private_folder() -> Path:
    """Ours alone: in a temp folder shared with others a name may be taken by a stranger."""
    folder = Path(tempfile.gettempdir()) / f"kkr-arkivet-{os.geteuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    seen = folder.lstat()
    if not stat.S_ISDIR(seen.st_mode) or seen.st_uid != os.geteuid() or seen.st_mode & 0o077:
        raise Refusal(f"Mappen {folder} tilhører en anden. Slet den, eller sæt TMPDIR til en anden mappe.")
    return folder

"""The watched folder: what is laid in it is taken in, and moved to where one sees that it was.

A file's bytes are kept and its row is committed before it is moved, so a stop in between costs nothing:
the same bytes twice are the same document.
"""

import logging
import time
from pathlib import Path

from celery import shared_task
from django.conf import settings

from minutes import intake
from minutes.danish import numbered

logger = logging.getLogger(__name__)

TAKEN, REFUSED = "modtaget", "afvist"
# What browsers and programs call a file they have not finished.
UNFINISHED = frozenset({".part", ".crdownload", ".download", ".tmp", ".partial"})


@shared_task
def look() -> None:
    """Take in what nobody has touched since the last look; a full disk leaves the rest for the next."""
    if not settings.WATCH_DIR:
        return
    root = Path(settings.WATCH_DIR)
    try:
        root.mkdir(parents=True, exist_ok=True)
        for path in intake.files_in(root, but=frozenset({TAKEN, REFUSED})):
            if is_settled(path):
                take(root, path)
    except OSError as error:
        logger.warning("The watched folder %s is left for the next look: %s", root, error)


def is_settled(path: Path) -> bool:
    """Not written, renamed or given other rights for as long as lies between two looks.

    By the time of its inode, which no program sets back as it does the time of its bytes.
    """
    try:
        changed = path.stat().st_ctime
    except FileNotFoundError:
        return False
    return path.suffix.lower() not in UNFINISHED and time.time() - changed >= settings.SWEEP_SECONDS


def take(root: Path, path: Path) -> None:
    """Raises OSError where there is no room, and the file stays where it is."""
    try:
        intake.fetch(path)
    except intake.Refused as reason:
        refused = _free(root / REFUSED / path.relative_to(root))
        refused.with_name(f"{refused.name}.txt").write_text(f"{reason}\n", encoding="utf-8")
        _move(path, refused)
    else:
        _move(path, _free(root / TAKEN / path.relative_to(root)))


def _free(wanted: Path) -> Path:
    """A place of that name where nothing lies yet, in a folder that is made."""
    wanted.parent.mkdir(parents=True, exist_ok=True)
    names = (wanted.with_name(f"{stem}{wanted.suffix}") for stem in numbered(wanted.stem))
    return next(name for name in names if not name.exists())


def _move(path: Path, to: Path) -> None:
    try:
        path.rename(to)
    except FileNotFoundError:
        logger.info("%s was moved by somebody else meanwhile.", path)

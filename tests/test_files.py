"""Bytes on disk: whole or not at all, once, and never changed."""

import stat
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from minutes import files


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.DOCUMENTS_DIR = tmp_path / "documents"
    return settings.DOCUMENTS_DIR


def everything(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_it_keeps_the_bytes_under_their_hash(folder: Path) -> None:
    kept = files.keep([b"Refe", b"rat"])

    assert kept == files.Kept(sha256(b"Referat").hexdigest(), 7)
    assert (folder / kept.sha256[:2] / kept.sha256).read_bytes() == b"Referat"


def test_nobody_may_write_to_a_kept_file(folder: Path) -> None:
    files.keep([b"Referat"])

    assert stat.S_IMODE(everything(folder)[0].stat().st_mode) == 0o444


def test_the_same_bytes_are_kept_once(folder: Path) -> None:
    assert files.keep([b"Referat"]) == files.keep([b"Ref", b"erat"])
    assert len(everything(folder)) == 1


def test_a_transfer_that_breaks_off_leaves_nothing(folder: Path) -> None:
    def broken() -> Iterator[bytes]:
        yield b"Refe"
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        files.keep(broken())

    assert everything(folder) == []

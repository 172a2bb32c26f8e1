"""The watched folder: what is laid there comes in once, whole, and is moved where one sees it."""

import os
from pathlib import Path
from typing import Any

import pytest

from minutes import files, watched
from minutes.models import Document

pytestmark = pytest.mark.django_db


@pytest.fixture
def inbox(settings: Any, tmp_path: Path) -> Path:
    settings.DOCUMENTS_DIR = tmp_path / "documents"
    settings.WATCH_DIR = str(tmp_path / "indbakke")
    settings.SWEEP_SECONDS = 0
    watched.look()
    return tmp_path / "indbakke"


def lying(inbox: Path) -> list[str]:
    return sorted(str(path.relative_to(inbox)) for path in inbox.rglob("*") if not path.is_dir())


def test_a_file_is_taken_in_and_moved(inbox: Path) -> None:
    (inbox / "2019").mkdir()
    (inbox / "2019" / "referat.pdf").write_bytes(b"%PDF")
    watched.look()

    document = Document.objects.get()
    assert (document.original_name, document.path.read_bytes()) == ("referat.pdf", b"%PDF")
    assert lying(inbox) == ["modtaget/2019/referat.pdf"]


def test_one_that_is_still_being_written_is_left(inbox: Path, settings: Any) -> None:
    settings.SWEEP_SECONDS = 3600
    (inbox / "referat.pdf").write_bytes(b"%PDF")
    # A copy keeps the time of the first; only its inode tells that it is new.
    os.utime(inbox / "referat.pdf", (0, 0))
    watched.look()

    assert lying(inbox) == ["referat.pdf"] and not Document.objects.exists()


def test_what_is_refused_lies_beside_the_reason(inbox: Path, settings: Any) -> None:
    settings.MAX_UPLOAD_BYTES = 4
    for name, content in {"regneark.xlsx": b"PK", "stor.pdf": b"%PDF-1.7", "tom.txt": b""}.items():
        (inbox / name).write_bytes(content)
    watched.look()

    assert not Document.objects.exists()
    reasons = {path.name: path.read_text() for path in (inbox / "afvist").glob("*.*.txt")}
    assert reasons["regneark.xlsx.txt"] == "Arkivet tager imod PDF-filer (.pdf) og tekstfiler (.txt).\n"
    assert "grænsen er" in reasons["stor.pdf.txt"] and reasons["tom.txt.txt"] == "Filen er tom.\n"
    assert {"afvist/regneark.xlsx", "afvist/stor.pdf", "afvist/tom.txt"} < set(lying(inbox))


def test_links_hidden_and_unfinished_files_are_left_alone(inbox: Path, tmp_path: Path) -> None:
    secret = tmp_path / "hemmelig.txt"
    secret.write_text("hemmelig")
    (inbox / "link.txt").symlink_to(secret)
    (inbox / "mappe").symlink_to(tmp_path)
    (inbox / ".skjult.pdf").write_bytes(b"%PDF")
    (inbox / "referat.pdf.crdownload").write_bytes(b"%PD")
    before = lying(inbox)
    watched.look()

    assert lying(inbox) == before and not Document.objects.exists()


def test_nothing_is_lost_when_the_disk_is_full(inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (inbox / "referat.pdf").write_bytes(b"%PDF")
    with monkeypatch.context() as full:
        full.setattr(files.os, "write", no_space)
        watched.look()
    assert lying(inbox) == ["referat.pdf"] and not Document.objects.exists()

    watched.look()
    assert lying(inbox) == ["modtaget/referat.pdf"] and Document.objects.get().path.read_bytes() == b"%PDF"


def no_space(*_: object) -> int:
    raise OSError(28, "No space left on device")


def test_a_stop_before_the_move_costs_nothing(inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (inbox / "referat.pdf").write_bytes(b"%PDF")
    with monkeypatch.context() as stopped:
        stopped.setattr(watched, "_move", lambda *_: None)
        watched.look()
    assert lying(inbox) == ["referat.pdf"]

    watched.look()
    assert lying(inbox) == ["modtaget/referat.pdf"] and Document.objects.count() == 1


def test_two_of_one_name_lie_beside_each_other(inbox: Path) -> None:
    for content in (b"%PDF 1", b"%PDF 2"):
        (inbox / "referat.pdf").write_bytes(content)
        watched.look()

    assert lying(inbox) == ["modtaget/referat-2.pdf", "modtaget/referat.pdf"]
    assert Document.objects.count() == 2


def test_without_a_folder_none_is_watched(settings: Any, tmp_path: Path, monkeypatch: Any) -> None:
    settings.WATCH_DIR = ""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "referat.pdf").write_bytes(b"%PDF")
    watched.look()

    assert not Document.objects.exists() and (tmp_path / "referat.pdf").exists()

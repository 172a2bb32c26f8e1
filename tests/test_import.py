"""`manage.py import`: a folder of files handed in, told of, and gone on with after a stop."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.core.management.base import OutputWrapper

from minutes import files, queue
from minutes.management.progress import Progress
from minutes.models import Document
from tests.referater import LETTER

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("facts")]


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.DOCUMENTS_DIR = tmp_path / "documents"
    settings.INDEX_DIR = tmp_path / "index"
    found = tmp_path / "gamle referater"
    (found / "2019").mkdir(parents=True)
    (found / "referat.TXT").write_text(LETTER)
    (found / "2019" / "referat.pdf").write_bytes(b"%PDF-1.4 ingenting")
    return found


def told(folder: Path, *options: str, out: StringIO | None = None) -> tuple[int, str]:
    """The exit code, and what was said."""
    out = out or StringIO()
    try:
        call_command("import", str(folder), *options, stdout=out)
    except SystemExit as end:
        return int(end.code or 0), out.getvalue()
    return 0, out.getvalue()


def test_every_file_below_it_is_handed_in(folder: Path, admin_user: Any) -> None:
    code, said = told(folder, "--user", "admin")

    assert code == 0
    assert "2 nye, 0 var der i forvejen, 0 afvist." in said and "Modtager: 2 af 2" in said
    assert {row.original_name for row in Document.objects.filter(uploaded_by=admin_user)} == {
        "referat.TXT",
        "referat.pdf",
    }


def test_run_again_it_goes_on_where_it_stopped(
    folder: Path, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    kept = files.keep
    monkeypatch.setattr(files, "keep", interrupted_after_one(kept))
    code, said = told(folder)
    assert code == 130 and "kør igen" in said
    assert Document.objects.count() == 1 and not list(settings.DOCUMENTS_DIR.glob("incoming-*"))

    monkeypatch.setattr(files, "keep", kept)
    assert "1 nye, 1 var der i forvejen, 0 afvist." in told(folder)[1]


def interrupted_after_one(keep: Any) -> Any:
    def once(chunks: Any) -> Any:
        if Document.objects.exists():
            raise KeyboardInterrupt
        return keep(chunks)

    return once


def test_what_is_refused_is_named_and_the_rest_taken(folder: Path, settings: Any) -> None:
    settings.MAX_UPLOAD_BYTES = len(LETTER.encode())
    (folder / "for stor.txt").write_text(LETTER + " ")
    (folder / "tom.pdf").write_bytes(b"")
    code, said = told(folder)

    assert code == 1
    assert "2 nye, 0 var der i forvejen, 2 afvist." in said
    assert "for stor.txt: Filen er på 1 MB" in said and "tom.pdf: Filen er tom." in said


def test_hidden_files_links_and_other_kinds_are_left_alone(folder: Path) -> None:
    (folder / ".skjult.pdf").write_bytes(b"%PDF")
    (folder / ".mappe").mkdir()
    (folder / ".mappe" / "a.pdf").write_bytes(b"%PDF")
    (folder / "billede.png").write_bytes(b"png")
    (folder / "link.txt").symlink_to(folder / "referat.TXT")
    (folder / "rundt").symlink_to(folder)

    assert "2 nye, 0 var der i forvejen, 0 afvist." in told(folder)[1]


@pytest.mark.parametrize(
    ("name", "options", "says"),
    [
        ("findes-ikke", [], "findes ikke"),
        ("tom", [], "ingen PDF"),
        ("tom/..", ["--user", "x"], "ingen bruger"),
    ],
)
def test_what_cannot_be_is_said(tmp_path: Path, name: str, options: list[str], says: str) -> None:
    (tmp_path / "tom").mkdir()
    with pytest.raises(CommandError, match=says):
        told(tmp_path / name, *options)


def test_it_waits_for_them_to_be_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One is read at each look."""
    ends = [
        {"status": "failed", "error_code": "damaged", "error_message": "Filen er beskadiget."},
        {"status": "held", "held_for": ["private"]},
    ]

    def a_worker_reads(rest: list[Document]) -> str:
        Document.objects.filter(pk=rest[0].pk).update(**ends[len(rest) - 1])
        return "Ingen arbejder." if len(rest) == 2 else ""

    monkeypatch.setattr(queue, "why_waiting", a_worker_reads)
    monkeypatch.setattr("minutes.management.commands.import.LOOK_SECONDS", 0)
    code, said = told(folder, "--wait")

    assert code == 1
    assert "Ingen arbejder.\n" in said and "Der er hørt fra en arbejder igen.\n" in said
    assert ": Filen er beskadiget.\n" in said and ": private oplysninger\n" in said
    assert "1 afventer en redaktør.\n" in said and "1 kunne ikke læses.\n" in said


def test_a_terminal_has_one_line_rewritten() -> None:
    out = Terminal()
    progress = Progress(OutputWrapper(out), "Modtager", 2)
    progress.reach(1, "a.pdf")
    progress.say("Afvist: b.pdf")
    progress.reach(2, "c.pdf")
    progress.end()

    lines = out.getvalue().split("\n")
    assert [line.rsplit("\r", 1)[-1].strip() for line in lines] == [
        "Afvist: b.pdf",
        "Modtager [##########] 2 af 2  c.pdf",
        "",
    ]

"""The reader's child contains whatever a document does, and what it says is checked."""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from minutes import reader
from minutes.parsing import parse
from minutes.reader import Failed, Limits
from tests import hostile
from tests.typeset import pdf_of
from tests.waiting import until

# A damaged one, short enough to be read in a moment.
DAMAGED = Path(__file__).parent / "examples" / "kkr-sjaelland-2023-11-10.txt"
# It is processor time that runs out, also where the machine has much else to do.
TIGHT = Limits(cpu_seconds=2, memory_bytes=300 << 20, wall_seconds=60)
LETTER = (
    "REFERAT\nKKR SJÆLLAND\nDato: 02-09-2025 10:00\n 1. Status\nSAG-2025-03121 gitb\nBeslutning\nGodkendt."
)


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "referat.txt"
    path.write_text(LETTER, "utf-8")
    return path


def child(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Have the child run other code instead of the reader."""
    monkeypatch.setattr(reader, "START", code)


def refused(path: Path, limits: Limits = TIGHT) -> str:
    with pytest.raises(Failed) as failure:
        reader.read(path, limits=limits)
    assert failure.value.message.endswith(".")
    return failure.value.code


def test_it_reads_what_the_parser_reads() -> None:
    parsed = reader.read(DAMAGED)
    assert parsed.restored
    assert parsed == parse(DAMAGED.read_bytes())


def test_the_text_comes_line_by_line() -> None:
    as_read, restored = DAMAGED.read_text("utf-8").split("\n"), reader.text(DAMAGED).split("\n")
    assert len(restored) == len(as_read)
    assert restored[22] == "Bente Sørensen (V), Køge Kommune"
    assert restored[15] == " KKR SJÆLLAND | 10-11-2023"


def test_a_name_is_a_name_and_from_where_we_are(letter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(letter.parent)
    # One that looks like an option.
    letter.rename("--text")
    assert reader.read(Path("--text")).council == "sjaelland"


def test_it_tells_of_each_page_and_the_last_one(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    reader.read(
        pdf_of(LETTER, tmp_path / "a.pdf"), on_progress=lambda page, pages, step: told.append((page, pages))
    )
    assert told[-1] == (2, 2)


def test_it_tells_that_it_is_alive_while_no_page_is_done(
    letter: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader.child, "HEARTBEAT_SECONDS", 0.05)
    child(monkeypatch, "import time; time.sleep(60)")
    told: list[int] = []

    def listen(page: int, pages: int, step: str) -> None:
        told.append(page)
        if len(told) == 3:
            raise LookupError

    before = psutil.Process().children()
    with pytest.raises(LookupError):
        reader.read(letter, on_progress=listen, limits=Limits(wall_seconds=30))
    # And a caller that gives up leaves no child.
    assert set(psutil.Process().children()) <= set(before)


def slow(make: Callable[[], bytes], codes: set[str]) -> object:
    """Stopped by its time alone, all of which it takes."""
    return pytest.param(make, codes, marks=pytest.mark.campaign)


@pytest.mark.parametrize(
    ("make", "codes"),
    [
        (hostile.page_tree_that_loops, {"no_pages"}),
        # No text; and pdfium, asked whether anything is drawn, runs out of time or memory.
        slow(hostile.form_that_draws_itself, {"no_text", "too_slow", "crashed"}),
        (hostile.huge_cross_reference, {"no_pages", "damaged"}),
        (hostile.cross_reference_that_loops, {"no_pages", "damaged"}),
        (hostile.deep_nesting, {"no_text", "too_slow", "damaged"}),
        (hostile.decompression_bomb, {"memory", "too_slow"}),
        slow(hostile.endless_drawing, {"too_slow", "memory"}),
        (hostile.widths_without_end, {"memory", "too_slow"}),
    ],
)
def test_a_hostile_pdf_is_contained(tmp_path: Path, make: Callable[[], bytes], codes: set[str]) -> None:
    path = tmp_path / "hostile.pdf"
    path.write_bytes(make())
    before = time.monotonic()
    assert refused(path) in codes
    assert time.monotonic() - before < TIGHT.wall_seconds


ODD_CHILDREN = [
    # Nothing, half an answer, another answer, an answer of another schema.
    ("", "garbage"),
    ("print('{\"schema\": 1')", "garbage"),
    ("print('[1, 2]')", "garbage"),
    ("import os; os.write(1, bytes([255, 254]))", "garbage"),
    # A refusal that is none.
    ("import sys; print('nej'); sys.exit(2)", "garbage"),
    ('import sys; print(\'{"error": {"code": 1}}\'); sys.exit(2)', "garbage"),
    # Ends: an error, a signal, the kernel's killer.
    ("raise ValueError", "crashed"),
    ("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", "crashed"),
    ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "memory"),
    ("import os, signal; os.kill(os.getpid(), signal.SIGXCPU)", "too_slow"),
    # Too long: waiting, or closing its streams and going on.
    ("import time; time.sleep(60)", "too_slow"),
    ("import os, time; os.close(1); os.close(2); time.sleep(60)", "too_slow"),
    # A child of its own that holds the streams open.
    ("import os, time; os.fork() or time.sleep(60)", "too_slow"),
    # Without end, on either stream.
    ("import os\nwhile True: os.write(1, b'x' * 65536)", "too_much_output"),
    ("import os\nwhile True: os.write(2, b'x' * 65536)", "too_slow"),
]


@pytest.mark.parametrize(("code", "expected"), ODD_CHILDREN)
def test_an_odd_child_is_a_failure_with_a_reason(
    letter: Path, monkeypatch: pytest.MonkeyPatch, code: str, expected: str
) -> None:
    child(monkeypatch, code)
    patience = 0.5 if expected == "too_slow" else 60
    assert refused(letter, Limits(wall_seconds=patience, output_bytes=1 << 20)) == expected


def test_an_answer_of_another_schema_is_not_believed(letter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "SCHEMA", 2)
    assert refused(letter) == "garbage"


def test_the_output_may_fill_its_limit_and_not_a_byte_more(letter: Path) -> None:
    size = len(LETTER.encode()) + 1
    assert reader.text(letter, limits=Limits(output_bytes=size))
    with pytest.raises(Failed) as failure:
        reader.text(letter, limits=Limits(output_bytes=size - 1))
    assert failure.value.code == "too_much_output"


def test_as_many_pages_as_allowed_are_read_and_no_more(letter: Path) -> None:
    assert reader.read(letter, limits=Limits(max_pages=2)).pages == 2
    assert refused(letter, Limits(max_pages=1)) == "too_many_pages"


def test_a_file_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    assert refused(tmp_path / "borte.pdf") == "missing"


def test_without_a_python_to_start_it_says_so(letter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/findes/ikke")
    assert refused(letter) == "cannot_start"


BOUND = """
import os, runpy, sys, resource
sys.path.insert(0, {root!r})
from minutes import containment
containment.enter(containment.Bounds(cpu_seconds=7, memory_bytes=1 << 30, parent=os.getppid()))
print(len(os.environ), os.getpgid(0) == os.getpid(), resource.getrlimit(resource.RLIMIT_CPU)[0],
      resource.getrlimit(resource.RLIMIT_FSIZE)[0], resource.getrlimit(resource.RLIMIT_AS)[0] == 1 << 30)
sys.exit(0)
"""


def test_the_child_has_no_environment_and_may_write_no_file(
    letter: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    child(monkeypatch, BOUND.format(root=str(reader.ROOT)))
    # Isolated Python itself may add LC_CTYPE.
    environment, *rest = reader.text(letter).split()
    assert int(environment) <= 1
    assert rest == ["True", "7", "0", "True"]


PARENT = """
import sys
sys.path.insert(0, {root!r})
from pathlib import Path
from minutes import reader
reader.START = {child!r}
reader.read(Path({path!r}), on_progress=lambda page, pages, step: print(page, flush=True))
"""
# Says its own number where the page belongs, and stays.
CHILD = """
import os, sys, time
sys.path.insert(0, {root!r})
from minutes import containment
containment.enter(containment.Bounds(parent=os.getppid()))
print('{{"page": %d, "pages": 1}}' % os.getpid(), file=sys.stderr, flush=True)
time.sleep(60)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child of its parent's end")
def test_the_child_dies_with_us(letter: Path) -> None:
    code = CHILD.format(root=str(reader.ROOT))
    script = PARENT.format(root=str(reader.ROOT), child=code, path=str(letter))
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout
        pid = next(int(line) for line in parent.stdout if int(line) > 0)
        parent.kill()
    until(lambda: not _lives(pid))


def _lives(pid: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False


def test_reading_leaves_nothing_running(letter: Path) -> None:
    before = psutil.Process().children(recursive=True)
    reader.read(letter)
    assert set(psutil.Process().children(recursive=True)) <= set(before)

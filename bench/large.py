"""How much memory large documents take in web and worker: 300 pages, 50 MB, and 50 MB refused.

    make bench-large

Starts web and worker as `make run` does, with an archive of its own, hands each document in
through the form as an editor does, and waits until it is read. Peaks are the kernel's own
(VmHWM, set back before each), in MB over what the process had once it had read a small
document; the reader's child lives for one document and is told of whole. Each comes twice,
so that what is not given back is seen. Some two minutes. Exits 1 where a promise is broken.
"""

from __future__ import annotations

import http.client
import os
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from itertools import cycle, islice
from pathlib import Path
from random import Random

import django
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from bench.promise import Figure
from kkr import children, embedded, run
from kkr.address import Address
from tests.processes import free_port
from tests.typeset import pdf_of

# A web process streams: what it needs is its own buffers and the page it answers with.
MOST_WEB = 20.0
# The worker holds one answer of the child's (2.6 MB for 300 pages of text) as bytes, as objects and as
# rows on their way to the database, some twenty times as much in all; it reads two documents at once.
MOST_WORKER = 64.0
# What is freed is not always given back, but the same again must find room in it.
MOST_MORE = 16.0
# Of what a reader's child may have by default (READER_MEMORY_BYTES), so that two fit into a small server.
MOST_CHILD = 512.0
PAGES, LINES, PAGES_AN_ITEM = 300, 44, 3
SCANNED_PAGES, MEGABYTES = 60, 50
MEGABYTE = 1 << 20
LONGEST_SECONDS = 600
CHUNK = 1 << 20
BOUNDARY = "en-graense-som-ingen-fil-har"
LINE = "{:<22} {:>9} {:>9} {:>9} {:>9} {:>10}  {}"
PROSE = (
    "Kommunerne i regionen har hvert år pligt til at drøfte udbuddet af pladser på de særlige",
    "tilbud, og hvordan udgifterne må følge behovet. Formandskabet har bedt administrationen om",
    "at belyse, hvad det koster at føre den nuværende ordning videre i de næste tre år, og hvad",
    "der kan vindes ved at flere kommuner går sammen om opgaven.",
    "",
)


@dataclass(frozen=True, slots=True)
class Taken:
    """What one document took, in MB: web and worker over where they began, the child in all."""

    name: str
    megabytes: float
    seconds: float
    web: float
    worker: float
    child: float
    became: str

    @property
    def told(self) -> str:
        figures = [f"{self.megabytes:.1f}", f"{self.web:.1f}", f"{self.worker:.1f}", f"{self.child:.0f}"]
        return LINE.format(self.name, *figures, f"{self.seconds:.1f}", self.became)


def text(pages: int, day: str) -> str:
    """A referat of so many pages, an item to every three of them."""
    lines = ["REFERAT", "", "KKR HOVEDSTADEN", "", f"Dato: {day} 10:00", "Sted: Glostrup Park Hotel", ""]
    for number in range(1, max(1, pages // PAGES_AN_ITEM) + 1):
        lines += [
            f"{number}. Drøftelse af sag nummer {number}",
            "SAG-2024-03121 gitb",
            "",
            "Sagsfremstilling",
        ]
        lines += islice(cycle(PROSE), LINES * min(pages, PAGES_AN_ITEM) - 8)
        lines += ["", "Beslutning", "KKR Hovedstaden godkendte sagen.", ""]
    starts = range(0, len(lines), LINES)
    return "\n ".join("\n".join(lines[start : start + LINES]) for start in starts) + "\n"


def typeset(pages: int, day: str, folder: Path) -> Path:
    return pdf_of(text(pages, day), folder / f"{pages}-{day}.pdf")


def scanned(day: str, folder: Path) -> Path:
    """Pages that are pictures of noise, with their text beneath as a scanner's program leaves it."""
    path, random = folder / f"scan-{day}.pdf", Random(day)
    canvas = Canvas(str(path), pagesize=A4)
    pages = text(SCANNED_PAGES, day).split("\n ")
    for page in pages[:SCANNED_PAGES]:
        canvas.drawImage(ImageReader(noise(random)), 0, 0, *A4)
        layer = canvas.beginText(72, 770)
        layer.setFont("Helvetica", 9)
        layer.setTextRenderMode(3)
        layer.textLines(page, trim=0)
        canvas.drawText(layer)
        canvas.showPage()
    canvas.save()
    return path


def noise(random: Random) -> BytesIO:
    """A JPEG of as many bytes as a page of the scan is to have."""
    wanted = MEGABYTES * MEGABYTE // SCANNED_PAGES
    side = int((wanted * 1.345) ** 0.5)
    image = Image.frombytes("L", (side, side), random.randbytes(side * side))
    out = BytesIO()
    image.save(out, "JPEG", quality=88)
    return out


def no_pdf(day: str, folder: Path) -> Path:
    """It begins as a PDF and is none."""
    path = folder / f"skadet-{day}.pdf"
    path.write_bytes(b"%PDF-1.7\n" + Random(day).randbytes(MEGABYTES * MEGABYTE))
    return path


KINDS: dict[str, Callable[[str, Path], Path]] = {
    "small": partial(typeset, 3),
    f"{PAGES} pages": partial(typeset, PAGES),
    f"{MEGABYTES} MB, scanned": scanned,
    f"{MEGABYTES} MB, no PDF": no_pdf,
}


class Site:
    """The archive as an editor reaches it, and its processes as the kernel counts them."""

    def __init__(self, place: Address, web: int, worker: int) -> None:
        self.place, self.worker = place, worker
        self.webs = children_of(web)
        self.cookies: dict[str, str] = {}

    def log_in(self, note: Path) -> None:
        user, password = note.read_text().split()
        self._send("GET", "/log-ind/")
        form = f"username={user}&password={password}&csrfmiddlewaretoken={self.cookies['csrftoken']}"
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        insist(self._send("POST", "/log-ind/", form.encode(), headers)[0] == 302, "nobody can log in")

    def hand_in(self, file: Path) -> str:
        """The address of the document's page."""
        head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="documents"; filename="{file.name}"\r\n'
        parts = f"{head}Content-Type: application/pdf\r\n\r\n".encode(), f"\r\n--{BOUNDARY}--\r\n".encode()
        headers = {
            "Content-Type": f"multipart/form-data; boundary={BOUNDARY}",
            "Content-Length": str(sum(map(len, parts)) + file.stat().st_size),
            "X-CSRFToken": self.cookies["csrftoken"],
        }
        status, told = self._send("POST", "/upload/", sent(parts, file), headers)
        insist(status == 302, f"{file.name} was not taken in: {status}")
        return told

    def look(self, address: str) -> int:
        return self._send("GET", address)[0]

    def _send(
        self,
        method: str,
        address: str,
        body: bytes | Iterator[bytes] = b"",
        headers: dict[str, str] | None = None,
    ) -> tuple[int, str]:
        connection = http.client.HTTPConnection(self.place.host, self.place.port, timeout=LONGEST_SECONDS)
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        connection.request(method, address, body, {"Cookie": cookies, **(headers or {})})
        response = connection.getresponse()
        response.read()
        for set_cookie in response.headers.get_all("Set-Cookie") or []:
            name, _, value = set_cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        connection.close()
        return response.status, response.headers.get("Location", "")


def insist(holds: bool, said: str) -> None:
    if not holds:
        raise RuntimeError(said)


def sent(parts: tuple[bytes, bytes], file: Path) -> Iterator[bytes]:
    yield parts[0]
    with file.open("rb") as opened:
        while chunk := opened.read(CHUNK):
            yield chunk
    yield parts[1]


def children_of(process: int) -> list[int]:
    found = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return [int(one) for one in found]


def descendants(process: int) -> set[int]:
    """A worker's threads start children too."""
    found = set()
    with suppress(OSError):
        for task in Path(f"/proc/{process}/task").iterdir():
            for child in (task / "children").read_text().split():
                found |= {int(child)} | descendants(int(child))
    return found


def megabytes(process: int, name: str) -> float:
    """VmRSS or VmHWM; 0 of a process that is gone."""
    try:
        found = re.search(rf"^{name}:\s+(\d+) kB", Path(f"/proc/{process}/status").read_text(), re.MULTILINE)
    except OSError:
        return 0.0
    return int(found[1]) / 1024 if found else 0.0


def set_back(process: int) -> None:
    """From here on its peak is counted anew."""
    Path(f"/proc/{process}/clear_refs").write_text("5")


@contextmanager
def archive() -> Iterator[Site]:
    with tempfile.TemporaryDirectory(prefix="kkr-bench-") as folder, ExitStack() as stack:
        state, place = Path(folder), Address("127.0.0.1", free_port())
        services = stack.enter_context(embedded.services(state, {}))
        chosen = {"PUBLISH_READINGS": "all", "SWEEP_SECONDS": "5"}
        environ = run.environment(state, place, services.environ) | chosen
        children.finish(run.python("Prepare", ["-m", "kkr.prepare"], state, environ), time.sleep)
        web = stack.enter_context(children.running(run.web(state, environ), place.is_ready, time.sleep))
        crew = [children.start(made(state, environ)) for made in (run.worker, run.beat)]
        stack.callback(children.stop, crew)
        os.environ.update(environ)
        django.setup()
        site = Site(place, web.process.pid, crew[0].process.pid)
        site.log_in(state / "login.txt")
        finished()
        yield site


def finished() -> None:
    from minutes.models import Document

    deadline = time.monotonic() + LONGEST_SECONDS
    while any(not document.is_finished for document in Document.objects.defer("warnings")):
        insist(time.monotonic() < deadline, "a document is never read")
        time.sleep(0.05)


def take(site: Site, name: str, file: Path, before: dict[int, float]) -> Taken:
    from minutes.models import Document

    for process in before:
        set_back(process)
    began, child = time.monotonic(), 0.0
    address = site.hand_in(file)
    document = Document.objects.latest("pk")
    while not document.is_finished:
        child = max([child, *(megabytes(one, "VmHWM") for one in descendants(site.worker))])
        time.sleep(0.02)
        document.refresh_from_db(fields=["status"])
    seconds = time.monotonic() - began
    insist(site.look(address) == 200, "the document's page is not shown")
    over = {process: megabytes(process, "VmHWM") - start for process, start in before.items()}
    web = max(over[process] for process in site.webs)
    document.refresh_from_db()
    became = document.error_code or f"{document.status}, {document.page_count} pages"
    return Taken(name, file.stat().st_size / MEGABYTE, seconds, web, over[site.worker], child, became)


def measured(site: Site) -> Iterator[Taken]:
    with tempfile.TemporaryDirectory(prefix="kkr-bench-") as folder:
        # Each process has loaded what it needs once it has had one.
        for number in range(1, 5):
            file = typeset(3, f"{number:02}-02-2024", Path(folder))
            take(site, "first", file, {site.worker: 0.0, **dict.fromkeys(site.webs, 0.0)})
        before = {process: megabytes(process, "VmRSS") for process in (site.worker, *site.webs)}
        for again in (1, 2):
            for number, (name, make) in enumerate(KINDS.items(), 1):
                file = make(f"{number:02}-0{again + 2}-2024", Path(folder))
                yield take(site, f"{name}, {again}", file, before)
                file.unlink()


def figures(taken: list[Taken]) -> Iterator[Figure]:
    yield Figure("web over its start", max(one.web for one in taken), "MB", at_most=MOST_WEB)
    yield Figure("worker over its start", max(one.worker for one in taken), "MB", at_most=MOST_WORKER)
    half = len(taken) // 2
    first, second = (max(one.worker for one in part) for part in (taken[:half], taken[half:]))
    yield Figure("worker the second time over the first", second - first, "MB", at_most=MOST_MORE)
    yield Figure("the reader's child", max(one.child for one in taken), "MB", at_most=MOST_CHILD)


def main() -> int:
    taken = []
    print(LINE.format("document", "MB", "web", "worker", "child", "seconds", "became"))
    with archive() as site:
        for one in measured(site):
            print(one.told, flush=True)
            taken.append(one)
    found = list(figures(taken))
    print("\n" + "\n".join(map(str, found)))
    return int(not all(figure.kept for figure in found))


if __name__ == "__main__":
    sys.exit(main())

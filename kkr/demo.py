"""`make demo`: an archive of invented examples to walk through, beside any other.

The same processes as `make run`, over a state folder that says what it is: whatever
opens that folder, now or later, marks its pages, feeds and quotations (settings.DEMO).
"""

import os
import sys
from collections.abc import MutableMapping
from pathlib import Path

from kkr import embedded, run
from kkr.children import Refusal

# kkr.settings looks for a file of this name in the state folder.
MARK = "demo"
FOLDER = "state-demo"
# Beside a `make run`, which has 8000.
PORT = "8001"
# Set for another archive, these would lead the examples into it.
ELSEWHERE = ("DATABASE_URL", "REDIS_URL", "DOCUMENTS_DIR", "INDEX_DIR", "WATCH_DIR")


def choose(environ: MutableMapping[str, str]) -> Path:
    """Leave nothing in the environment that belongs to another archive; return the state folder."""
    for name in ELSEWHERE:
        environ.pop(name, None)
    environ["PORT"] = environ.get("PORT") or PORT
    environ["STATE_DIR"] = environ.get("STATE_DIR") or str(embedded.BASE_DIR / FOLDER)
    return embedded.state_dir(environ)


def mark(state: Path) -> None:
    """Raises Refusal where the folder belongs to something else."""
    if (state / MARK).exists():
        return
    if state.exists() and any(state.iterdir()):
        raise Refusal(f"{state} er ikke eksemplernes mappe. Vælg en anden: make demo STATE_DIR={FOLDER}")
    state.mkdir(mode=0o700, parents=True, exist_ok=True)
    (state / MARK).write_text("Opdigtede eksempler. Mappen kan slettes; make demo laver den igen.\n")


def main(words: list[str]) -> int:
    try:
        mark(choose(os.environ))
    except Refusal as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 1
    run.say("Opdigtede eksempler fra tests/examples; de læses ind første gang.")
    return run.main(words)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

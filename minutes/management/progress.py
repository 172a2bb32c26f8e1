"""How far a long command is, for the person at the terminal or the log it runs into."""

import shutil
from typing import Protocol

TENTHS = 10


class Out(Protocol):
    """Django's OutputWrapper, as a command has it."""

    def write(self, msg: str = "", style_func: None = None, ending: str | None = None) -> None: ...
    def flush(self) -> None: ...
    def isatty(self) -> bool: ...


class Progress:
    """One line that is rewritten on a terminal; elsewhere a line at each tenth of the way."""

    def __init__(self, out: Out, what: str, total: int) -> None:
        self.out, self.what, self.total = out, what, total
        self.told = 0

    def reach(self, done: int, words: str = "") -> None:
        if self.out.isatty():
            self._rewrite(f"{self.what} {self._bar(done)} {done} af {self.total}  {words}")
        elif self._tenth(done) > self.told:
            self.told = self._tenth(done)
            self.out.write(f"{self.what}: {done} af {self.total}")

    def say(self, line: str) -> None:
        """A line of its own, above the one that is rewritten."""
        if self.out.isatty():
            self._rewrite("")
        self.out.write(line)

    def end(self) -> None:
        if self.out.isatty():
            self.out.write()

    def _bar(self, done: int) -> str:
        full = self._tenth(done)
        return f"[{'#' * full}{'.' * (TENTHS - full)}]"

    def _tenth(self, done: int) -> int:
        return TENTHS * done // max(1, self.total)

    def _rewrite(self, line: str) -> None:
        room = shutil.get_terminal_size().columns - 1
        self.out.write(f"\r{line[:room]:<{room}}\r{line[:room]}", ending="")
        self.out.flush()

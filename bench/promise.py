"""What a bench measured, beside what the archive promises."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured beside what is promised; None promises nothing."""

    name: str
    value: float
    unit: str
    at_least: float | None = None
    at_most: float | None = None

    @property
    def kept(self) -> bool:
        low = self.at_least is None or self.value >= self.at_least
        return low and (self.at_most is None or self.value <= self.at_most)

    def __str__(self) -> str:
        promise = f"at least {self.at_least:g}" if self.at_least is not None else ""
        promise = f"at most {self.at_most:g}" if self.at_most is not None else promise
        broken = "" if self.kept else "   BROKEN"
        return f"{self.name:<58} {self.value:>9.2f} {self.unit:<8} {promise}{broken}"

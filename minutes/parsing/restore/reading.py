"""A word that may have been printed, and where it differs from the word as read."""

from typing import NamedTuple


class Edit(NamedTuple):
    """At `at` of the word as read stands `read`, printed was `printed`."""

    at: int
    read: str
    printed: str


class Reading(NamedTuple):
    """A word that may have been printed, in lower case; costs as in lexicon and confusions."""

    word: str
    word_cost: float
    slip_cost: float = 0.0
    edits: tuple[Edit, ...] = ()

    @property
    def cost(self) -> float:
        return self.word_cost + self.slip_cost


Found = tuple[int, Reading]  # where in the word as read a reading ends, and the reading

"""The archive's own processes: started together, watched, started again when one dies."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from kkr import children
from kkr.children import Child, Command, Refusal

MAX_REST_SECONDS = 30.0
# One that has worked this long is not held to its earlier deaths.
FORGIVEN_AFTER_SECONDS = 60.0
TRIES_BEFORE_READY = 3

Say = Callable[[str], None]


class Member:
    """One process that is to run always."""

    def __init__(self, command: Command) -> None:
        self.command = command
        self.deaths = 0
        self.rests_until = 0.0
        self._begin()

    def _begin(self) -> None:
        self.child: Child | None = children.start(self.command)
        self.began = time.monotonic()

    def tend(self, say: Say) -> None:
        """Notice a death; begin again after a rest that doubles with each."""
        if self.child is None:
            if time.monotonic() >= self.rests_until:
                self._begin()
        elif self.child.exit_code is not None:
            self._mourn(self.child, say)

    def _mourn(self, child: Child, say: Say) -> None:
        if time.monotonic() - self.began > FORGIVEN_AFTER_SECONDS:
            self.deaths = 0
        rest = min(2.0**self.deaths, MAX_REST_SECONDS)
        self.deaths += 1
        self.rests_until = time.monotonic() + rest
        self.child = None
        say(
            f"{self.command.name} stoppede uventet (kode {child.exit_code}) og startes igen om {rest:.0f} s. "
            f"Se {self.command.log}"
        )


class Crew:
    """The members, and the servers under them that must not die."""

    def __init__(self, ground: Sequence[Child], say: Say) -> None:
        self.members: list[Member] = []
        self.ground = ground
        self.say = say

    def join(self, command: Command) -> None:
        self.members.append(Member(command))

    def tend(self) -> None:
        """Raises Refusal when a server the rest stands on is gone."""
        for server in self.ground:
            if server.exit_code is not None:
                raise Refusal(
                    f"{server.command.name} stoppede uventet (kode {server.exit_code}), så alt stoppes. "
                    f"Se {server.command.log}\n{server.last_words()}"
                )
        for member in self.members:
            member.tend(self.say)

    def give_up_if_hopeless(self) -> None:
        """Before the site has answered once, dying again and again is a fault, not bad luck."""
        for member in self.members:
            if member.deaths >= TRIES_BEFORE_READY:
                last_words = children.last_words(member.command.log)
                raise Refusal(f"{member.command.name} kan ikke starte. Se {member.command.log}\n{last_words}")

    def leave(self) -> None:
        """All are asked at once: none of them needs another to end."""
        children.stop([member.child for member in reversed(self.members) if member.child])


@contextmanager
def at_work(ground: Sequence[Child], say: Say) -> Iterator[Crew]:
    """An empty crew; whoever has joined it is stopped at the end."""
    crew = Crew(ground, say)
    try:
        yield crew
    finally:
        crew.leave()

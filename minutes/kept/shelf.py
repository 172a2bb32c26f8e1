"""Pages as this process has made them, for as long as nothing that readers see has changed."""

import threading
from collections import OrderedDict

from django.conf import settings

from minutes.kept.page import Page
from minutes.kept.state import State

# Scheme and host too: a page names its own address.
Address = tuple[str, str, str]


class Shelf:
    """At most so much of KEPT_BYTES of pages, all of one state; those asked for longest ago go first.

    In the process, and not in the broker's memory: that must never be full, and asking it costs
    more than half of what an answer from here does.
    """

    def __init__(self, share: float = 1.0) -> None:
        self._share = share
        self._lock = threading.Lock()
        self._pages: OrderedDict[Address, Page] = OrderedDict()
        self._mark: tuple[str, ...] | None = None
        self.size = 0

    def __len__(self) -> int:
        return len(self._pages)

    def __contains__(self, address: Address) -> bool:
        """Whether it was there in whatever state: only then is it worth asking for the state of now."""
        return address in self._pages

    def get(self, address: Address, state: State) -> Page | None:
        with self._lock:
            self._turn_to(state)
            if address in self._pages:
                self._pages.move_to_end(address)
            return self._pages.get(address)

    def put(self, address: Address, page: Page, state: State) -> None:
        """`state` from before the page was made; nothing is kept of one without a mark."""
        with self._lock:
            self._turn_to(state)
            if not state.mark:
                return
            self._drop(address)
            self._pages[address] = page
            self.size += page.size
            while self.size > settings.KEPT_BYTES * self._share:
                self._drop(next(iter(self._pages)))

    def _turn_to(self, state: State) -> None:
        """What was withdrawn is not left in memory."""
        if state.mark != self._mark:
            self._pages.clear()
            self._mark, self.size = state.mark, 0

    def _drop(self, address: Address) -> None:
        if page := self._pages.pop(address, None):
            self.size -= page.size

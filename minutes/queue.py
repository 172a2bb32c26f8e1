"""How the queue stands, in an editor's words: who comes when, and why nothing happens when nothing does."""

from collections.abc import Iterable

from minutes import pulse
from minutes.models import Document

NO_BROKER = (
    "Valkey, som kalder på arbejderne, svarer ikke. Filerne er gemt og læses af sig selv, når den er der."
)
NO_WORKER = (
    "Der er ikke hørt fra nogen arbejder i {seconds} sekunder. Filerne er gemt og læses af sig selv, "
    "når en er i gang igen. Bliver det ved, så sig det til den, der driver arkivet."
)


def why_waiting(documents: Iterable[Document]) -> str:
    """Why those of them that wait will go on waiting; nothing where they only wait their turn.

    The broker is asked, not the database.
    """
    return "" if all(document.is_finished for document in documents) else why_nobody_comes()


def why_nobody_comes() -> str:
    """Why what waits for a worker will go on waiting; nothing where there is one."""
    heard = pulse.heard()
    if not heard.broker:
        return NO_BROKER
    return "" if heard.workers else NO_WORKER.format(seconds=pulse.WORKER_SECONDS)

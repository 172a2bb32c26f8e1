"""What a document can be: where in the queue, how far, of which kind, which of a meeting's files."""

from django.db import models


class Hold(models.TextChoices):
    """What a document may be held back for until an editor has seen it."""

    PRIVATE = "private", "private oplysninger"
    VERSION = "version", "mødet har et referat i forvejen"
    DOUBTS = "doubts", "læsningen er usikker"
    HAND = "hand", "en redaktør holder det tilbage"


class Status(models.TextChoices):
    RECEIVED = "received", "i kø"
    READING = "reading", "læses"
    READY = "ready", "klar"
    HELD = "held", "afventer en redaktør"
    NEEDS_OCR = "needs_ocr", "venter på tekstgenkendelse"
    FAILED = "failed", "kunne ikke læses"
    CANCELLED = "cancelled", "taget af køen"


class Step(models.TextChoices):
    RECEIVED = "received", "Modtaget og gemt"
    READING = "reading", "Læser siderne"
    RECOGNISING = "ocr", "Genkender tekst"
    SAVING = "saving", "Gemmer møde og punkter"
    INDEXING = "indexing", "Gør søgbart"
    DONE = "done", "Klar"


class Kind(models.TextChoices):
    MINUTES = "referat", "referat"
    AGENDA = "dagsorden", "dagsorden"


class Standing(models.TextChoices):
    """Among the files of one kind of one meeting, of which one counts."""

    VALID = "valid", "gælder"
    EARLIER = "earlier", "tidligere udgave"
    REPLACED = "replaced", "erstattet"
    ASIDE = "aside", "lagt til side"

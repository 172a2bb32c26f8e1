"""Whether this machine can recognise the text of scanned pages, for those who wait and those who watch."""

import time

from django.conf import settings

from minutes.parsing.ocr import tesseract
from minutes.parsing.ocr.tesseract import Tesseract

# A worker asks at every sweep and a watcher as often as it likes; asking starts a program.
REMEMBER_SECONDS = 60.0
_asked: dict[tuple[str, str], tuple[float, Tesseract | None]] = {}


def installed() -> Tesseract | None:
    """The Tesseract of the settings, as it was found within the last minute."""
    key, now = (settings.TESSERACT, settings.TESSDATA_PREFIX), time.monotonic()
    if key not in _asked or now - _asked[key][0] > REMEMBER_SECONDS:
        _asked[key] = now, tesseract.installed(*key)
    return _asked[key][1]


def is_ready() -> bool:
    found = installed()
    return found is not None and found.reads_danish


def report() -> dict[str, object]:
    """{"ready", "version", "languages"} as JSON has them; version null where there is none."""
    found = installed()
    return {
        "ready": is_ready(),
        "version": found.version if found else None,
        "languages": list(found.languages) if found else [],
    }

"""Danish words of the question language: fields, their values, months. All of it is data/questions.json."""

import json
from typing import Any

from django.conf import settings

DATA: dict[str, Any] = json.loads((settings.BASE_DIR / "data" / "questions.json").read_text("utf-8"))

# (what to type, what it does) for readers who ask how.
HELP: list[tuple[str, str]] = [(typed, told) for typed, told in DATA["help"]]

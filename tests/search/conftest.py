"""Every test has an index of its own, and rows of its own."""

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def index_dir(settings: Any, tmp_path: Path) -> Path:
    settings.INDEX_DIR = tmp_path / "index"
    return settings.INDEX_DIR

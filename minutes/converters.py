"""The parts of an address."""


class CouncilConverter:
    regex = "hovedstaden|sjaelland|syddanmark|midtjylland|nordjylland"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class DayConverter(CouncilConverter):
    """A meeting's day: 2025-09-02, or 2025-09-02-2 for the second meeting that day."""

    regex = r"\d{4}-\d{2}-\d{2}(?:-[2-9])?"


class ItemConverter(CouncilConverter):
    """An item's number, 3.10, or its slug where it has none."""

    regex = r"[0-9a-z][0-9a-z.-]{0,39}"


class CodeConverter(CouncilConverter):
    """A short address's code; typed from paper it may come in capitals."""

    regex = r"[A-Za-z]{5,6}"

    def to_python(self, value: str) -> str:
        return value.lower()

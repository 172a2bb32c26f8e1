"""When a verb of a decision was done, by the words around it."""

import pytest

from minutes.parsing.decision import moments

# (the words before the verb in its own part, those after it, whether it was before this meeting)
EARLIER = [
    ("KKR har tidligere ", " planen", True),
    ("KKR ", " på mødet den 18. juni 2025 planen", True),
    ("KKR ", " strategien den 18. juni 2025", True),
    ("Den 18. juni 2025 ", " KKR planen", True),
    ("Sagen blev ", " på sidste møde", True),
    # Of what was decided, not of the deciding.
    ("Referatet fra mødet den 18. juni 2025 blev ", "", False),
    ("KKR ", " planen", False),
]


@pytest.mark.parametrize(("own", "after", "expected"), EARLIER)
def test_what_was_done_before_this_meeting(own: str, after: str, expected: bool) -> None:
    assert moments.earlier(own, own, after) is expected


def test_the_meeting_s_own_day_is_now() -> None:
    assert not moments.earlier("KKR ", "KKR ", " på mødet den 18. juni 2025 planen", "2025-06-18")


LATER = [
    (" på næste møde", True),
    (" på mødet den 9. april 2018", True),
    (" i foråret 2026", True),
    (" senere", True),
    (" til næste møde", True),
    (" med virkning fra den 1. januar", False),
    ("", False),
]


@pytest.mark.parametrize(("after", "expected"), LATER)
def test_what_is_to_come(after: str, expected: bool) -> None:
    assert moments.later(after) is expected

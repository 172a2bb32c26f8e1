"""Finding: the index (derived from the rows, can be deleted at any time) and questions to it."""

from minutes.search.answer import HITS_A_PAGE, Answer, Count, Hit, all_hits, ask, count
from minutes.search.checking import Difference, check
from minutes.search.follow import Followed, follow, rebuild
from minutes.search.passages import Found, found_in
from minutes.search.query import Reach
from minutes.search.question import NEWEST, OLDEST, RELEVANCE, Question
from minutes.search.spelling import likely, related
from minutes.search.store import Broken
from minutes.search.vocabulary import HELP

__all__ = [
    "HELP",
    "HITS_A_PAGE",
    "NEWEST",
    "OLDEST",
    "RELEVANCE",
    "Answer",
    "Broken",
    "Count",
    "Difference",
    "Followed",
    "Found",
    "Hit",
    "Question",
    "Reach",
    "all_hits",
    "ask",
    "check",
    "count",
    "follow",
    "found_in",
    "likely",
    "rebuild",
    "related",
]

"""Finding: the index (derived from the rows, can be deleted at any time) and questions to it."""

from minutes.search.answer import HITS_A_PAGE, Answer, Count, Hit, ask
from minutes.search.follow import Followed, follow, rebuild
from minutes.search.passages import Found, found_in, likely
from minutes.search.query import Reach
from minutes.search.question import NEWEST, OLDEST, RELEVANCE, Question

__all__ = [
    "HITS_A_PAGE",
    "NEWEST",
    "OLDEST",
    "RELEVANCE",
    "Answer",
    "Count",
    "Followed",
    "Found",
    "Hit",
    "Question",
    "Reach",
    "ask",
    "follow",
    "found_in",
    "likely",
    "rebuild",
]

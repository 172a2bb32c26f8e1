"""Who is who: editors say that two members are one, or that one is two, and can take it back."""

from minutes.identity.likely import Likely, likely
from minutes.identity.merging import in_the_way, merge
from minutes.identity.parting import Choice, part
from minutes.identity.placing import place
from minutes.identity.rows import Appearance, Belongings, Refused, appearances, meetings_of
from minutes.identity.undoing import undo
from minutes.identity.words import say_apart, say_one

__all__ = [
    "Appearance",
    "Belongings",
    "Choice",
    "Likely",
    "Refused",
    "appearances",
    "in_the_way",
    "likely",
    "meetings_of",
    "merge",
    "part",
    "place",
    "say_apart",
    "say_one",
    "undo",
]

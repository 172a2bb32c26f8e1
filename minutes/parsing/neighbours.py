"""Which word it was, told by the words beside it: *et møde* but *på samme måde*.

Only for words that a scanner makes alike. The contexts are data: a word, the
words that speak for it close before or after, and how strongly (as in costs: 3
is twenty to one).
"""

from __future__ import annotations

from collections.abc import Sequence

# word: (words before it, words after it)
CONTEXTS: dict[str, tuple[str, str]] = {
    "møde": ("et afholdt sit dette det næste kommende sidste virtuelt fælles ekstraordinært ordinært holde afholde indkaldt til inviteret", "i med den om og for mellem afholdt"),
    "måde": ("samme en den anden denne hvilken nogen ingen sådan vis god bedste eneste nye rigtige", "som at hvorpå"),
    "møder": ("bilaterale holde afholdt afholde kommende faste fysiske virtuelle ordinære årlige saerskilte antal på", "i den med om mellem om året"),
    "måder": ("flere forskellige andre mange nye alle to tre", "at som hvorpå"),
    "børn": ("antal små udsatte anbragte flere yngre af for mange alle sårbare", "og i med unge der"),
    "får": ("de der man kommunen kommunerne elever unge borgerne hovedstaden som", "adgang en et den det mulighed"),
    "gør": ("det som der og man", "brug opmærksom en det at op sig"),
    "var": ("der det den opbakning som", ""),
    "dør": ("", ""),
}  # fmt: skip
PULL = 2.0
_SETS = {
    word: (frozenset(before.split()), frozenset(after.split())) for word, (before, after) in CONTEXTS.items()
}


def pull(word: str, left: Sequence[str], right: Sequence[str]) -> float:
    """How much the neighbours speak for this word, 0 if they say nothing."""
    if word not in _SETS:
        return 0.0
    before, after = _SETS[word]
    score = PULL if left and left[-1] in before else 0.0
    return score + (PULL if right and right[0] in after else 0.0)

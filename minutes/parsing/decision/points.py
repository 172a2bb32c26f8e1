"""The sentences of a decision, with the points of its lists made whole.

    KKR besluttede                        KKR besluttede at godkende budgettet
    - at godkende budgettet       →       KKR besluttede at udpege Lis Jensen
    - at udpege Lis Jensen

    Ad 1) Godkendt. Ad 2) Udsat.          the labels are no words of the sentence

What was only remarked in the discussion is no point of the decision, and is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from minutes.parsing.decision import sentences

REMARKS = re.compile(
    r"\b(?:fremhæv\w+|peget|pegede|bemærkning\w*|nævn\w+|drøftelsen|spørgsmål|input|synspunkt\w*|"
    r"indstill\w+ at)\b",
    re.I,
)
# `Ad 1)`, `Pkt. a og b:`, `1.` before what became of one part of the indstilling.
LABEL = re.compile(
    r"(?:(?:ad|re|vedr\.|pkt\.|punkt|litra)\s*)?\(?(?:\d{1,2}(?:\.\d{1,2})?|[a-h])(?:[.):]+(?!\d)|"
    r"(?=\s+og\s+(?:\d|[a-h])\b))(?:\s*(?:og|,|-)\s*(?:ad\s*)?\(?(?:\d{1,2}|[a-h])[.):]+)?[:\s–-]*",
    re.I,
)
# A decision that begins with the first point goes through those of the indstilling, and of no agenda.
FIRST = re.compile(
    r"\W{0,3}(?:(?:ad|re|vedr\.) )?(?:indstillingens )?(?:punkt(?:et)?|pkt\.?|litra) ?(?:1|a)\b(?!\.?\d)",
    re.I,
)


def begins_with_first(text: str | None) -> bool:
    """`Punkt 1 blev tiltrådt. Punkt 2 blev udsat.`: whether the numbers are those of the indstilling."""
    return bool(text and FIRST.match(text))


def of(text: str | None) -> Iterator[str]:
    """The sentences of a decision; a point of a list is read on from the words that lead to it."""
    paragraphs = sentences.paragraphs(text)
    lead = ""
    for paragraph, below in zip(paragraphs, [*paragraphs[1:], ""], strict=False):
        if lead and sentences.is_bullet(paragraph):
            if not REMARKS.search(lead):
                yield f"{lead.rstrip(' :')} {sentences.without_bullet(paragraph)}"
            continue
        said = sentences.of(without_label(paragraph))
        leads = said and sentences.is_bullet(below) and not said[-1].endswith((".", "!", "?"))
        lead = said[-1] if leads else ""
        yield from said[:-1] if leads else said
        if REMARKS.search(lead):
            yield lead


def without_label(text: str) -> str:
    """A sentence or paragraph without the number of the point it answers."""
    label = LABEL.match(text)
    return text[label.end() :] if label else text

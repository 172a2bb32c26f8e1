"""What words of a question mean besides themselves: names, synonyms, words written apart or together."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from minutes.search import names, synonyms
from minutes.search.clauses import LEADING, Also, Clause, Or
from minutes.search.schema import KIND, MEETING
from minutes.search.vocabulary import DATA

# Less than the words themselves, more than a part of a compound.
SYNONYM = 0.5
TOGETHER = 0.8
# Words of the longest name: Det Konservative Folkeparti, Venstre, Danmarks Liberale Parti.
LONGEST_NAME = 5
# A lone letter or SF is a name where nothing else was asked.
SHORTEST_NAME = 3
NAMED = ("council", "municipality", "party")
MEETING_WORDS = frozenset(DATA["meeting_words"])


def meant(typed: Sequence[Clause | Or]) -> list[Clause | Or]:
    """The same clauses, each with what else answers it."""
    found: list[Clause | Or] = []
    alone = len(typed) == 1
    if any(also.field == "date" for each in typed if isinstance(each, Clause) for also in each.also):
        typed = list(map(_of_the_day, typed))
    for plain, run in groupby(typed, lambda each: isinstance(each, Clause) and each.is_plain):
        clauses = list(run)
        found += _with_meanings(clauses, alone) if plain else clauses  # type: ignore[arg-type]
    return found


def _of_the_day(clause: Clause | Or) -> Clause | Or:
    """Beside a day, *mødet* or *referat* is what is looked for rather than a word of it."""
    if isinstance(clause, Clause) and clause.is_plain and MEETING_WORDS.issuperset(clause.words):
        return clause._replace(also=(Also((), 1.0, KIND, (MEETING,)),))
    return clause


def _with_meanings(run: list[Clause], alone: bool) -> list[Clause]:
    also: dict[int, list[Also]] = defaultdict(list)
    for start, end, other in (*_names(run, alone), *_synonyms(run), *_together(run)):
        told = [at for at in range(start, end) if not run[at].is_stop_word]
        for at in told:
            also[at].append(other._replace(weight=other.weight / len(told)))
    return [clause._replace(also=tuple(dict.fromkeys(also[at]))) for at, clause in enumerate(run)]


Meaning = tuple[int, int, Also]


def _names(run: list[Clause], alone: bool) -> Iterator[Meaning]:
    """Councils, municipalities and parties called just so; the longest name first, none within another."""
    at = 0
    while at < len(run):
        ends = range(min(at + LONGEST_NAME, len(run)), at, -1)
        found = [(end, also) for end in ends for also in _named(run[at:end], alone)]
        longest = found[0][0] if found else at + 1
        yield from ((at, end, also) for end, also in found if end == longest)
        at = longest


def _named(clauses: list[Clause], alone: bool) -> Iterator[Also]:
    written = " ".join(clause.written for clause in clauses)
    if (len(written) < SHORTEST_NAME and not alone) or not any(map(str.isalpha, written)):
        return
    for field in NAMED:
        ways = (written, written.removesuffix("s"))
        if value := next((value for way in ways if (value := names.called(field, way))), None):
            yield Also((), LEADING, field, (value,))


def _synonyms(run: list[Clause]) -> Iterator[Meaning]:
    owners = [at for at, clause in enumerate(run) for _ in clause.words]
    forms = [form for clause in run for form in clause.words]
    for start, end, others in synonyms.of(forms):
        first, last = owners[start], owners[end - 1]
        yield from ((first, last + 1, Also(other, SYNONYM)) for other in others)


def _together(run: list[Clause]) -> Iterator[Meaning]:
    """sundheds reform → sundhedsreform, e-mail → email, 1.000 → 1000."""
    for at, clause in enumerate(run):
        if len(clause.words) > 1:
            yield at, at + 1, Also(("".join(clause.words),), TOGETHER)
    for at, (one, other) in enumerate(pairwise(run)):
        left, right = one.words[-1], other.words[0]
        if one.is_stop_word or other.is_stop_word or len(one.words) + len(other.words) > 2:
            continue
        if left.isalpha() and right.isalpha() and min(len(left), len(right)) > 1:
            yield at, at + 2, Also((left + right,), TOGETHER)
            if not left.endswith("s"):
                yield at, at + 2, Also((f"{left}s{right}",), TOGETHER)

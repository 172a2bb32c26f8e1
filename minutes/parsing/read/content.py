"""What a page of a PDF draws, read token by token with one pattern.

pdfminer's interpreter knows fonts, resources and forms; its own reader of content
streams costs most of the time and looks at paths and colours, which carry no text.
This one dispatches the operators of text alone.

    BT /F1 9 Tf 72 770 Td (Et m\\370de) Tj ET
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from pdfminer.pdfdevice import PDFDevice
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager, PDFTextState
from pdfminer.pdftypes import resolve1, stream_value
from pdfminer.psparser import LIT, PSLiteral
from pdfminer.utils import Matrix, mult_matrix

Operand = float | bytes | PSLiteral | list[Any]

# White space, a letter of no delimiter; possessive, so that no hostile stream is gone over twice.
TOKEN = re.compile(
    rb"""[\0\t\n\f\r ]*+(?:
      (?P<number>[+-]?+(?:[0-9]++(?:\.[0-9]*+)?+|\.[0-9]++)(?![0-9.+-]))
    | (?P<string>\((?:[^()\\]++|\\.)*+\))
    | (?P<operator>[A-Za-z'"][^\0\t\n\f\r ()<>\[\]{}/%]*+)
    | /(?P<name>[^\0\t\n\f\r ()<>\[\]{}/%]*+)
    | <(?P<hex>[0-9A-Fa-f\0\t\n\f\r ]*+)>
    | (?P<open>\[|<<)
    | (?P<close>\]|>>)
    | (?P<nested>\()
    | %[^\r\n]*+
    | (?P<odd>[^\0\t\n\f\r ()<>\[\]{}/%]++)
    | . | \Z
    )""",
    re.X | re.S,
)
ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|(\r\n|[\r\n])|(.))", re.S)
ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
NUMBERED = re.compile(rb"#([0-9A-Fa-f]{2})")
BRACKET = re.compile(rb"[()]|\\.", re.S)
NOT_HEX = b"\0\t\n\f\r "
IMAGE_ENDS = re.compile(rb"[\0\t\n\f\r ]EI(?=[\0\t\n\f\r /]|$)")
NO_OPERATORS = frozenset((b"true", b"false", b"null"))
NUMBER, STRING, OPERATOR, NAME, HEX, OPEN, CLOSE, NESTED, ODD = TOKEN.groupindex.values()
# No place on a page needs more; a number without end is none.
LONGEST_NUMBER = 24
NUMBERS = {float}
PAGINATION, ARTIFACT = LIT("Pagination"), LIT("Artifact")


class Canvas(PDFDevice):
    """What takes the text: a string or the pieces of one, and whether it belongs to the page alone."""

    def show(self, state: PDFTextState, matrix: Matrix, pieces: Sequence[Operand], of_page: bool) -> None: ...


class Interpreter(PDFPageInterpreter):
    """Draws the text of pages on a canvas; `marks` are the open ones, `of_page` how many say running head."""

    def __init__(self, manager: PDFResourceManager, device: Canvas) -> None:
        super().__init__(manager, device)
        self.canvas = device
        self.marks: list[bool] = []
        self.of_page = 0
        self.operators: dict[bytes, tuple[Callable[..., None], int]] = {
            b"q": (self.do_q, 0), b"Q": (self.do_Q, 0), b"cm": (self.do_cm, 6), b"Do": (self.do_Do, 1),
            b"BT": (self.do_BT, 0), b"Tf": (self.do_Tf, 2), b"Tm": (self._place, 6), b"Td": (self._move, 2),
            b"TD": (self.do_TD, 2), b"T*": (self.do_T_a, 0), b"TL": (self.do_TL, 1), b"Tc": (self.do_Tc, 1),
            b"Tw": (self.do_Tw, 1), b"Tz": (self.do_Tz, 1), b"Ts": (self.do_Ts, 1), b"Tj": (self._show, 1),
            b"TJ": (self._show, 1), b"'": (self._show_below, 1), b'"': (self._show_below_spaced, 3),
            b"BDC": (self._begin_mark, 2), b"BMC": (self._begin_mark, 1), b"EMC": (self._end_mark, 0),
        }  # fmt: skip

    def subinterp(self) -> Interpreter:
        """A form that a running head draws belongs to it."""
        inner = Interpreter(self.rsrcmgr, self.canvas)
        inner.parent_stream_ids = self.parent_stream_ids | self.stream_ids
        inner.of_page = self.of_page
        return inner

    def execute(self, streams: Sequence[object]) -> None:
        """Run the streams as one, without those that are being run already."""
        found = [stream_value(each) for each in streams]
        running = [each for each in found if each.objid and each.objid not in self.parent_stream_ids]
        self.stream_ids = {each.objid for each in running if each.objid}
        self._run(b"\n".join(each.get_data() for each in running))

    def _run(self, data: bytes) -> None:
        operands: list[Operand] = []
        opened: list[int] = []
        at = 0
        while at < len(data):
            at = self._run_on(data, at, operands, opened)

    def _run_on(self, data: bytes, at: int, operands: list[Operand], opened: list[int]) -> int:
        """Run until the data ends or a token needs more than the pattern; gives where to go on."""
        push, operators = operands.append, self.operators
        for match in TOKEN.finditer(data, at):
            kind = match.lastindex
            if kind == NUMBER:
                number = match[NUMBER]
                push(float(number) if len(number) < LONGEST_NUMBER else 0.0)
            elif kind == OPERATOR:
                name = match[OPERATOR]
                if name in operators:
                    self._do(*operators[name], operands)
                elif name in NO_OPERATORS:
                    push(0.0)
                    continue
                elif name == b"ID":
                    return _end_of_image(data, match.end())
                operands.clear()
                opened.clear()
            elif kind == STRING:
                text = match[STRING]
                push(_unescaped(text[1:-1]) if b"\\" in text else text[1:-1])
            elif kind == NESTED:
                text, at = _nested(data, match.end())
                push(text)
                return at
            elif kind is not None:
                _push_other(kind, match[kind], operands, opened)
        return len(data)

    def _do(self, operator: Callable[..., None], count: int, operands: list[Operand]) -> None:
        """Operators take their operands from the end; what stands before them belongs to none."""
        if len(operands) >= count:
            operator(*operands[len(operands) - count :])

    def _place(self, *values: Operand) -> None:
        if {type(value) for value in values} == NUMBERS:
            self.textstate.matrix = values  # type: ignore[assignment]  # six, as the operator takes
            self.textstate.linematrix = (0, 0)

    def _move(self, right: Operand, up: Operand) -> None:
        if isinstance(right, float) and isinstance(up, float):
            a, b, c, d, e, f = self.textstate.matrix
            self.textstate.matrix = (a, b, c, d, right * a + up * c + e, right * b + up * d + f)
            self.textstate.linematrix = (0, 0)

    def _show(self, shown: Operand) -> None:
        if self.textstate.font is not None:
            pieces = shown if isinstance(shown, list) else [shown]
            matrix = mult_matrix(self.textstate.matrix, self.ctm)
            self.canvas.show(self.textstate, matrix, pieces, self.of_page > 0)

    def _show_below(self, shown: Operand) -> None:
        self.do_T_a()
        self._show(shown)

    def _show_below_spaced(self, words: Operand, letters: Operand, shown: Operand) -> None:
        self.do_Tw(words)
        self.do_Tc(letters)
        self._show_below(shown)

    def _begin_mark(self, tag: Operand, properties: Operand = 0.0) -> None:
        """A tagged file says itself what is a running head or foot: /Artifact <</Type /Pagination>> BDC."""
        listed = properties if isinstance(properties, list) else self._named(properties)
        self.marks.append(tag is ARTIFACT and PAGINATION in listed)
        self.of_page += self.marks[-1]

    def _end_mark(self) -> None:
        if self.marks:
            self.of_page -= self.marks.pop()

    def _named(self, properties: Operand) -> list[object]:
        if not isinstance(properties, PSLiteral):
            return []
        found = resolve1(resolve1(self.resources.get("Properties", {})).get(properties.name))
        return [resolve1(value) for value in found.values()] if isinstance(found, dict) else []


def _push_other(kind: int, token: bytes, operands: list[Operand], opened: list[int]) -> None:
    if kind == NAME:
        name = NUMBERED.sub(lambda match: bytes.fromhex(match[1].decode()), token)
        operands.append(LIT(name.decode("utf-8", "ignore")))
    elif kind == OPEN:
        opened.append(len(operands))
    elif kind == CLOSE and opened:
        first = opened.pop()
        operands[first:] = [operands[first:]]
    elif kind == HEX:
        digits = token.translate(None, NOT_HEX).decode()
        operands.append(bytes.fromhex(digits + "0" * (len(digits) % 2)))
    elif kind == ODD:
        operands.append(0.0)


def _nested(data: bytes, start: int) -> tuple[bytes, int]:
    """A string with brackets in it, from behind its first one; and where to go on."""
    depth = 1
    for match in BRACKET.finditer(data, start):
        depth += {b"(": 1, b")": -1}.get(match[0], 0)
        if not depth:
            return _unescaped(data[start : match.start()]), match.end()
    return _unescaped(data[start:]), len(data)


def _unescaped(text: bytes) -> bytes:
    return ESCAPE.sub(_meant, text)


def _meant(escape: re.Match[bytes]) -> bytes:
    octal, line_end, letter = escape.groups()
    if octal:
        return bytes((int(octal, 8) & 0xFF,))
    return b"" if line_end else ESCAPED.get(letter, letter)


def _end_of_image(data: bytes, start: int) -> int:
    match = IMAGE_ENDS.search(data, start)
    return match.end() if match else len(data)

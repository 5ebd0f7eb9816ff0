"""``claim_quotes``: quotations, from an opening to its closing mark, also over paragraphs."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from spacy.language import Language
from spacy.tokens import Doc, Span

from claimtable import layers
from claimtable.text import paragraphs
from claimtable.tokens import tokens_of

Side = Literal["open", "close", "either"]
Range = tuple[int, int]

_MARK = re.compile(r"``|''|[\"'`]")
_OPENERS, _CLOSERS = frozenset("“„‟‘‚‛‹«"), frozenset("”’›»")
_BEFORE_OPEN = frozenset(" \n([{-—/\"'`…")
_AFTER_CLOSE = frozenset(" \n.,;:!?)]}-—/…\"'`")
#: feet and inches, minutes and seconds: 6'2"
_MEASURE = re.compile(r"\d['′]\d{1,2}$")
#: words that begin with an apostrophe, so that a single mark before them opens nothing
_ELIDED = re.compile(r"(?:\d0s|em|tis|twas|til|cause|n|bout|round|cos)\b", re.IGNORECASE)
#: what makes a closing single mark look like an apostrophe: "the workers' union", "goin' home"
_APOSTROPHE = re.compile(r"(?:s|in)' [a-z]")
#: characters that a straight single mark may quote when nothing but an apostrophe closes it
_FAR = 60
#: an attribution behind words whose closing mark was lost: ", said Pam Webb", ", he added"
_SAID = (
    r"(?:said|says|told|added|adds|wrote|writes|replied|explained|warned|insisted|recalled|continued|argued|admitted)"
)
_ATTRIBUTED = re.compile(rf"[,!?]\s(?:{_SAID}\s(?:[A-Z]|the\s|a\s|one\s)|(?:he|she|they)\s{_SAID}\b)")
#: paragraphs without any mark that an open quotation may run through before it closes
_SILENT = 3


@dataclass(frozen=True, slots=True)
class Mark:
    """A quotation mark at characters ``start`` to ``end``; ``side`` is what print and blanks say about it."""

    start: int
    end: int
    single: bool
    side: Side
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Paired:
    """The marks of one paragraph: outermost quotations, a first mark that only closes, a last one that only opens."""

    closed: tuple[Range, ...]
    stray: int | None
    unclosed: int | None


def find_quotes(doc: Doc) -> list[Span]:
    """Return the quotations of ``doc`` in text order, marks included; never raises on odd marks.

    Only outermost quotations count. A quotation that is printed over several paragraphs, with or without new opening
    marks at each of them, is one span. An opening mark that nothing closes quotes the rest of its paragraph, up to
    an attribution (", said Roe"), where it begins the paragraph or follows a comma, a colon or a final mark; other odd
    marks quote nothing.
    """
    tokens = tokens_of(doc)
    starts = tokens.offsets
    found = []
    for start, end in quoted_ranges(tokens.text, layers.source_text(doc), tokens.paragraphs):
        first, last = bisect.bisect_right(starts, start) - 1, bisect.bisect_left(starts, end)
        if 0 <= first < last:
            found.append(doc[first:last])
    return found


def quoted_ranges(text: str, printed: str, pieces: Sequence[Range] | None = None) -> list[Range]:
    """Return the characters (start, end) of the outermost quotations; ``printed`` tells curly marks apart, ``pieces``
    are the paragraphs of ``text`` where they are known.
    """
    pieces = paragraphs(text) if pieces is None else pieces
    found = _join([_pair(list(_marks(text, printed, piece))) for piece in pieces], pieces, text)
    return [(start, end) for start, end in found if any(map(str.isalnum, text[start:end]))]


def words_inside(pieces: Sequence[Range], quotes: Sequence[Range], text: str) -> str:
    """Return the words of ``pieces`` of ``text`` that stand inside ``quotes`` (both in text order), without the marks.

    >>> words_inside([(0, 20)], [(5, 22)], 'Call "the plan a gift".')
    'the plan a gif'
    """
    found = []
    for start, end in pieces:
        for first, last in quotes[max(0, bisect.bisect_left(quotes, (start,)) - 1) :]:
            if first >= end:
                break
            low, high = max(first, start), min(last, end)
            found.append(text[low:high].strip("\"“”„‟«»'‘’‹›` ") if low < high else "")
    return " ".join(words for words in found if words)


def _marks(text: str, printed: str, piece: Range) -> Iterator[Mark]:
    for match in _MARK.finditer(text, *piece):
        start, end = match.span()
        single = match.group() in ("'", "`")
        side = _single_side(text, printed, start) if single else _double_side(text, printed, start, end)
        if side is not None:
            weak = (
                single
                and start > 1
                and _APOSTROPHE.match(text, start - (2 if text[start - 1] == "n" else 1)) is not None
            )
            yield Mark(start, end, single, side, weak)


def _neighbours(text: str, start: int, end: int) -> tuple[str, str]:
    return (text[start - 1] if start else "\n"), (text[end] if end < len(text) else "\n")


def _double_side(text: str, printed: str, start: int, end: int) -> Side | None:
    if _MEASURE.search(text, max(0, start - 4), start):
        return None
    before, after = _neighbours(text, start, end)
    opens, closes = before in _BEFORE_OPEN, after in _AFTER_CLOSE
    by_blanks: Side = "either" if opens == closes else "open" if opens else "close"
    by_print: Side | None = None
    if printed[start] in _OPENERS or text[start] == "`":
        by_print = "open"
    elif printed[start] in _CLOSERS:
        by_print = "close"
    if by_print is None:
        return by_blanks
    return "either" if by_blanks not in ("either", by_print) else by_print


def _single_side(text: str, printed: str, start: int) -> Side | None:
    before, after = _neighbours(text, start, start + 1)
    opens = before in _BEFORE_OPEN and not after.isspace() and printed[start] not in _CLOSERS
    closes = after in _AFTER_CLOSE and not before.isspace() and printed[start] not in _OPENERS
    if opens == closes:
        return None
    if closes:
        return "close"
    return None if _ELIDED.match(text, start + 1) else "open"


def _pair(marks: Sequence[Mark]) -> Paired:
    pairs, stray = [], None
    opened: list[Mark] = []
    until, doubled = -1, False
    for number, mark in enumerate(marks):
        if mark.start < until or (mark.single and opened):
            continue
        if mark.single:
            until = _single_end(marks, number)
            pairs += [(mark.start, until)] if until > 0 else []
        elif _opens(mark, inside=bool(opened)):
            opened.append(mark)
        elif opened:
            pairs.append((opened.pop().start, mark.end))
            doubled = True
        elif not doubled:
            stray = mark.end if stray is None else stray
    return Paired(_outermost(pairs), stray, _unclosed(opened, pairs))


def _opens(mark: Mark, *, inside: bool) -> bool:
    """Tell whether a mark opens a quotation; one that may do either closes an open one."""
    return mark.side == "open" or (mark.side == "either" and not inside)


def _unclosed(opened: Sequence[Mark], pairs: Sequence[Range]) -> int | None:
    """Return the last mark that nothing closes, where no quotation stands behind it."""
    if not opened or any(start > opened[-1].start for start, _ in pairs):
        return None
    return opened[-1].start


def _outermost(pairs: list[Range]) -> tuple[Range, ...]:
    kept: list[Range] = []
    for start, end in sorted(pairs):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return tuple(kept)


def _single_end(marks: Sequence[Mark], number: int) -> int:
    """Return where the single mark ``number`` closes, or -1: at the first mark that is no likely apostrophe.

    Only the marks up to the next opening one are looked at, so that all calls together stay linear.
    """
    fallback = -1
    if marks[number].side != "open":
        return -1
    for index in range(number + 1, len(marks)):
        mark = marks[index]
        if mark.single and mark.side == "open":
            break
        if mark.single and not mark.weak:
            return mark.end
        if mark.single and fallback < 0 and mark.end - marks[number].start <= _FAR:
            fallback = mark.end
    return fallback


def _join(paired: Sequence[Paired], pieces: Sequence[Range], text: str) -> list[Range]:
    """Return all quotations, those that run over paragraphs as one."""
    joining = _Joining(text)
    for piece, here in zip(pieces, paired, strict=True):
        joining.read(piece, here)
    joining.give_up()
    return joining.found


@dataclass(slots=True)
class _Joining:
    """The quotations found up to a paragraph; ``opened`` is one that runs on: where it began, and where it ends if
    nothing closes it. ``silent`` paragraphs without a mark have passed since.
    """

    text: str
    found: list[Range] = field(default_factory=list)
    opened: Range | None = None
    silent: int = 0

    def read(self, piece: Range, here: Paired) -> None:
        """Read the marks of one paragraph."""
        closed = self._inside(here.closed)
        if self.opened is not None:
            end = _closing(piece, here, closed)
            if end is not None:
                self.found.append((self.opened[0], end))
                self.opened, closed = None, [pair for pair in closed if pair[0] >= end]
            elif here.unclosed == piece[0] and not closed:
                self.opened, self.silent = (self.opened[0], piece[1]), 0
                return
            elif closed or here.unclosed is not None or self.silent == _SILENT:
                self.give_up()
            else:
                self.silent += 1
        self.found += closed
        if here.unclosed is not None:
            self.give_up()
            self.opened, self.silent = (here.unclosed, _rest_end(self.text, piece, here.unclosed)), 0

    def give_up(self) -> None:
        """End the open quotation where it ends if nothing closes it."""
        if self.opened is not None and self.opened[1]:
            self.found.append(self.opened)
        self.opened = None

    def _inside(self, closed: Sequence[Range]) -> list[Range]:
        """Leave out quotations in single marks inside an open quotation: they are its own."""
        if self.opened is None or self.text[self.opened[0]] == "'":
            return list(closed)
        return [pair for pair in closed if self.text[pair[0]] not in "'`" or self.text.startswith("``", pair[0])]


def _closing(piece: Range, here: Paired, closed: Sequence[Range]) -> int | None:
    """Return where a paragraph closes the open quotation: at a mark that only closes, or behind a mark that it prints
    anew at its beginning.
    """
    if not closed or (here.stray is not None and closed[0][0] >= here.stray):
        return here.stray
    return closed[0][1] if closed[0][0] == piece[0] else None


def _rest_end(text: str, piece: Range, mark: int) -> int:
    """Return where the quotation ends that ``mark`` opens and nothing closes, 0 where it quotes nothing.

    It ends with the paragraph, or before ", said Roe": there the printer has lost the closing mark.
    """
    start, end = piece
    before = text[max(start, mark - 2) : mark].rstrip()
    if before and before[-1] not in ",:.!?":
        return 0
    attributed = _ATTRIBUTED.search(text, mark + 1, end)
    return attributed.start() + 1 if attributed else end


def annotate_quotes(doc: Doc) -> Doc:
    """Store the quotations as ``doc._.quotes``."""
    layers.set_spans(doc, layers.QUOTES, find_quotes(doc))
    return doc


@Language.factory("claim_quotes", assigns=["doc._.quotes"])
def make_quotes(nlp: Language, name: str) -> Any:
    """Build the component."""
    return annotate_quotes

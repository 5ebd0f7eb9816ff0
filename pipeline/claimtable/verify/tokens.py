"""A text -> the words that are compared: numbers and dates as one word each, contractions as two."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from claimtable.verify.normalising import blank_marks, brackets_in, gaps_in, same_length
from claimtable.verify.spelling import spelling_key
from claimtable.verify.values import is_calendar_word, values_in

TokenKind = Literal["word", "number", "date", "gap"]

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}(?!\w)|[\w\0]+(?:'[\w\0]+)*'?")
_CONTRACTION = re.compile(r"(?P<stem>\w+?)(?P<tail>n't|'(?:re|ve|ll|m|d|s|t))", re.IGNORECASE)
_STEMS = {"wo": "will", "sha": "shall", "ca": "can", "ai": "is"}
_TAILS = {"n't": "not", "'t": "not", "'re": "are", "'ve": "have", "'ll": "will", "'m": "am", "'d": "'d", "'s": "'s"}

#: what a contraction's ambiguous tail may stand for
AMBIGUOUS = {"'s": frozenset({"is", "has", "us"}), "'d": frozenset({"would", "had"})}

NEGATIONS = frozenset(
    "not no never none nobody nothing neither nor nowhere without hardly barely scarcely cannot nope".split()
)

# words that tell little of what a sentence says: they weigh less when the share of found words is counted
LIGHT = frozenset(
    """
    a an the and or but so as at by for from in into of on onto out over to up with about after before than that this these
    those there here it its he him his she her they them their we us our you your i me my is are was were be been being am
    has have had do does did will would can could may might shall should must if then when where which who whom what how
    why just also very too all any some such same own not no 's 'd
    """.split()
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number, date or gap ("...") at characters ``start`` to ``end``.

    ``key`` is what is compared; ``surface`` is the casefolded printed form. ``bracketed``: an editor's word.
    ``initial``: the first word of a sentence. ``quoted``: inside quotation marks (set for articles).
    """

    start: int
    end: int
    kind: TokenKind
    key: str
    surface: str
    capital: bool = False
    initial: bool = False
    bracketed: bool = False

    @property
    def weight(self) -> float:
        """How much of what a sentence says lies in this word."""
        if self.kind != "word":
            return 0.0 if self.kind == "gap" else 1.5
        return 0.3 if self.key in LIGHT else 1.0

    @property
    def negates(self) -> bool:
        """Whether this word negates."""
        return self.kind == "word" and self.key in NEGATIONS

    @property
    def named(self) -> bool:
        """Whether this is part of a name, as far as capitals tell."""
        return self.kind == "word" and self.capital and not self.initial and self.key not in _NO_NAMES


_NO_NAMES = LIGHT | NEGATIONS | {"mr", "mrs", "ms", "mister", "yes", "ok", "okay"}
_SENTENCE_END = re.compile(r"(?:^|[.!?:;][\"')\]\s]*|\n\s*|[\"(\[]\s*)$")


def tokens_of(text: str, *, gaps: bool) -> list[Token]:
    """Return the tokens of ``text`` in order; offsets are those of ``text``.

    With ``gaps`` an ellipsis is a token (in quotes, where it stands for words left out); otherwise it is only a mark.
    """
    plain = same_length(text)
    holes = gaps_in(plain)
    brackets = brackets_in(plain)
    words = blank_marks(plain)
    values = values_in(words)
    found = [Token(value.start, value.end, _kind(value.kind), value.key, words[value.start : value.end].casefold()) for value in values]
    taken = [(value.start, value.end) for value in values]
    found += [token for match in _WORD.finditer(words) if not _inside(match.start(), taken) for token in _word(match, words)]
    if gaps:
        found += [Token(start, end, "gap", "...", "...") for start, end in holes]
    found.sort(key=lambda token: token.start)
    if not brackets:
        return found
    return [_bracketed(token) if _inside(token.start, brackets) else token for token in found]


def _kind(name: str) -> TokenKind:
    return "date" if name == "date" else "number"


def _inside(position: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= position < end for start, end in spans)


def _bracketed(token: Token) -> Token:
    return Token(
        token.start, token.end, token.kind, token.key, token.surface, token.capital, token.initial, bracketed=True
    )


def _word(match: re.Match[str], text: str) -> list[Token]:
    start, end = match.span()
    printed = match.group().rstrip("'")
    end = start + len(printed)
    surface = printed.replace("\0", "").replace(".", "").casefold()
    if not surface:
        return []
    capital = printed.lstrip("\0")[:1].isupper()
    initial = bool(_SENTENCE_END.search(text[max(0, start - 6) : start]))
    edited = "\0" in printed
    if surface == "cannot":
        return [
            Token(start, start + 3, "word", "can", "can", capital, initial),
            Token(start + 3, end, "word", "not", "not"),
        ]
    parts = _CONTRACTION.fullmatch(printed) if "'" in printed else None
    if parts is None:
        kind: TokenKind = "date" if capital and is_calendar_word(surface) else "word"
        return [Token(start, end, kind, spelling_key(surface), surface, capital, initial, bracketed=edited)]
    stem, tail = parts["stem"].casefold(), parts["tail"].casefold()
    middle = start + len(stem)
    key = _STEMS.get(stem, spelling_key(stem)) if tail in ("n't", "'t") else spelling_key(stem)
    return [
        Token(start, middle, "word", key, stem, capital, initial),
        Token(middle, end, "word", _TAILS[tail], tail),
    ]


def same(first: Token, second: Token) -> bool:
    """Tell whether two tokens are the same word, number or date."""
    if first.key == second.key:
        return True
    if first.kind == second.kind == "date":
        return first.key.startswith("-") != second.key.startswith("-") and (
            first.key.endswith(second.key) or second.key.endswith(first.key)
        )
    return second.key in AMBIGUOUS.get(first.key, ()) or first.key in AMBIGUOUS.get(second.key, ())

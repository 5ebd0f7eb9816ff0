"""A text -> the words that are compared: numbers and dates as one word each, contractions as two."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from claimtable.lexicon.function_words import LIGHT
from claimtable.lexicon.verifying import NEGATIONS
from claimtable.verify.normalising import blank_marks, brackets_in, gaps_in, same_length
from claimtable.verify.spelling import NAMES, spelling_key
from claimtable.verify.values import Value, is_calendar_word, values_in

TokenKind = Literal["word", "number", "date", "gap"]

_WORD = re.compile(r"(?<!\w)[^\W\d_](?:\.[^\W\d_])+\b\.?|[\w\0]+(?:'[\w\0]+)*'?|(?<=\])'(?:ll|re|ve|s|d|m)\b")
_BLANKS = re.compile(r"\s{2,}|[^\S ]")
#: soft hyphens and joiners, which print nothing
INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_CONTRACTION = re.compile(r"(?P<stem>\w+?)(?P<tail>n't|'(?:re|ve|ll|m|d|s|t))", re.IGNORECASE)
_BARE = re.compile(
    r"(?P<stem>(?:do|does|did|is|are|was|were|has|have|had|would|could|should|ca|wo))(?P<tail>nt)|"
    r"(?P<stem2>(?:they|you|we|i|who|that|there|what))(?P<tail2>ve|re)|(?P<stem3>i)(?P<tail3>m)|"
    r"(?P<stem4>(?:they|you))(?P<tail4>ll|d)|(?P<stem5>(?:he|she|that|there|what|who))(?P<tail5>s)",
    re.IGNORECASE,
)
_BARE_TAILS = {"nt": "not", "ve": "have", "re": "are", "m": "am", "ll": "will", "d": "'d", "s": "'s"}
_STEMS = {"wo": "will", "sha": "shall", "ca": "can", "ai": "is"}
_TAILS = {"n't": "not", "'t": "not", "'re": "are", "'ve": "have", "'ll": "will", "'m": "am", "'d": "'d", "'s": "'s"}

#: what a contraction's ambiguous tail may stand for
AMBIGUOUS = {"'s": frozenset({"is", "has", "us"}), "'d": frozenset({"would", "had"})}

AMBIGUOUS_WORDS = frozenset(word for words in AMBIGUOUS.values() for word in words)


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


def tokens_of(text: str, *, gaps: bool, at: int = 0) -> list[Token]:
    """Return the tokens of ``text`` in order; offsets are those of ``text``, which begins at ``at``.

    With ``gaps`` an ellipsis is a token (in quotes, where it stands for words left out); otherwise it is only a mark.
    """
    plain, origin = _single_spaced(same_length(text))
    brackets = brackets_in(plain)
    words = blank_marks(plain)
    values = _values(words, brackets)
    found = [
        Token(value.start, value.end, value.kind, value.key, words[value.start : value.end].casefold())
        for value in values
    ]
    taken = [(value.start, value.end) for value in values]
    found += [
        token for match in _WORD.finditer(words) if not _inside(match.start(), taken) for token in _word(match, words)
    ]
    if gaps:
        found += [Token(start, end, "gap", "...", "...") for start, end in gaps_in(plain)]
    found.sort(key=lambda token: token.start)
    if origin is None and not brackets and not at:
        return found
    return [_placed(token, origin, brackets, at) for token in found]


def _values(words: str, brackets: list[tuple[int, int]]) -> list[Value]:
    """Return the numbers and dates of ``words``; an editor's words in brackets are no part of what is around them."""
    if not brackets:
        return values_in(words)
    outside = list(words)
    inside = [" "] * len(words)
    for start, end in brackets:
        inside[start:end], outside[start:end] = outside[start:end], inside[start:end]
    found = [value for value in values_in("".join(outside)) if not any(_meets(value, span) for span in brackets)]
    return sorted([*found, *values_in("".join(inside))], key=lambda value: value.start)


def _meets(value: Value, span: tuple[int, int]) -> bool:
    return value.start < span[1] and span[0] < value.end


def _single_spaced(text: str) -> tuple[str, list[int] | None]:
    """Return ``text`` with runs of blanks as one space and without invisible characters, and where its characters stood
    (None: nothing has moved).
    """
    if not (_BLANKS.search(text) or INVISIBLE.search(text)):
        return text, None
    seen = [place for place, char in enumerate(text) if not INVISIBLE.match(char)]
    kept = "".join(text[place] for place in seen)
    positions: list[int] = []
    last = 0
    for match in _BLANKS.finditer(kept):
        positions += seen[last : match.start() + 1]
        last = match.end()
    positions += seen[last:]
    return _BLANKS.sub(" ", kept), positions


def _placed(token: Token, origin: list[int] | None, brackets: list[tuple[int, int]], at: int) -> Token:
    start, end = (token.start, token.end) if origin is None else (origin[token.start], origin[token.end - 1] + 1)
    bracketed = token.bracketed or _inside(token.start, brackets)
    kind, key, surface = token.kind, token.key, token.surface  # dataclasses.replace takes three times as long
    return Token(start + at, end + at, kind, key, surface, token.capital, token.initial, bracketed)


def _inside(position: int, spans: list[tuple[int, int]]) -> bool:
    return bool(spans) and any(start <= position < end for start, end in spans)


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
    if surface in _TAILS:
        return [Token(start, end, "word", _TAILS[surface], surface)]
    parts = _CONTRACTION.fullmatch(printed) if "'" in printed else None
    if parts is None and (bare := _BARE.fullmatch(printed)) is not None:
        return _bare_contraction(bare, start, capital=capital, initial=initial)
    if parts is None:
        kind = _word_kind(surface, capital=capital)
        key = surface if capital and not initial and surface in NAMES else spelling_key(surface)
        return [Token(start, end, kind, key, surface, capital, initial, bracketed=edited)]
    stem, tail = parts["stem"].casefold(), parts["tail"].casefold()
    middle = start + len(stem)
    key = _STEMS.get(stem, spelling_key(stem)) if tail in ("n't", "'t") else spelling_key(stem)
    return [
        Token(start, middle, _word_kind(stem, capital=capital), key, stem, capital, initial),
        Token(middle, end, "word", _TAILS[tail], tail),
    ]


def _bare_contraction(match: re.Match[str], start: int, *, capital: bool, initial: bool) -> list[Token]:
    """Return the two words of a contraction that is printed without its apostrophe: dont, Ive, theyre."""
    stem, tail = (group.casefold() for group in match.groups() if group is not None)
    middle = start + len(stem)
    key = _STEMS.get(stem, spelling_key(stem)) if tail == "nt" else spelling_key(stem)
    return [
        Token(start, middle, "word", key, stem, capital, initial),
        Token(middle, middle + len(tail), "word", _BARE_TAILS[tail], tail),
    ]


def _word_kind(surface: str, *, capital: bool) -> TokenKind:
    return "date" if capital and is_calendar_word(surface) else "word"


def same(first: Token, second: Token) -> bool:
    """Tell whether two tokens are the same word, number or date."""
    if first.key == second.key:
        return True
    return second.key in AMBIGUOUS.get(first.key, ()) or first.key in AMBIGUOUS.get(second.key, ())

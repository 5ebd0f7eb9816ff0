"""A quote, made ready to be looked for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimtable.verify.normalising import same_length
from claimtable.verify.tokens import Token, tokens_of

#: fewer words than this identify nothing
FEWEST_WORDS = 3

#: more characters than this are no quotation
MOST_CHARACTERS = 5_000

_WORDS = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Quote:
    """A quote as given, its tokens, and the stretches between its gaps: in lower case, and as words to search for.

    ``problem`` says why it cannot be checked; it is empty for a quote that can.
    """

    text: str
    tokens: tuple[Token, ...]
    segments: tuple[str, ...]
    words: tuple[tuple[str, ...], ...]
    problem: str = ""

    @property
    def weight(self) -> float:
        """What the words of the quote that must be found weigh together."""
        return sum(token.weight for token in self.tokens if not token.bracketed)


def prepare(text: str) -> Quote:
    """Return ``text`` ready to be looked for, or with the reason why it cannot be."""
    if len(text) > MOST_CHARACTERS:
        return _unfit(text[:200], f"it has {len(text):,} characters; a quotation has at most {MOST_CHARACTERS:,}")
    tokens = tuple(tokens_of(text, gaps=True))
    own = [token for token in tokens if token.kind != "gap" and not token.bracketed]
    if not own:
        return _unfit(text, "there are no words in it")
    count = sum(len(_WORDS.findall(text[token.start : token.end])) for token in own)
    if count < FEWEST_WORDS:
        words = "one word" if count == 1 else f"{count} words"
        return _unfit(text, f"{words} can be anybody's: too short to identify; give at least {FEWEST_WORDS} words")
    plain = same_length(text)
    lower = plain.lower() if len(plain.lower()) == len(plain) else plain
    parts = _parts(tokens)
    segments = tuple(_joined(lower, part) for part in parts)
    return Quote(text, tokens, segments, tuple(tuple(_WORDS.findall(segment)) for segment in segments))


def _joined(text: str, part: list[Token]) -> str:
    """Return the words of ``part`` parted by a space; the two tokens of a contraction stay together."""
    words = ""
    end = -1
    for token in part:
        words += ("" if token.start == end else " ") + text[token.start : token.end]
        end = token.end
    return words.strip()


def _unfit(text: str, problem: str) -> Quote:
    return Quote(text, (), (), (), problem)


def _parts(tokens: tuple[Token, ...]) -> list[list[Token]]:
    parts: list[list[Token]] = [[]]
    for token in tokens:
        if token.kind == "gap":
            parts.append([])
        elif not token.bracketed:
            parts[-1].append(token)
    return [part for part in parts if part]

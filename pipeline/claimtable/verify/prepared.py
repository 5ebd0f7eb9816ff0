"""A quote, made ready to be looked for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimtable.verify.normalising import same_length
from claimtable.verify.pasted import set_aside
from claimtable.verify.tokens import INVISIBLE, Token, tokens_of

#: fewer words than this identify nothing
FEWEST_WORDS = 3

#: more characters than this are no quotation
MOST_CHARACTERS = 5_000

_WORDS = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Quote:
    """A quote as given, its tokens, and the stretches between its gaps: in lower case, and as words to search for.

    ``sentences`` are the stretches cut at sentence ends, too.

    ``problem`` says why it cannot be checked; it is empty for a quote that can. ``set_aside`` names what was pasted
    along (``pasted.PASTED``) and is not compared, ``name`` who it names as the speaker, if anybody.
    """

    text: str
    tokens: tuple[Token, ...]
    segments: tuple[str, ...]
    sentences: tuple[str, ...]
    words: tuple[tuple[str, ...], ...]
    problem: str = ""
    set_aside: tuple[str, ...] = ()
    name: str = ""

    @property
    def weight(self) -> float:
        """What the words of the quote that must be found weigh together."""
        return sum(token.weight for token in self.tokens if not token.bracketed)


def prepare(text: str) -> Quote:
    """Return ``text`` ready to be looked for, or with the reason why it cannot be."""
    if len(text) > MOST_CHARACTERS:
        return _unfit(text[:200], f"it has {len(text):,} characters; a quotation has at most {MOST_CHARACTERS:,}")
    aside = set_aside(text)
    said = aside.text
    tokens = tuple(tokens_of(said, gaps=True))
    own = [token for token in tokens if token.kind != "gap" and not token.bracketed]
    if not own:
        return _unfit(text, "there are no words in it")
    count = sum(len(_WORDS.findall(INVISIBLE.sub("", said[token.start : token.end]))) for token in own)
    if count < FEWEST_WORDS:
        words = "one word" if count == 1 else f"{count} words"
        return _unfit(text, f"{words} can be anybody's: too short to identify; give at least {FEWEST_WORDS} words")
    plain = same_length(said)
    lower = plain.lower() if len(plain.lower()) == len(plain) else plain
    parts = _parts(tokens)
    segments = tuple(_joined(lower, part) for part in parts)
    sentences = tuple(_joined(lower, piece) for part in parts for piece in _by_sentence(part))
    return Quote(
        text,
        tokens,
        segments,
        sentences,
        tuple(tuple(_WORDS.findall(segment)) for segment in segments),
        set_aside=aside.found,
        name=aside.name,
    )


def _joined(text: str, part: list[Token]) -> str:
    """Return the words of ``part`` parted by a space; the two tokens of a contraction stay together."""
    words = ""
    end = -1
    for token in part:
        words += ("" if token.start == end else " ") + INVISIBLE.sub("", text[token.start : token.end])
        end = token.end
    return words.strip()


def _unfit(text: str, problem: str) -> Quote:
    return Quote(text, (), (), (), (), problem)


def _parts(tokens: tuple[Token, ...]) -> list[list[Token]]:
    parts: list[list[Token]] = [[]]
    for token in tokens:
        if token.kind == "gap":
            parts.append([])
        elif not token.bracketed:
            parts[-1].append(token)
    return [part for part in parts if part]


def _by_sentence(part: list[Token]) -> list[list[Token]]:
    """Cut a stretch before every word that begins a sentence; a short one goes with the one before."""
    pieces: list[list[Token]] = []
    for token in part:
        if not pieces or (token.initial and len(pieces[-1]) >= FEWEST_WORDS):
            pieces.append([])
        pieces[-1].append(token)
    return pieces

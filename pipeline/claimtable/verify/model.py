"""What a check returns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from claimtable.store.reading import Coverage

VerdictName = Literal[
    "verbatim",
    "elided",
    "editorial",
    "cleaned up",
    "truncated",
    "spliced",
    "joined",
    "reordered",
    "partly quoted",
    "altered",
    "paraphrase",
    "misattributed",
    "not found",
    "unchecked",
]
Alteration = Literal["number", "negation", "name", "date", "wording"]
PieceKind = Literal["same", "changed", "added", "left out", "elided", "bracketed", "variant", "interruption", "cleaned"]
SpeakerVerdict = Literal["same", "near name", "other", "cannot tell", ""]
Answer = Literal["faithful", "speaker not confirmed", "not faithful", "unchecked"]

#: the verdicts on words with which a quotation can be printed as it is
FAITHFUL: tuple[VerdictName, ...] = ("verbatim", "elided", "editorial", "cleaned up")

#: the kinds of alteration, the gravest first
ALTERATIONS: tuple[Alteration, ...] = ("negation", "number", "date", "name", "wording")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the word diff: the words of the quote and the words of the article (either may be empty).

    Offsets are characters: ``quote_start`` to ``quote_end`` in the quote as given, ``start`` to ``end`` in the
    article's text. ``alters`` names what a difference changes; it is empty for a difference that is allowed.
    """

    kind: PieceKind
    quote: str
    article: str
    quote_start: int
    quote_end: int
    start: int
    end: int
    alters: tuple[Alteration, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """One appearance of a quote in an article, with the claim that it belongs to where one was extracted.

    ``start`` and ``end`` are offsets into the article's text, whose characters ``text`` holds. ``kind`` is the claim's
    kind, or ``quoted`` / ``unquoted`` where no claim was extracted there. ``copies`` are the ids of later articles that
    print the same passage in the same surroundings (wire copies).
    """

    article_id: str
    title: str
    published: str
    url: str
    start: int
    end: int
    text: str
    before: str
    sentence: str
    after: str
    speaker: str
    speaker_id: str
    speaker_role: str
    kind: str
    claim_id: str
    copies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found out about a quote.

    ``alterations`` is empty unless words were changed. ``cut_off`` holds the words of the sentence that a truncated
    quote loses, and ``cut_matters`` tells whether they begin with but, unless, if or except, or hold a negation.
    ``rules`` are the normalisations that were needed (names of ``normalising.RULES``). ``similarity`` is the share of
    the quote's words that were found, 0 to 1. ``matches`` are the appearances, the earliest first. ``searched`` is what
    the store covers. ``speaker_verdict`` compares the alleged speaker with who said it: ``same``, ``near name`` (a slip
    away), ``other``, ``cannot tell`` (nobody was found there, or not surely), or empty where none is alleged.
    """

    quote: str
    alleged_speaker: str
    verdict: VerdictName
    alterations: tuple[Alteration, ...]
    confidence: float
    similarity: float
    reasons: tuple[str, ...]
    rules: tuple[str, ...]
    diff: tuple[Piece, ...]
    cut_off: str
    cut_matters: bool
    matches: tuple[Match, ...]
    searched: Coverage
    speaker_verdict: SpeakerVerdict = ""

    @property
    def answer(self) -> Answer:
        """What to do with the quote: its words can be printed, and by the name that it comes with; the words can, the
        name is not confirmed; neither; or nothing could be checked.
        """
        if self.verdict == "unchecked":
            return "unchecked"
        if self.verdict not in FAITHFUL:
            return "not faithful"
        return "speaker not confirmed" if self.speaker_verdict == "cannot tell" else "faithful"

    @property
    def faithful(self) -> bool:
        """Whether the quote can be printed as it is: verbatim, or changed only as a reader can see, and said by the
        speaker that it comes with, if there is one.
        """
        return self.answer == "faithful"

    @property
    def speaker(self) -> str:
        """Who said it, by the earliest appearance; empty where that is not known."""
        return self.matches[0].speaker if self.matches else ""

"""Claim spans: which words make one claim, and of which kind it is."""

from __future__ import annotations

import bisect
from collections.abc import Callable, Container, Iterator, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import cached_property, wraps
from typing import Any, TypeVar

from spacy.tokens import Doc, Span, Token

from claimtable import layers
from claimtable.attribution.titles import is_title
from claimtable.claims.certainty import sure
from claimtable.claims.cleaning import clean
from claimtable.claims.extent_certainty import extent_confidence
from claimtable.claims.narrator import narrated_clauses, narrated_sentence, told_tokens
from claimtable.claims.narrator_certainty import sure_of_narrator
from claimtable.claims.statements import is_reported, is_statement
from claimtable.layers import Attribution
from claimtable.schema import Kind, Narrator
from claimtable.sentences import cut_sentences
from claimtable.syntax import is_finite, to_spans, token_indices

Answer = TypeVar("Answer")


@dataclass(frozen=True)  # no slots: cached properties have none
class ClaimSpan:
    """The words of one claim, at most one sentence of them.

    ``spans`` are its trimmed pieces in text order. ``statement`` numbers the attribution (or the narrator's sentence)
    within the article, from 1, by first appearance. ``carries_cue`` is true for the one claim of a statement in whose
    sentence the attribution stands: only there are mention and cue reported. ``confidence`` is the probability that
    it is a claim, ``extent_confidence`` that its words are exactly the claim's if it is one; None where not yet known.
    """

    doc: Doc
    spans: tuple[Span, ...]
    kind: Kind
    statement: int
    attribution: Attribution | None
    carries_cue: bool
    confidence: float | None = None
    extent_confidence: float | None = None
    answers: dict[str, Any] = field(init=False, repr=False, compare=False, default_factory=dict)  #: of ``asked_once``

    @cached_property
    def tokens(self) -> Sequence[Token]:
        """The tokens of all pieces in text order; a dozen questions to a claim go through them."""
        return tuple(token for span in self.spans for token in span)

    @cached_property
    def indices(self) -> Set[int]:
        """The indices of the tokens."""
        return frozenset(token_indices(self.spans))

    @property
    def sentence(self) -> Span:
        """The sentence that holds the claim's first piece."""
        return self.spans[0].sent

    def holds(self, start: int, end: int) -> bool:
        """Tell whether characters ``start`` to ``end`` lie inside one piece of the claim."""
        return any(span.start_char <= start and end <= span.end_char for span in self.spans)


def asked_once(question: Callable[[ClaimSpan], Answer]) -> Callable[[ClaimSpan], Answer]:
    """Let a question to a claim be answered once; the answer stays with the claim."""
    name = f"{question.__module__}.{question.__qualname__}"

    @wraps(question)
    def answer(claim: ClaimSpan) -> Answer:
        if name not in claim.answers:
            claim.answers[name] = question(claim)
        found: Answer = claim.answers[name]
        return found

    return answer


def find_claim_spans(doc: Doc, narrator: Narrator = "quantities") -> list[ClaimSpan]:
    """Return the claim spans of ``doc`` in text order: the attributed ones and the narrator's.

    ``narrator`` says which sentences and clauses of his count: with a quantity, also with a calendar time, or all.
    """
    attributed, own, taken = _found(doc, narrator)
    sure_own = sure_of_narrator(own, beside=taken.said | taken.spoken, all_kept=narrator != "quantities")
    claims = _numbered([*attributed, *sure_own])
    return [replace(claim, extent_confidence=extent_confidence(claim)) for claim in claims]


def narrated_claim_spans(doc: Doc) -> tuple[list[ClaimSpan], set[int]]:
    """Return the spans of the article's own claims, however unsure, and the tokens of its attributions."""
    _, own, taken = _found(doc, "quantities")
    return own, taken.said | taken.spoken


def _found(doc: Doc, narrator: Narrator) -> tuple[list[ClaimSpan], list[ClaimSpan], _Taken]:
    """Return the attributed claims that are sure enough, the article's own beside them, and what the former take."""
    sentences = cut_sentences(doc)
    marked = quoted_words(doc)
    attributed: list[ClaimSpan] = []
    taken = _Taken()
    for number, attribution in enumerate(layers.get_attributions(doc)):
        claims = sure(_attributed(doc, attribution, number, sentences, marked))
        attributed += claims
        if claims:
            touched = set(_touched(attribution, claims, sentences))
            taken.sentences |= touched
            # where the print attributes, all of a line is label or speech
            shown = [sentences[place] for place in touched] if attribution.layout else ()
            said = [piece for piece in attribution.content if not _is_belief_subject(attribution, piece)]
            taken.said |= token_indices((*attribution.cue, *said, *shown))
            taken.spoken |= token_indices(attribution.source)
    return attributed, list(_narrated(doc, sentences, taken, told_tokens(doc, narrator))), taken


def _is_belief_subject(attribution: Attribution, piece: Span) -> bool:
    """Tell whether a piece is only the subject of a belief that nobody holds, which other verbs of the sentence share:
    "[The bid] is worth $82 a share and was said [to be too low]".
    """
    before = bool(attribution.cue) and piece.end <= attribution.cue[0].start
    return before and not attribution.source and not any(is_finite(token) for token in piece)


@dataclass(slots=True)
class _Taken:
    """What belongs to attributions that make claims: sentences by number, tokens of cues and contents, of sources."""

    sentences: set[int] = field(default_factory=set)
    said: set[int] = field(default_factory=set)
    spoken: set[int] = field(default_factory=set)


def attributed_claim_spans(doc: Doc) -> list[ClaimSpan]:
    """Return the claims of all attributions of ``doc``, however unsure."""
    sentences, marked = cut_sentences(doc), quoted_words(doc)
    return [
        claim
        for number, attribution in enumerate(layers.get_attributions(doc))
        for claim in _attributed(doc, attribution, number, sentences, marked)
    ]


def _numbered(claims: Sequence[ClaimSpan]) -> list[ClaimSpan]:
    """Return the claims in text order, their statements numbered in it from 1."""
    numbers: dict[tuple[bool, int], int] = {}
    ordered = sorted(claims, key=lambda claim: (claim.spans[0].start, claim.spans[-1].end))
    keys = [(claim.attribution is None, claim.statement) for claim in ordered]
    return [
        replace(claim, statement=numbers.setdefault(key, len(numbers) + 1))
        for claim, key in zip(ordered, keys, strict=True)
    ]


def _touched(attribution: Attribution, claims: Sequence[ClaimSpan], sentences: Sequence[Span]) -> Iterator[int]:
    """Yield the numbers of the sentences in which source, cue or a claim of the attribution stands.

    A sentence of which the content holds only a bare noun stays the narrator's.
    """
    for piece in (*attribution.source, *attribution.cue, *(span for claim in claims for span in claim.spans)):
        yield from range(_sentence_at(piece.start, sentences), _sentence_at(piece.end - 1, sentences) + 1)


def _sentence_at(index: int, sentences: Sequence[Span]) -> int:
    return max(0, bisect.bisect_right(sentences, index, key=lambda sentence: sentence.start) - 1)


def _attributed(
    doc: Doc, attribution: Attribution, number: int, sentences: Sequence[Span], marked: set[int]
) -> Iterator[ClaimSpan]:
    claims: list[tuple[int, tuple[Span, ...]]] = []
    beside = _beside(attribution)
    for place, found in _by_sentence(attribution, sentences, beside).items():
        words = [token.i for run in to_spans(doc, found) if not _is_stray_name(run, found, beside) for token in run]
        pieces = [clean(piece) for piece in to_spans(doc, words)]
        spans = tuple(piece for piece in pieces if _has_word(piece))
        if spans and is_reported(attribution, spans, marked) and is_statement(attribution, spans, marked):
            claims.append((place, spans))
    home = _home(attribution, [place for place, _ in claims], sentences)
    for place, spans in claims:
        kind: Kind = "direct" if attribution.layout == "speech" else kind_of(spans, marked)
        yield ClaimSpan(doc, spans, kind, number, attribution, place == home)


def _beside(attribution: Attribution) -> set[int]:
    """Return the token indices of source and cue."""
    return token_indices((*attribution.source, *attribution.cue))


def _is_stray_name(run: Span, words: Sequence[int], beside: set[int]) -> bool:
    """Tell whether a run is only a name between the rest of the content and the cue: "... next year[, Liu] | said"."""
    if run.start == words[0] or any(token.pos_ != "PROPN" for token in run if not token.is_punct):
        return False
    return run.start - 1 in beside or run.end in beside


def _by_sentence(attribution: Attribution, sentences: Sequence[Span], beside: Container[int]) -> dict[int, list[int]]:
    """Return the content's token indices by the sentence that they stand in; the source's and cue's are left out."""
    found: dict[int, list[int]] = {}
    for index in sorted(token_indices(attribution.content)):
        if index not in beside:
            found.setdefault(_sentence_at(index, sentences), []).append(index)
    return found


#: clauses of a sentence at most, to number them
_CLAUSES = 1000
_JOINING = frozenset(("ADP", "CCONJ", "SCONJ", "PUNCT", "SPACE", "PART"))


def _has_word(piece: Span) -> bool:
    """Tell whether a piece says anything: more than a preposition, an article or a conjunction left beside the cue."""
    if piece.end < len(piece.doc) and piece.doc[piece.end].text in ("?", "!"):  # "Why?"
        return any(char.isalnum() for char in piece.text)
    return any(char.isalnum() for token in piece for char in token.text if token.pos_ not in _JOINING)


def _home(attribution: Attribution, places: Sequence[int], sentences: Sequence[Span]) -> int:
    """Return which of the sentences ``places`` reports the cue: its own, else the next one, else the last before it."""
    beside = attribution.cue or attribution.source
    if not places:
        return -1
    if not beside:
        return places[0]
    place = _sentence_at(beside[0].start, sentences)
    return next((found for found in places if found >= place), places[-1])


def quoted_words(doc: Doc) -> set[int]:
    """Return the indices of all tokens inside quotations, those of titles and names left out."""
    return {token.i for quote in layers.get_spans(doc, layers.QUOTES) if not is_title(quote) for token in quote}


def kind_of(spans: Sequence[Span], marked: set[int]) -> Kind:
    """Return ``direct``, ``mixed`` or ``indirect``: all, some or none of the words stand inside quotation marks."""
    words = [token.i in marked for span in spans for token in span if token.is_alpha or token.like_num]
    if not any(words):
        return "indirect"
    return "direct" if all(words) else "mixed"


def _narrated(doc: Doc, sentences: Sequence[Span], taken: _Taken, told: set[int]) -> Iterator[ClaimSpan]:
    for number, sentence in enumerate(sentences):
        if number in taken.sentences:
            found = list(narrated_clauses(sentence, taken.said, taken.spoken, told))
        else:
            found = [narrated_sentence(sentence, told)]
        for place, spans in enumerate(found):
            if spans:
                yield ClaimSpan(doc, spans, "narrator", -1 - number * _CLAUSES - place, None, False)

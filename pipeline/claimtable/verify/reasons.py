"""Verdicts in words: why, and what was set aside."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimtable.lexicon.verifying import NEGATIONS
from claimtable.store.reading import Coverage
from claimtable.verify.judging import Judgement, confirms
from claimtable.verify.model import Piece
from claimtable.verify.normalising import same_length
from claimtable.verify.passages import Passage
from claimtable.verify.prepared import Quote
from claimtable.verify.speakers import agreement
from claimtable.verify.tokens import tokens_of

_SHOWN = 80
_BRACKETS = re.compile(r"\[\s*[^\W_]")


def reasons_for(item: Judgement | None, alleged: str, searched: Coverage | None = None) -> Iterator[str]:
    """Yield why a verdict was given, the weightiest first; ``item`` is None where nothing was found."""
    if item is None:
        if searched is not None:
            yield _searched(searched)
        return
    yield from _speaker_reasons(item, alleged)
    if item.passage.spliced:
        yield item.passage.spliced
    if item.passage.joined:
        yield item.passage.joined
    for piece in item.passage.pieces:
        if piece.alters:
            yield f"{piece.alters[0]} changed: {_difference(piece)}"
    yield from _seen_reasons(item)


def _searched(found: Coverage) -> str:
    days = f"published from {found.first} to {found.last}" if found.first else "without dates"
    without = f"; of {found.articles - found.texts:,} only the claims are known" if found.texts < found.articles else ""
    return f"searched {found.articles:,} articles {days}, {found.speakers:,} speakers{without}"


def _speaker_reasons(item: Judgement, alleged: str) -> Iterator[str]:
    speaker = item.claim.speaker if item.claim else ""
    if item.verdict == "misattributed":
        yield f"said by {speaker}, not by {alleged}" if speaker else f"the article's own words, not said by {alleged}"
    elif alleged and item.speaker == "near":
        yield f"near name: {speaker}, not {alleged}"
    elif alleged and item.speaker == "unknown":
        yield _open(item, speaker, alleged)
    if not item.quoted and item.verdict != "misattributed":
        attributed = item.claim is not None and item.claim.kind != "narrator"
        yield (
            "reported in indirect speech, not in quotation marks"
            if attributed
            else "printed as the article's own words"
        )


def _open(item: Judgement, speaker: str, alleged: str) -> str:
    unsure = item.claim is not None and not confirms(item.claim)
    if unsure and agreement(alleged, speaker) in ("same", "near"):
        return f"read as words of {speaker}, but not surely: see the sentence"
    said = f"read as words of {speaker}" if speaker else "no speaker was found for it"
    return f"{said}{', but not surely' if speaker and unsure else ''}: whether it was {alleged} is open"


def _seen_reasons(item: Judgement) -> Iterator[str]:
    passage = item.passage
    for piece in passage.pieces:
        if piece.kind == "elided":
            warning = "; it holds a negation" if _negates(piece.article) else ""
            yield f"left out and shown: {_short(piece.article)}{warning}"
        elif piece.kind == "bracketed" and not piece.alters:
            yield f"in brackets: {_difference(piece)}"
        elif piece.kind == "cleaned":
            yield f"spoken by the way and left out: {_short(piece.article)}"
        elif piece.kind == "variant":
            yield f"printed otherwise: {_difference(piece)}"
    if item.quoted and item.words == "truncated":
        for place, words in (("beginning", passage.cut_before), ("end", passage.cut_after)):
            if words:
                yield f"the {place} of the sentence is cut off: {_short(words)}"


def _negates(words: str) -> bool:
    return any(token.key in NEGATIONS for token in tokens_of(words, gaps=False))


def _difference(piece: Piece) -> str:
    if not piece.article:
        return f"{_short(piece.quote)} was added"
    if not piece.quote:
        return f"{_short(piece.article)} was left out"
    return f"{_short(piece.quote)} for {_short(piece.article)}"


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return f"“{flat if len(flat) <= _SHOWN else flat[: _SHOWN - 1].rstrip() + '…'}”"


def rules_for(quote: Quote, passage: Passage) -> list[str]:
    """Return which of ``normalising.RULES`` were needed to compare the quote with the passage."""
    article = passage.page.article.text[passage.start : passage.end]
    kinds = {piece.kind for piece in passage.pieces}
    differing = [piece for piece in passage.pieces if piece.kind == "variant"]
    pairs = [(token.kind, token.key) for token in quote.tokens]
    tests = {
        "marks": _marks(quote.text) != _marks(article),
        "dashes": _dashes(quote.text) != _dashes(article),
        "spaces": bool(re.search(r"\s\s|[\n\t\u00a0\u202f]", quote.text.strip() + article)),
        "case": _case_differs(passage),
        "ellipsis": any(kind == "gap" for kind, _ in pairs),
        "brackets": "bracketed" in kinds or bool(_BRACKETS.search(quote.text)),
        "interruption": "interruption" in kinds,
        "contractions": any("'" in same_length(piece.quote + piece.article) for piece in differing),
        "spelling": any(_spelt_otherwise(piece) for piece in differing),
        "numbers": any(_kind_in(piece, "number") for piece in differing),
        "dates": any(_kind_in(piece, "date") for piece in differing),
    }
    tests |= {"fillers": "cleaned" in kinds}
    return [*quote.set_aside, *(name for name, needed in tests.items() if needed)]


def _marks(text: str) -> str:
    return re.sub(r"[\w\s-]|\.\.\.|…|\[[^\]]*\]", "", text)


def _dashes(text: str) -> str:
    return re.sub(r"[^‐‑‒–—―−-]", "", text)


def _case_differs(passage: Passage) -> bool:
    equal = (piece for piece in passage.pieces if piece.kind in ("same", "variant"))
    return any(
        piece.quote != piece.article and piece.quote.casefold() == piece.article.casefold() for piece in equal
    ) or any(piece.quote[:1] != piece.article[:1] for piece in passage.pieces[:1] if piece.kind == "same")


def _spelt_otherwise(piece: Piece) -> bool:
    quote, article = (same_length(side).casefold() for side in (piece.quote, piece.article))
    return quote != article and "'" not in quote + article and not any(char.isdigit() for char in quote + article)


def _kind_in(piece: Piece, kind: str) -> bool:
    return any(token.kind == kind for token in tokens_of(piece.quote, gaps=False))

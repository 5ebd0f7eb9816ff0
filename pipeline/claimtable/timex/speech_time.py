"""Which time expression dates the saying of a statement ("said on Thursday"): a fitted choice, or none of them."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span, Token

from claimtable.fitted import Features, load_logistic
from claimtable.layers import Attribution
from claimtable.syntax import token_indices
from claimtable.timex.grammar import parse
from claimtable.timex.scan import lower
from claimtable.timex.speech_features import Saying, speech_features

#: a day is that of saying from this probability on: .5 has the same F1 and less precision (1,251 articles left out)
SURE = 0.6
#: characters behind the author of a post within which its date begins
POST_WIDTH = 60
#: tokens of an account's name between the author and the date: "(@adaroe)"
_HANDLE = 8
#: the rules for hours of a day that stays unnamed
_HOURS = frozenset({"clock", "the part", "mid"})
_ON_CUE = frozenset({"prep", "pobj", "npadvmod", "advmod"})


def names_day(words: str) -> bool:
    """Tell whether an expression names its day: "10:40 a.m.", "overnight" and "the evening" alone do not."""
    if words.lower() == "overnight":
        return False
    readings = parse(lower(words))
    return not readings or bool(readings[0].time) or readings[0].rule.name not in _HOURS


def speech_time(attribution: Attribution, days: Sequence[Span]) -> Span | None:
    """Return which of ``days`` is that of saying, None where the attribution tells none.

    ``days`` are expressions that name a single day, in text order, of the sentences that hold the cue or the source and
    of ``POST_WIDTH`` characters behind them. A post without a cue has the date behind its author: "— Ada Roe (@adaroe)
    May 2, 2020".
    """
    if not _has_words(attribution):
        return _posted(attribution, days)
    offered = days_beside(attribution, days)
    if not offered:
        return None
    model = load_logistic("times", "said_on")
    chances = [model.probability(features) for _, features in offered]
    best = max(range(len(offered)), key=chances.__getitem__)
    return offered[best][0] if chances[best] >= SURE else None


def days_beside(attribution: Attribution, days: Sequence[Span]) -> list[tuple[Span, Features]]:
    """Return those of ``days`` that stand in a sentence of the cue, with their features; none where it has no words."""
    held = {piece.sent.start for piece in attribution.cue}
    near = [span for span in days if span.sent.start in held]
    if not near or not _has_words(attribution):
        return []
    saying = Saying(
        attribution.cue[0].root,
        token_indices(attribution.cue),
        token_indices(attribution.source),
        token_indices(attribution.content),
    )
    return list(zip(near, speech_features(saying, near), strict=True))


def hangs_on_cue(span: Span, attribution: Attribution) -> bool:
    """Tell whether a time hangs on the cue itself, outside the content: "[tomorrow] he plans to open it"."""
    cue, said = token_indices(attribution.cue), token_indices(attribution.content)
    token = span.root
    while token.i not in cue:
        if token.i in said or token.dep_ not in _ON_CUE or token.head.i == token.i:
            return False
        token = token.head
    return True


def _has_words(attribution: Attribution) -> bool:
    return any(token.text[:1].isalpha() for piece in attribution.cue for token in piece)


def _posted(attribution: Attribution, days: Sequence[Span]) -> Span | None:
    """Return the date that only an account's name and marks part from the author before it."""
    if not attribution.source:
        return None
    end = attribution.source[-1].end
    behind = next((span for span in days if end <= span.start <= end + _HANDLE), None)
    if behind is None:
        return None
    between = behind.doc[end : behind.start]
    plain = all(token.is_punct or "@" in token.text or token.is_space or _in_brackets(token) for token in between)
    return behind if plain and "\n" not in between.text else None


def _in_brackets(token: Token) -> bool:
    return token.i > 1 and "(" in (token.nbor(-1).text, token.nbor(-2).text)

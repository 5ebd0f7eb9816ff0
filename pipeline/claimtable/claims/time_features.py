"""What a time expression looks like to the model that chooses the time of a claim: named features, each 0 or 1."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Span, Token

from claimtable.claims.claim_spans import ClaimSpan
from claimtable.lexicon.claim_times import AHEAD, BEFORE_UNIT, COUNTED_FROM, POINTS, PREPOSITIONS, UNITS, WORDS
from claimtable.lexicon.relations import APART, CLAUSES, MODIFIERS
from claimtable.lexicon.schedule import CHANGING, COMPARED_LEVELS, COMPARING, DELIVERIES, LIKENING
from claimtable.schema import Timex
from claimtable.syntax import roots

_SHAPES = (
    ("unknown", re.compile(r"XXXX")),
    ("day", re.compile(r"\d{4}-\d\d-\d\d$")),
    ("week", re.compile(r"\d{4}-W\d\d")),
    ("month", re.compile(r"\d{4}-\d\d$")),
    ("season", re.compile(r"\d{4}-(?:SP|SU|FA|WI)")),
    ("quarter", re.compile(r"[\dX]{4}-[QH]\d")),
    ("year", re.compile(r"\d{4}$")),
    ("interval", re.compile(r"[^/]+/")),
    ("decade", re.compile(r"\d\d\dX|\d\dXX")),
)
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_SINGLE = 1


def features_of(claim: ClaimSpan, times: Sequence[Timex], spans: Sequence[Span]) -> list[dict[str, float]]:
    """Return the features of each of the ``times`` inside ``claim``, which stand at ``spans``, in text order."""
    tops = roots(claim.tokens)
    main = {token.i for root in tops for token in main_verbs(root)}
    on_main = [modifies(span.root, main) for span in spans]
    return [dict.fromkeys(_features(claim, times, spans, place, main, on_main), 1.0) for place in range(len(times))]


def _features(
    claim: ClaimSpan, times: Sequence[Timex], spans: Sequence[Span], place: int, main: set[int], on_main: Sequence[bool]
) -> Iterator[str]:
    time, span = times[place], spans[place]
    shape = _shape(time)
    hangs = _hangs(span, main)
    before = _before(span)
    yield f"shape {shape}"
    yield f"type {time.type}"
    yield f"hangs {hangs}"
    yield f"{shape} hangs {hangs}"
    yield f"behind {before}"
    yield f"{shape} behind {before}"
    yield f"kind {claim.kind}"
    yield "alone" if len(times) == _SINGLE else "first" if place == 0 else "last" if place == len(times) - 1 else "mid"
    if on_main[place]:
        yield "on main"
        yield "first on main" if not any(on_main[:place]) else "later on main"
    elif any(on_main):
        yield "another on main"
    yield from _of_words(time, span)
    yield from _of_comparison(span)
    if _looks_ahead(claim, main):
        yield f"ahead, {shape}"


def _shape(time: Timex) -> str:
    if time.value.endswith("_REF"):
        return time.value
    return next((name for name, pattern in _SHAPES if pattern.match(time.value)), "other")


def _before(span: Span) -> str:
    if span.start == span.sent.start:
        return "nothing"
    word = span.doc[span.start - 1]
    if word.lower_ in PREPOSITIONS or word.lower_ in ("the", "this", "that", "a"):
        return str(word.lower_)
    return str(word.pos_)


def _hangs(span: Span, main: set[int]) -> str:
    """Say how the expression hangs on the claim: before which noun, in which clause, below a subject or a main verb."""
    token, steps = span.root, []
    if token.dep_ in MODIFIERS and token.head.i >= span.end:
        steps.append("attribute" if token.dep_ != "poss" else "possessive")
    while token.i not in main and token.head.i != token.i:
        if token.dep_ in CLAUSES:
            steps.append(token.dep_)
        elif token.dep_ in _SUBJECTS:
            steps.append("subject")
        elif token.head.pos_ in ("NOUN", "PROPN") and token.dep_ == "prep":
            steps.append("of a noun")
        token = token.head
    return " ".join(steps[:2]) or "free"


def _of_words(time: Timex, span: Span) -> Iterator[str]:
    lower = time.text.lower()
    words = lower.split()
    if time.value.endswith("_REF"):
        yield from _of_reference(span, lower)
    elif words[-1].rstrip("s") in UNITS and not POINTS.intersection(words):
        yield "counted"  # "in seven years", "in a week"
    if DELIVERIES.intersection(token.lower_ for token in span.doc[max(0, span.start - 3) : span.end + 1]):
        yield "of a delivery"
    if words[0] in WORDS or words[-1] in WORDS:
        yield f"word {words[0] if words[0] in WORDS else words[-1]}"
    if words[-1] in ("ago", "earlier", "later", "before"):
        yield f"word {words[-1]}"
    if words[0] in BEFORE_UNIT:
        yield f"word {words[0]}"
    following = span.doc[span.end : span.end + 1]
    if following.text:
        yield f"before {following[0].pos_}"
        if following[0].tag_ == "VBN" and following[0].dep_ == "amod":
            yield "of a participle before a noun"
    if len(following) and following[0].text == "-":
        yield "hyphen"


def _of_reference(span: Span, lower: str) -> Iterator[str]:
    """Tell "too soon", "soon after", "for some time now" and "a thing of the past" from a word that says when."""
    before = span.doc[span.start - 1].lower_ if span.start > span.sent.start else ""
    after = span.doc[span.end].lower_ if span.end < span.sent.end else ""
    yield f"{lower}"
    yield f"{lower} behind {before}"
    yield f"reference behind {before}"
    if after in COUNTED_FROM:
        yield f"reference before {after}"


def is_compared(span: Span) -> bool:
    """Tell whether an expression is only compared with: "than in 2019", "up from 300 a year ago"."""
    return not {"compared", "likened"}.isdisjoint(_of_comparison(span))


def _of_comparison(span: Span) -> Iterator[str]:
    """Tell whether the expression is only compared with: "than in 2019", "up from 300 a year ago"."""
    doc, start = span.doc, span.start
    near = doc[max(span.sent.start, start - 8) : start]
    words = [token.lower_ for token in near]
    if not COMPARING.isdisjoint(words[-5:]):
        yield "compared"
        yield "compared by a word"
    if not LIKENING.isdisjoint(words[-3:]):
        yield "likened"
    changed = [place for place, word in enumerate(words) if word in CHANGING]
    if changed and "from" in words[changed[-1] :]:
        yield "compared"
        yield "changed from"
    if "since" in words[-2:]:
        record = any(token.tag_ in ("JJS", "RBS") or token.lower_ == "first" for token in near)
        yield "compared" if record else "since"
    if doc[span.end : span.end + 1].text.lower() in COMPARED_LEVELS or words[-1:] == ["below"]:
        yield "compared"


def _looks_ahead(claim: ClaimSpan, main: set[int]) -> bool:
    return any(child.lower_ in AHEAD for place in main for child in claim.doc[place].children if child.dep_ == "aux")


def main_verbs(root: Token) -> list[Token]:
    """The first of the main clauses that a semicolon or comma joins: the parser hangs it below the last one."""
    clauses = [child for child in root.children if child.dep_ == "ccomp" and child.i < root.i]
    return [clause for clause in clauses if not _reports(root, clause)][:1] or [root]


def _reports(verb: Token, clause: Token) -> bool:
    """Tell whether ``clause`` is what ``verb`` says: no semicolon or dash parts them."""
    return not any(token.text in (";", "—", "--") for token in verb.doc[clause.i : verb.i])


def modifies(token: Token, verbs: set[int]) -> bool:
    """Tell whether ``token`` hangs on a main verb with no other verb or subject between; an adjective does not."""
    if token.dep_ == "amod":
        return False
    while token.i not in verbs:
        if token.head.i == token.i or token.dep_ in APART:
            return False
        token = token.head
    return True

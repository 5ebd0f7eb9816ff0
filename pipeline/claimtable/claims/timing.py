"""``when`` and ``said_on``: which of an article's time expressions belongs to a claim, and which to its saying."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Span, Token

from claimtable.claims.bodies import Body
from claimtable.layers import printed
from claimtable.schema import Timex
from claimtable.syntax import roots
from claimtable.timex.calendar import day_of
from claimtable.timex.grammar import parse
from claimtable.timex.saying import dates_cue, saying_time
from claimtable.timex.scan import lower
from claimtable.timex.tense import direction_of

_INTERVALS = frozenset(
    {("between", "and"), *(("from", word) for word in ("to", "until", "till", "through", "-", "—", "up to"))}
)
#: the rules for hours of a day that stays unnamed
_HOURS = frozenset({"clock", "the part", "mid"})
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def pick_times(body: Body, times: Sequence[Timex]) -> tuple[Timex | None, Timex | None]:
    """Return (when, said_on) of ``body`` out of all resolved times of its article, which are in text order.

    ``when`` is the expression that modifies the main verb, else the first one inside the body; a time of day counts as
    its day, durations and sets do not count. Of "from 1980 to 2012" it has the first expression's value, the words of
    both, and all days of it. ``said_on`` is the single day that modifies the cue, outside the body; what is yet to come
    there ("tomorrow he plans to ...") is the event's.
    """
    when, said = _when(body, times), _saying(body, times)
    if said is not None and _is_ahead(body, said):
        return when or said, None
    return when, said if said is not None and _names_day(said) else None


def _names_day(time: Timex) -> bool:
    """Tell whether ``time`` names a single day: "10:40 a.m." and "the evening" alone do not."""
    if not _DAY.fullmatch(time.value):
        return False
    readings = parse(lower(time.text))
    return not readings or bool(readings[0].time) or readings[0].rule.name not in _HOURS


def _is_ahead(body: Body, time: Timex) -> bool:
    """Tell whether ``time`` is yet to come, and nobody has spoken then: "tomorrow he plans", "estimates by 2050"."""
    span = _span(body, time)
    if span.start and body.doc[span.start - 1].lower_ == "by":
        return True
    return time.text.lower().startswith(("tomorrow", "next ")) or direction_of(span) > 0


def _between(times: Sequence[Timex], start: int, end: int) -> list[Timex]:
    """The times that lie inside characters ``start`` to ``end``."""
    first = bisect_left(times, start, key=lambda time: time.start)
    last = bisect_left(times, end, key=lambda time: time.start)
    return [time for time in times[first:last] if time.end <= end]


def _when(body: Body, times: Sequence[Timex]) -> Timex | None:
    inside = [time for span in body.spans for time in _between(times, span.start_char, span.end_char)]
    dated = [replace(time, value=day_of(time.value)) for time in inside if _is_dated(body, time)]
    if body.attribution is not None:
        dated = [time for time in dated if not dates_cue(_span(body, time), body.attribution)]
    if not dated:
        return None
    verbs = {token.i for root in roots(body.tokens) for token in _main_verbs(root)}
    chosen = next((time for time in dated if _modifies(_span(body, time).root, verbs)), dated[0])
    return _interval(body, chosen, dated)


def _interval(body: Body, time: Timex, times: Sequence[Timex]) -> Timex:
    """Extend ``time`` to the end of the interval that it begins: "from 1980 to 2012", "between May and July"."""
    here = _span(body, time)
    before = body.doc[here.start - 1].lower_ if here.start else ""
    after = next((other for other in times if other.start > time.start), None)
    if after is None or (before, _between_words(here, _span(body, after))) not in _INTERVALS:
        return time
    if time.first is None or after.last is None or after.last < time.first:
        return time
    whole = body.doc[here.start : _span(body, after).end]
    value = f"{time.value}/{after.value}"
    return replace(time, end=after.end, text=printed(whole), value=value, last=after.last)


def _between_words(one: Span, other: Span) -> str:
    return one.doc[one.end : other.start].text.strip().lower()


def _is_dated(body: Body, time: Timex) -> bool:
    """Tell whether ``time`` can say when: "now that" is a conjunction, "current" describes a thing."""
    if time.type not in ("DATE", "TIME") or not time.value:
        return False
    span = _span(body, time)
    if time.value == "PRESENT_REF" and span.root.dep_ == "amod":
        return False
    after = span.end
    return time.text.lower() != "now" or after >= len(body.doc) or body.doc[after].lower_ != "that"


def _main_verbs(root: Token) -> list[Token]:
    """The first of the main clauses that a semicolon or comma joins: the parser hangs it below the last one."""
    clauses = [child for child in root.children if child.dep_ == "ccomp" and child.i < root.i]
    return [clause for clause in clauses if not _reports(root, clause)][:1] or [root]


def _reports(verb: Token, clause: Token) -> bool:
    """Tell whether ``clause`` is what ``verb`` says: no semicolon or dash parts them."""
    return not any(token.text in (";", "—", "--") for token in verb.doc[clause.i : verb.i])


def _span(body: Body, time: Timex) -> Span:
    span = body.doc.char_span(time.start, time.end, alignment_mode="expand")
    assert span is not None  # times are made of tokens
    return span


def _modifies(token: Token, verbs: set[int]) -> bool:
    """Tell whether ``token`` hangs on a main verb with no other verb or subject between; an adjective does not."""
    if token.dep_ == "amod":
        return False
    while token.i not in verbs:
        if token.head.i == token.i or token.dep_ in ("nsubj", "nsubjpass", "relcl", "acl", "advcl", "ccomp"):
            return False
        token = token.head
    return True


def _saying(body: Body, times: Sequence[Timex]) -> Timex | None:
    """The time that modifies the cue, outside the content."""
    if body.attribution is None or not body.attribution.cue:
        return None
    sentences = {piece.sent.start: piece.sent for piece in body.attribution.cue}
    found = {}
    for sentence in sentences.values():
        for time in _between(times, sentence.start_char, sentence.end_char):
            found[_span(body, time).start] = time
    spans = [_span(body, time) for time in found.values()]
    chosen = saying_time(body.attribution, spans)
    if chosen is None:
        return None
    time = found[chosen.start]
    return replace(time, value=day_of(time.value))

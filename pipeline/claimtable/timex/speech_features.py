"""What a time beside an attribution looks like to the model that chooses the day of saying: named features."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import islice

from spacy.tokens import Span, Token

from claimtable.fitted import Features
from claimtable.lexicon.cues import DOCUMENTS
from claimtable.lexicon.people import OCCASIONS
from claimtable.lexicon.reporting import SPEAK, THINK, WANT
from claimtable.lexicon.time_words import PUBLISHED
from claimtable.syntax import SUBJECTS
from claimtable.timex.tense import direction_of

#: no parse is climbed further: the time that a hostile text takes stays linear
_FAR = 40
_STEPS = 3
_WORDS = ("NOUN", "PROPN", "VERB", "AUX", "ADJ", "PRON")
_VERBS = ("VERB", "AUX")
_NOUNS = ("NOUN", "PROPN")
_HELPERS = ("aux", "auxpass")
_VERB_CLASSES = (("published", PUBLISHED), ("speaks", SPEAK | {"speak", "talk"}), ("thinks", THINK), ("wants", WANT))
#: conjunctions that hang so on the verb before them
_OPENERS = frozenset({"and", "but", "while", "after", "as", "before"})
#: numbers of words between a time and the cue up to which they are told apart
_NEAR = (1, 2, 4, 7, 12, 20)


@dataclass(frozen=True, slots=True)
class Saying:
    """The cue of an attribution as its times are asked about it: its head, its words, those of source and content."""

    head: Token
    cue: Set[int]
    source: Set[int]
    content: Set[int]

    def side(self, span: Span) -> str:
        """Say whether a time stands before or behind the cue."""
        return "before" if span.start < self.head.i else "behind"


def speech_features(saying: Saying, times: Sequence[Span]) -> list[Features]:
    """Return the features of each of the ``times`` that may say when it was said, in text order."""
    distances = [_between(saying.head, span) for span in times]
    nearest = min(range(len(times)), key=distances.__getitem__, default=-1)
    found: list[Features] = []
    for place, span in enumerate(times):
        names = dict.fromkeys(_features(saying, span), 1.0)
        names["alone" if len(times) == 1 else "nearest" if place == nearest else "another is nearer"] = 1.0
        found.append(names)
    return found


def _features(saying: Saying, span: Span) -> Iterator[str]:
    side = saying.side(span)
    below, above, top = _paths(span.root, saying.head)
    hangs, shares = _steps(below[1:]), _steps(above)
    tense = _tense(saying.head)
    yield f"hangs {hangs}"
    yield f"shares {shares}"
    yield f"hangs {hangs}, shares {shares}"
    yield f"tense {tense}"
    yield f"{side} {tense}"
    yield f"behind {_before(span)}"
    yield f"{'on the cue' if not above else 'elsewhere'} behind {_before(span)}"
    if not saying.content.isdisjoint(range(span.start, span.end)):
        yield "in the content"
        yield f"in the content, {hangs}"
        if not above and _opens_infinitive(span):
            yield "in the content, before its infinitive"
    if not saying.cue.isdisjoint(range(span.start, span.end)):
        yield "in the cue"
    if not saying.source.isdisjoint(range(span.start, span.end)):
        yield "in the source"
    if direction_of(span) > 0:
        yield "ahead"
    yield from _of_words_between(saying, span, side)
    yield from _of_path(saying, below, above, top)


def _opens_infinitive(span: Span) -> bool:
    """Tell whether a time stands between the cue's object and its infinitive: "urged Russia [on Friday] to wait"."""
    following = span.doc[span.end : span.end + 1]
    return len(following) == 1 and following[0].lower_ == "to" and following[0].dep_ == "aux"


def _paths(time: Token, cue: Token) -> tuple[list[Token], list[Token], Token | None]:
    """Return the words from the time up to below the one that it shares with the cue, those from the cue, and it."""
    over = [cue, *islice(cue.ancestors, _FAR)]
    places = {token.i: place for place, token in enumerate(over)}
    below: list[Token] = []
    for token in (time, *islice(time.ancestors, _FAR)):
        if token.i in places:
            return below, over[: places[token.i]], token
        below.append(token)
    return below, over, None


def _steps(path: Sequence[Token]) -> str:
    return " ".join(token.dep_ for token in path[:_STEPS]) + (" ..." if len(path) > _STEPS else "") or "nothing"


def _tense(cue: Token) -> str:
    helpers = sorted({child.lower_ for child in cue.children if child.dep_ in _HELPERS})
    return " ".join((*helpers, cue.tag_))


def _before(span: Span) -> str:
    if span.start == span.sent.start:
        return "nothing"
    word = span.doc[span.start - 1]
    return word.lower_ if word.pos_ in ("ADP", "SCONJ", "DET", "PUNCT") else word.pos_


def _between(cue: Token, span: Span) -> int:
    return cue.i - span.end if span.start < cue.i else span.start - cue.i - 1


def _of_words_between(saying: Saying, span: Span, side: str) -> Iterator[str]:
    first, last = (span.end, saying.head.i) if side == "before" else (saying.head.i + 1, span.start)
    words = [token for token in span.doc[first : max(first, last)] if token.i not in saying.cue]
    near = next((most for most in _NEAR if len(words) <= most), "more")
    yield f"{side} within {near}"
    yield f"{side} within {near}, tense {saying.head.tag_}"
    if not any(token.pos_ in _WORDS for token in words):
        yield f"{side} the cue at once"
        yield f"{side} the cue at once, tense {saying.head.tag_}"
    if len(words) and any(token.i in saying.content for token in words):
        yield f"{side}, content between"
    verbs = sum(token.pos_ == "VERB" and token.i not in saying.content for token in words)
    yield f"{side}, verbs between {min(verbs, 2)}"
    if any(token.text in (",", ";", "--", "—") for token in words):
        yield f"{side}, comma between"
    following = span.doc[span.end : span.end + 1]
    if len(following):
        yield f"before {following[0].lower_ if following[0].is_punct else following[0].pos_}"


def _of_path(saying: Saying, below: Sequence[Token], above: Sequence[Token], top: Token | None) -> Iterator[str]:
    yield from _of_place(below[1:])
    if top is None:
        yield "another sentence"
        return
    on = _verb_class(top) if top.pos_ in _VERBS else f"a noun {_noun_class(top)}" if top.pos_ in _NOUNS else top.pos_
    if not above:
        yield f"on the cue {on}"
        return
    yield f"on {on}"
    yield from _of_clauses(above, on)
    if any(child.i in saying.source for child in top.children if child.dep_ in SUBJECTS):
        yield "on what the speaker does"
        yield f"on what the speaker does, {on}"


def _of_place(below: Sequence[Token]) -> Iterator[str]:
    """Tell below what a time stands: a verb or noun of its own, the prepositions on the way."""
    for token in below:
        yield f"under {token.dep_}"
        if token.pos_ in _VERBS:
            yield f"below a verb {_verb_class(token)}"
            yield f"below {token.tag_} {token.dep_}"
        elif token.pos_ in _NOUNS:
            yield f"below a noun {_noun_class(token)}"
        elif token.pos_ in ("ADP", "SCONJ"):
            yield f"below {token.lower_}"


def _of_clauses(above: Sequence[Token], on: str) -> Iterator[str]:
    """Tell through which clauses a cue shares the time of the word above: "after", a relative clause."""
    for token in above:
        yield f"through {token.dep_}"
        yield f"through {token.dep_}, on {on}"
        for child in token.children:
            if child.dep_ == "mark" or (child.dep_ == "advmod" and child.tag_ == "WRB") or child.lower_ in _OPENERS:
                yield f"clause behind {child.lower_}"
        if token.pos_ == "ADP":
            yield f"clause behind {token.lower_}"
    if any(child.dep_ in SUBJECTS for token in above for child in token.children):
        yield "subject of its own"
    if any(child.lower_ == "had" for child in above[0].children):
        yield "had"


def _verb_class(verb: Token) -> str:
    lemma = verb.lemma_.lower()
    return next((name for name, words in _VERB_CLASSES if lemma in words), "other")


def _noun_class(noun: Token) -> str:
    lemma = noun.lemma_.lower()
    return "document" if lemma in DOCUMENTS else "occasion" if lemma in OCCASIONS else "other"

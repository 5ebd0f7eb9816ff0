"""The phrase beside a cue: which of its words name the speaker, and of which kind the speaker is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Span

from claimtable.coref.body_edges import owns_nothing
from claimtable.coref.interview import is_label
from claimtable.coref.joint import Names, joint_parts
from claimtable.coref.mentions import Mention
from claimtable.coref.ner_recovery import in_name
from claimtable.coref.person_words import behind_rank
from claimtable.coref.phrases import (
    NOUN_TAGS,
    PRONOUNS,
    RELATIVE,
    WH_TAGS,
    asks_anonymity,
    nominal_mention,
    pronoun_mention,
)
from claimtable.coref.source_features import source_features
from claimtable.coref.source_phrases import Phrase, Source, is_nationality, phrases, source_of
from claimtable.coref.token_arrays import TokenArrays
from claimtable.fitted import Logistic, load_logistic
from claimtable.lexicon.calendar import MONTHS, WEEKDAYS
from claimtable.lexicon.grammar import ARTICLES

FOLDER, NAME = "speakers", "source"
#: how a time begins that stands behind a noun without a preposition
_TIMES = frozenset({"today", "yesterday", "tonight", "last", "this", "earlier"})


def load_sources() -> Logistic:
    """Return the weights that come with claimtable; raises ModelError when they are missing."""
    return load_logistic(FOLDER, NAME)


def find_speakers(view: TokenArrays, source: Span, names: Names, model: Logistic) -> list[Mention]:
    """Return the mentions of those who speak, from the words of one attribution's source."""
    parts = speaking_parts(view, source, names)
    return [part if isinstance(part, Mention) else _chosen(part, model) for part in parts]


def speaking_parts(view: TokenArrays, source: Span, names: Names) -> Iterator[Mention | Source]:
    """Yield for each who speaks in an attribution's source the pronoun or name that it is, else its part of the source,
    of which a phrase must be chosen.
    """
    start, end = _trim(view, _behind_dateline(view, source.start, source.end), source.end)
    named = behind_rank(view, start)
    start = named if named < end and view.words[end - 1].isupper() else start
    if start >= end or is_label(view, start, end):
        return
    if view.words[start].lower() in ("which", "who"):
        end = start + 1  # a whole relative clause: "the union, which called the strike, says"
    for part in joint_parts(view, start, end, names):
        yield from _speaker(view, *_trim(view, *part), names)


def _speaker(view: TokenArrays, start: int, end: int, names: Names) -> Iterator[Mention | Source]:
    pronoun = _pronoun(view, start, end) if end - start <= 2 else None
    bare = start + (start < end - 1 and view.words[start].lower() in ARTICLES)
    known = names.covering(bare, end) if start < end else None
    if pronoun is not None:
        yield pronoun
    elif known is not None and not is_nationality(view, known, start):
        yield _as_source(known, *(known.place if known.type == "person" else (bare, end)))
    elif start < end and not _is_bare_article(view, start, end):
        yield source_of(view, start, end, names)


def _is_bare_article(view: TokenArrays, start: int, end: int) -> bool:
    return view.words[start].lower() in ARTICLES and all(view.pos[index] == "DET" for index in range(start, end))


def _chosen(source: Source, model: Logistic) -> Mention:
    """Return the likeliest phrase of a source as a mention."""
    options = phrases(source)
    if len(options) == 1:
        return _mention(source, options[0])
    place, share = model.choose(source_features(source, options))
    return replace(_mention(source, options[place]), share=share)


def _mention(source: Source, phrase: Phrase) -> Mention:
    view, name = source.view, phrase.name
    if name is None:
        anonymous = asks_anonymity(view, phrase.head)
        return nominal_mention(view, phrase.start, phrase.end, phrase.head, anonymous=anonymous, is_source=True)
    is_whole = name.type == "person" or phrase.shape.startswith("unseen")
    return _as_source(name, name.start, name.end if is_whole else _whole_name(view, name.end, source.end))


def _behind_dateline(view: TokenArrays, start: int, end: int) -> int:
    """Return where the source begins behind "HOUSTON -" and its kin."""
    for index in range(start + 1, min(start + 6, end - 1)):
        if (view.is_dash(index) or view.words[index] in ("--", "—")) and view.words[start].isupper():
            return index + 1
    return start


def _trim(view: TokenArrays, start: int, end: int) -> tuple[int, int]:
    """Return the phrase without the times, lone marks and "and" at its edges."""
    end = _without_time(view, start, end)
    while end > start and not _may_end(view.words[end - 1]):
        end -= 1
    quoted = view.words[start:end]
    if quoted.count('"') == 1:
        start, end = start + (quoted[0] == '"'), end - (quoted[0] != '"' and quoted[-1] == '"')
    while end > start and _ends_behind(view, end - 1):
        end -= 1
    return start, end


def _without_time(view: TokenArrays, start: int, end: int) -> int:
    """Return the end of a phrase without when they spoke: "Port officials [Wednesday] said", "a poll [last week]".

    The time of a verb in the phrase stays, but for a weekday: "the survey taken last week".
    """
    while end > start and view.words[end - 1].lower() in WEEKDAYS and view.labels[end - 1] != "PERSON":
        end -= 1
    first = end
    while first > start + 1 and view.labels[first - 1] == "DATE":
        first -= 1
    opener, before = view.words[first].lower() if first < end else "", view.words[first - 1].lower()
    if "VERB" in view.pos[start:first]:
        return end
    if opener in MONTHS and before == "in" and first - 1 > start:
        return first - 1
    return first if opener in _TIMES else end


def _may_end(word: str) -> bool:
    return word[-1:].isalnum() or word[-1:] == "." or word in (")", '"', "%")


def _ends_behind(view: TokenArrays, index: int) -> bool:
    word = view.words[index]
    owns = view.tags[index] == "POS" and not owns_nothing(view, index + 1)
    return owns or word == "and" or word.isspace()


def _as_source(known: Mention, start: int, end: int) -> Mention:
    return Mention(
        start, end, known.kind, known.type, known.head, gender=known.gender, plural=known.plural, is_source=True
    )


def _pronoun(view: TokenArrays, start: int, end: int) -> Mention | None:
    if any(view.tags[index] in NOUN_TAGS for index in range(start, end)) and end - start > 1:
        return None
    for index in range(start, end):
        word = view.words[index].lower()
        if word in PRONOUNS or (word in RELATIVE and view.tags[index] in WH_TAGS | {"IN"}):
            if view.words[index].isupper() and len(word) > 1:
                return None  # "WHO"
            if word == "i" and (index > start or not view.words[index].isupper()):
                return None  # the newspaper
            return pronoun_mention(word, index, is_source=True)
    return None


def _whole_name(view: TokenArrays, stop: int, end: int) -> int:
    """Take in what the model cut off a body's name: "Union of Atheists [and Agnostics]"."""
    while stop < end and (view.words[stop] == "and" or view.is_capital(stop)) and in_name(view, stop, stop - 1, end):
        stop += 1
    return stop

"""What tells which phrase is somebody's role: named features of the candidates of one person or body."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimtable.coref.mentions import Mention
from claimtable.coref.person_words import is_role_word, is_title
from claimtable.coref.role_candidates import Candidate, candidates
from claimtable.coref.token_arrays import TokenArrays
from claimtable.fitted import Features
from claimtable.lexicon import people as nouns
from claimtable.lexicon import titles
from claimtable.schema import SpeakerType
from claimtable.text import fold

#: candidates of one person or body that are weighed at most
_MOST = 60
_SIZES = (1, 2, 3, 4, 6, 9, 14)
_EARLY = 3
_MARKED = frozenset({"of", "and", ",", "(", '"', "who", "that", "in", "at", "for", "whose", "with"})
_NAMED = {"ORG": "body", "GPE": "place", "NORP": "nation", "PERSON": "person", "DATE": "time", "TIME": "time"}
_VERBS = frozenset({"VB", "VBD", "VBZ", "VBP", "MD"})
_SAME_WORDS = frozenset({"ADP", "SCONJ", "CCONJ", "DET", "PUNCT", "PRON", "PART"})


@dataclass(frozen=True, slots=True)
class Option:
    """A candidate with its features; ``text`` is its words, by which options that say the same are known."""

    place: Candidate
    text: str
    features: Features


def options_of(view: TokenArrays, mentions: Sequence[Mention], type_: SpeakerType) -> list[Option]:
    """Return what may be the role of one with these ``mentions`` in text order; a phrase that comes again only once."""
    found: dict[tuple[str, str], Candidate] = {}
    again: set[tuple[str, str]] = set()
    named = min((one.start for one in mentions if one.kind == "name"), default=len(view))
    for mention in mentions:
        if mention.kind == "nominal" and not mention.definite and mention.start > named:
            continue  # "a doctor" brings nobody in who was named before
        for one in candidates(view, mention):
            key = one.shape, " ".join(view.words[one.start : one.end]).casefold()
            if key in found:
                again.add(key)
            elif len(found) < _MOST:
                found[key] = one
    own = {view.words[index] for one in mentions if one.kind == "name" for index in range(*one.place)}
    called = [one.place for one in mentions if one.kind == "name"]
    early = {place: number for number, place in enumerate(called[:_EARLY])}
    options = []
    for key, one in found.items():
        names = [*_place(view, one, type_, early.get(one.mention.place, _EARLY)), *_edges(view, one)]
        names += [*_noun(view, one, type_), *_words(view, one, own), *_among(one, key[1], found)]
        if key in again:
            names.append("again")
        options.append(Option(one, key[1], dict.fromkeys(names, 1.0)))
    return options


def none_of(type_: SpeakerType, *, mentions: int, options: int) -> Features:
    """Return the features of there being no role."""
    found = ["none", f"none, {type_}"]
    if not options:
        found.append("none, no candidate")
    if mentions > 1:
        found.append("none, more mentions")
    return dict.fromkeys(found, 1.0)


def _place(view: TokenArrays, one: Candidate, type_: SpeakerType, early: int) -> Iterator[str]:
    """Yield where the candidate stands: its shape, beside which mention, how it hangs together with it."""
    shape, name, head = one.shape, one.mention, one.head
    yield f"shape {shape}"
    yield f"shape {shape}, {type_}"
    if name.start <= view.heads[head] < name.end:
        yield f"{shape}, hangs as {view.deps[head]}"
    elif view.heads[name.head] == head:
        yield f"{shape}, holds as {view.deps[name.head]}"
    else:
        yield f"{shape}, apart"
        yield f"{shape}, apart as {view.deps[head]}"
    if name.is_source:
        yield "beside a cue"
    if early < _EARLY:
        yield "early mention" if early else "first mention"
    if view.sentence[one.start] == 0:
        yield "first sentence"
    if view.quote[one.start] >= 0:
        yield "quoted"
    if name.kind == "name":
        yield f"{shape}, name of {'one word' if name.end - name.start == 1 else 'more words'}"


def _edges(view: TokenArrays, one: Candidate) -> Iterator[str]:
    """Yield what stands at the candidate's edges, inside and outside, and where its subtree ends."""
    start, end, family = one.start, one.end, one.family
    is_inside = start > 0 and view.sentence[start - 1] == view.sentence[start]
    before = word_kind(view, start - 1) if is_inside else "start"
    first = word_kind(view, start)
    yield f"{family}, behind {before}"
    yield f"{family}, first {first}"
    yield f"{family}, {before} | {first}"
    head = view.doc[one.head]
    if family == "before":
        yield f"before, left edge {_sign(start - head.left_edge.i)}"
        return
    goes_on = end < len(view) and view.sentence[end] == view.sentence[end - 1]
    after, last = word_kind(view, end) if goes_on else "end", word_kind(view, end - 1)
    yield f"{family}, last {last}"
    yield f"{family}, ahead of {after}"
    yield f"{family}, {last} | {after}"
    yield f"{family}, {before} ... {view.words[end].lower() if after in ('VBN', 'that', 'who') else after}"
    right = min(head.right_edge.i + 1, len(view))
    while right > end and not view.words[right - 1][:1].isalnum():
        right -= 1
    yield f"{family}, right edge {_sign(end - right)}"


def _sign(number: int) -> str:
    return "at" if number == 0 else "inside" if number > 0 else "beyond"


def size_class(number: int) -> int:
    """Return the class of a number of words: the least of a few sizes that holds it, 99 beyond them, 0 for none."""
    return next((limit for limit in _SIZES if number <= limit), 99) if number else 0


def word_kind(view: TokenArrays, index: int) -> str:
    """Return a function word as it is, of any other its tag and the label of the name that it is in."""
    word, tag, label = view.words[index], view.tags[index], view.labels[index]
    if view.pos[index] in _SAME_WORDS or not word[:1].isalnum():
        return word.lower()
    return f"{label} {tag}" if label and tag not in ("JJ", "NN") else tag


def _noun(view: TokenArrays, one: Candidate, type_: SpeakerType) -> Iterator[str]:
    """Yield what the noun is that the candidate is headed by, and what it ends in."""
    head, shape, end = one.head, one.shape, one.end
    kind = noun_kind(view, head)
    if shape == "who heads":
        yield f"heads, {view.lemmas[one.start]} {view.tags[one.start]}"
        yield f"heads, {view.tags[one.start]} {noun_kind(view, end - 1)}"
    yield f"head {kind}"
    yield f"head {kind}, {shape}"
    yield f"head {kind}, {type_}"
    yield f"head tag {view.tags[head]}, {'capital' if view.is_capital(head) else 'small'}"
    yield f"noun {view.lemmas[head]}"
    size = end - one.start
    bucket = size_class(size)
    yield f"words {bucket}"
    yield f"{shape}, words {bucket}"
    if size > 1:
        before = end - 4 if view.words[end - 2] == "-" and size > 3 else end - 2  # "chief Major-Gen"
        yield f"ends {noun_kind(view, before)} | {noun_kind(view, end - 1)}"
    elif not is_title(view.words[head]):
        yield f"one word, {kind}"


def _words(view: TokenArrays, one: Candidate, own: set[str]) -> Iterator[str]:
    """Yield what is among the candidate's words."""
    start, end, shape = one.start, one.end, one.shape
    words = view.words[start:end]
    if all(is_title(word) or not word[:1].isalnum() for word in words):
        yield "title alone"
        yield f"title alone, {shape}"
    if words[-1][-1] == "." and view.pos[end - 1] != "PUNCT":
        yield "abbreviated title"
    for label in {view.labels[index] for index in range(start, end)}:
        if label in _NAMED:
            yield f"names a {_NAMED[label]}"
            yield f"names a {_NAMED[label]}, {shape}"
    for word in _MARKED.intersection(words):
        yield f"holds {word}"
        yield f"holds {word}, {shape}"
    if not own.isdisjoint(words):
        yield f"own name, {shape}"
    yield from _held(view, start, end)


def _held(view: TokenArrays, start: int, end: int) -> Iterator[str]:
    """Yield which kinds of words are among tokens ``start`` to ``end``."""
    tags, lemmas = set(view.tags[start:end]), view.lemmas[start:end]
    if tags & _VERBS:
        yield "holds a verb"
    if tags & {"VBN", "VBG"}:
        yield "holds a participle"
    roles = sum(is_role_word(view, index) for index in range(start, end))
    if roles:
        yield "holds a role word" if roles == 1 else "holds role words"
    if not nouns.OCCASIONS.isdisjoint(lemmas):
        yield "holds an occasion"
    if "former" in lemmas or "ex" in lemmas:
        yield "former"


def noun_kind(view: TokenArrays, index: int) -> str:
    """Return the kind of noun by the word lists, else the tag."""
    lemma, word, tag = view.lemmas[index], view.words[index], view.tags[index]
    plural = " plural" if tag in ("NNS", "NNPS") else ""
    key = fold(word)
    if key in titles.HONORIFICS:
        return "honorific"
    if key in titles.MILITARY and view.is_capital(index):
        return "rank"
    if is_title(word):
        return "title"
    for known, kind in _KINDS:
        if lemma in known:
            return kind + plural
    if is_role_word(view, index):
        return f"person{plural}"
    return f"{view.labels[index]} {tag}"


_KINDS = (
    (nouns.NO_ROLE, "human"),
    (nouns.WEAK_ROLES, "weak"),
    (nouns.PERSON_NOUNS, "person"),
    (nouns.OTHER_PEOPLE, "other people"),
    (nouns.ORGANISATION_NOUNS, "body"),
    (nouns.DOCUMENT_NOUNS, "document"),
)


def _among(one: Candidate, text: str, found: dict[tuple[str, str], Candidate]) -> Iterator[str]:
    """Yield whether the candidate is a part of others of the same person or body, or holds others."""
    place, shape = one.mention.place, one.shape
    seen = set()
    for (_, other), candidate in found.items():
        if other != text and (text in other or other in text):
            beside = "its" if candidate.mention.place == place else "another's"
            seen.add(f"part of {beside}" if text in other else f"holds {beside}")
    for name in seen:
        yield name
        yield f"{name}, {shape}"

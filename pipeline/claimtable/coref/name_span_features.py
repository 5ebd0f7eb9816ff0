"""What tells where a person's name begins and ends: named features of one beginning, or one end, that it may have."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from claimtable.coref.names import is_first_name
from claimtable.coref.person_words import is_role_word, is_title
from claimtable.coref.role_features import word_kind
from claimtable.coref.token_arrays import TokenArrays
from claimtable.fitted import Features
from claimtable.lexicon import titles
from claimtable.lexicon.calendar import WEEKDAYS
from claimtable.lexicon.cues import INVERTED
from claimtable.lexicon.people import ORGANISATION_NOUNS, PARTISANS
from claimtable.text import fold

#: so many letters has the second syllable of a Korean or Chinese given name at most
_SYLLABLE = 5
_PAIR = 2
_NEAR = 2
_OFF = 4
_MANY = 6
_AGAIN = 3
#: kinds of words that are known one by one
_OPEN_KINDS = frozenset({"title", "honorific", "rank", "role", "role plural", "capital", "body noun", "all capitals"})


def is_particle(word: str) -> bool:
    """Tell whether the word stands before a surname: "van", and "al-" where a blank follows it."""
    return word.casefold().rstrip("-") in titles.PARTICLES


def joins(view: TokenArrays, index: int) -> bool:
    """Tell whether a word may belong to a name: a capital, a particle, a hyphen and a syllable behind one."""
    word = view.words[index]
    if view.is_capital(index) or is_particle(word):
        return True
    return (word == "-" and not view.is_dash(index)) or _is_syllable(view, index)


def _is_syllable(view: TokenArrays, index: int) -> bool:
    """Tell whether a short word stands behind a hyphen in a name of two words: "Moon Jae-[in]", not "Trump-era"."""
    word = view.words[index]
    if not (index > _NEAR and view.words[index - 1] == "-" and word.isalpha() and len(word) <= _SYLLABLE):
        return False
    is_person = view.labels[index - 3] == view.labels[index - 2] == "PERSON"
    return is_person and view.tags[min(index + 1, len(view) - 1)] not in ("NN", "NNS", "NNP")


def kind_of_word(view: TokenArrays, index: int) -> str:
    """Return what kind of word stands in or beside a name: "first name", "initial", "rank", "capital", ..."""
    word = view.words[index]
    if not word[:1].isalnum():
        return word
    if is_particle(word):
        return "particle"
    if not view.is_capital(index):
        return "digit" if word[0].isdigit() else f"small {view.tags[index]}"
    return _kind_by_form(word) or _kind_by_list(view, index) or _kind_by_capitals(word)


def _kind_by_form(word: str) -> str:
    key = fold(word)
    if len(word.rstrip(".")) == 1:
        return "initial"
    if len(word) == _PAIR and word.isupper() and not is_title(word):
        return "two capitals"
    if key in titles.SUFFIXES:
        return "suffix"
    return "post nominal" if word.isupper() and key in titles.POST_NOMINALS else ""


def _kind_by_list(view: TokenArrays, index: int) -> str:
    word = view.words[index]
    key, is_role = fold(word), is_role_word(view, index)
    if is_first_name(word):
        return "first name role" if is_role else "first name"
    for known, kind in ((WEEKDAYS, "weekday"), (titles.HONORIFICS, "honorific"), (titles.MILITARY, "rank")):
        if key in known:
            return kind
    if is_role:
        return "title" if is_title(word) else "role plural" if view.tags[index] in ("NNS", "NNPS") else "role"
    for known, kind in ((ORGANISATION_NOUNS, "body noun"), (INVERTED, "saying"), (PARTISANS, "partisan")):
        if word.lower() in known:
            return kind
    return ""


def _kind_by_capitals(word: str) -> str:
    if word[1:].islower():
        return "capital"
    return "all capitals" if word.isupper() else "odd capitals"


class ArticleWords:
    """Where the capitalised words of an article stand, and which words it has in lower case."""

    def __init__(self, view: TokenArrays) -> None:
        self.small = {word for word in view.words if word[:1].islower()}
        self._at: dict[str, list[int]] = defaultdict(list)
        for index, word in enumerate(view.words):
            if word[:1].isupper():
                self._at[word].append(index)

    def at(self, word: str) -> Sequence[int]:
        """Return where a capitalised word stands."""
        return self._at.get(word, ())


def end_features(view: TokenArrays, words: ArticleWords, found: tuple[int, int], end: int) -> Features:
    """Return the features of a name that was ``found`` ending at ``end``."""
    names = [*_last_word(view, found, end), *_word_behind(view, found, end), *_last_elsewhere(view, words, found, end)]
    names.append(f"size {min(end - found[0], _MANY)}")
    if "'s" in view.words[found[0] : end]:
        names.append("holds possessive")
    return dict.fromkeys(names, 1.0)


def _side(index: int, edge: int) -> str:
    return "at" if index == edge else "before" if index < edge else "behind"


def _last_word(view: TokenArrays, found: tuple[int, int], end: int) -> Iterator[str]:
    last, side = end - 1, _side(end, found[1])
    kind, tag = kind_of_word(view, last), view.tags[last]
    yield from (f"end {side}", f"end off {max(-_OFF, min(_OFF, end - found[1]))}")
    yield from (f"last {kind}", f"last {kind}, {side}", f"last tag {tag}", f"last tag {tag}, {side}")
    yield f"last label {view.labels[last]}, {side}"
    head = view.heads[last]
    where = (
        "inside"
        if found[0] <= head < last
        else "self"
        if head == last
        else "near"
        if last < head <= end + _NEAR
        else "out"
    )
    yield f"last hangs {where} {view.deps[last] if side != 'at' else ''}"


def _word_behind(view: TokenArrays, found: tuple[int, int], end: int) -> Iterator[str]:
    side, last = _side(end, found[1]), kind_of_word(view, end - 1)
    goes_on = end < len(view) and view.sentence[end] == view.sentence[end - 1]
    kind = _outer_kind(view, end) if goes_on else "end"
    yield from (f"next {kind}", f"next {kind}, {side}", f"last {last} | next {kind}")
    if goes_on:
        yield from (f"next label {view.labels[end]}, {side}", f"next tag {view.tags[end]}, {side}")
        if found[0] <= view.heads[end] < end:
            yield f"next hangs inside as {view.deps[end]}"


def _outer_kind(view: TokenArrays, index: int) -> str:
    return kind_of_word(view, index) if joins(view, index) else word_kind(view, index)


def _last_elsewhere(view: TokenArrays, words: ArticleWords, found: tuple[int, int], end: int) -> Iterator[str]:
    last, side = view.words[end - 1], _side(end, found[1])
    if last.lower() in words.small:
        yield from ("last in lower case too", f"last in lower case too, {side}")
    again = "again" if len(words.at(last)) > 1 else "once"
    yield from (f"last {again}", f"last {again}, {side}")
    if end < len(view) and view.is_capital(end):
        yield f"next {'again' if len(words.at(view.words[end])) > 1 else 'once'}"


def start_features(view: TokenArrays, words: ArticleWords, found: tuple[int, int], end: int, start: int) -> Features:
    """Return the features of a name that was ``found`` and that ends at ``end`` beginning at ``start``."""
    size = sum(word[:1].isalnum() for word in view.words[start:end])
    names = [*_first_word(view, found, start, end, size), *_word_before(view, found, start, end, size)]
    names += [*_first_elsewhere(view, words, found, start, end), *_inside(view, start, end)]
    again = sum(
        view.words[index : index + end - start] == view.words[start:end] for index in words.at(view.words[start])
    )
    names.append(f"whole x{min(again, _AGAIN)} / {size}")
    return dict.fromkeys(names, 1.0)


def _first_word(view: TokenArrays, found: tuple[int, int], start: int, end: int, size: int) -> Iterator[str]:
    side, kind, tag, label = _side(start, found[0]), kind_of_word(view, start), view.tags[start], view.labels[start]
    second = kind_of_word(view, start + 1) if start + 1 < end else "none"
    after = view.labels[start + 1] if start + 1 < end else ""
    yield from (f"start {side}", f"start off {max(-_OFF, min(_OFF, start - found[0]))}")
    yield from (f"words {size}", f"words {size}, {side}")
    yield from (f"first {kind}", f"first {kind}, {side}", f"first {kind} / {size}", f"first {kind} {label} / {size}")
    yield from (
        f"first {kind} | {second}",
        f"first {kind} | {second}, {side}",
        f"first {kind} {label} | {second} {after}",
    )
    yield from (f"first tag {tag}", f"first tag {tag}, {side}")
    yield from (f"first label {label}, {side}", f"first label {label} of {view.labels[end - 1]} / {size}")
    if kind in _OPEN_KINDS:
        yield f"first word {fold(view.words[start])}"
    yield f"first hangs {_hangs(view, start, start, end)} {view.deps[start]}"
    if view.begins_sentence(start):
        yield f"opens sentence, {kind}"


def _hangs(view: TokenArrays, index: int, start: int, end: int) -> str:
    head = view.heads[index]
    if start <= head < end:
        return "self" if head == index else "inside"
    return "left" if head < index else "out"


def _word_before(view: TokenArrays, found: tuple[int, int], start: int, end: int, size: int) -> Iterator[str]:
    side, first = _side(start, found[0]), kind_of_word(view, start)
    before = start - 1
    if before < 0 or view.sentence[before] != view.sentence[start]:
        yield from ("behind start", f"behind start, {side}", f"behind start | {first}", f"behind start / {size}")
        return
    kind, label = _outer_kind(view, before), view.labels[before]
    yield from (f"behind {kind}", f"behind {kind}, {side}", f"behind {kind} | {first}", f"behind {kind} / {size}")
    yield f"behind {kind} {label} | {first} {view.labels[start]}"
    yield from (f"behind label {label}, {side}", f"behind tag {view.tags[before]}, {side}")
    yield f"word before hangs {_hangs(view, before, start, end)} {view.deps[before]}"
    if kind in _OPEN_KINDS:
        yield f"behind word {fold(view.words[before])}"


def _first_elsewhere(
    view: TokenArrays, words: ArticleWords, found: tuple[int, int], start: int, end: int
) -> Iterator[str]:
    first, side = view.words[start], _side(start, found[0])
    if first.lower() in words.small:
        yield from ("first in lower case too", f"first in lower case too, {side}")
    places = words.at(first)
    if len(places) < _PAIR:
        yield "first once"
    elif start + 1 < end:
        alone = any(view.words[index + 1 : index + 2] != [view.words[start + 1]] for index in places)
        yield "first also without second" if alone else "first always before second"
    if start and view.is_capital(start - 1) and view.sentence[start - 1] == view.sentence[start]:
        yield from _before_elsewhere(view, words, start)


def _before_elsewhere(view: TokenArrays, words: ArticleWords, start: int) -> Iterator[str]:
    before, first = view.words[start - 1], view.words[start]
    places = words.at(before)
    alone = any(view.words[index + 1 : index + 2] != [first] for index in places)
    yield f"word before {'also without first' if alone else 'again' if len(places) > 1 else 'once'}"
    without = any(view.words[max(index - 1, 0)] != before for index in words.at(first))
    yield f"first {'also' if without else 'never'} without word before"
    if before.lower() in words.small:
        yield "word before in lower case too"


def _inside(view: TokenArrays, start: int, end: int) -> Iterator[str]:
    if any(is_role_word(view, index) for index in range(start + 1, end - 1)):
        yield "role inside"
    if "'s" in view.words[start:end]:
        yield "possessive inside"
    if any(view.is_dash(index) for index in range(start, end)):
        yield "dash inside"
    labels = sorted(set(view.labels[start:end]))
    if len(labels) > 1:
        yield from ("labels differ", f"labels {' '.join(labels)}")

"""Phrases that may tell what somebody is: before and behind his name, said of him, and those that take him up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claimtable.coref.media import medium_end
from claimtable.coref.mentions import Mention
from claimtable.coref.person_words import is_title
from claimtable.coref.role_edges import ends, head_of, starts, without_article
from claimtable.coref.token_arrays import TokenArrays
from claimtable.lexicon import titles
from claimtable.lexicon.grammar import AFFILIATION, FINITE_TAGS
from claimtable.lexicon.people import NO_ROLE
from claimtable.lexicon.wordlist import words
from claimtable.sentences import cut_sentences, dateline_end
from claimtable.text import fold

#: so many appositions behind a name are looked at, and where the last of them begins at the latest
_COMMAS = 3
_SECOND = 14
#: within so many words of an apposition "and" may join another
_JOINED = 12
_OPENING = frozenset({",", "(", "--", "—", "–"})
_NO_ROLES = NO_ROLE | {"counterpart", "alias"}
_BEING = words("be become remain")
_AS = words("serve work act appoint name elect")
_COURT = words("prosecuting defending mitigating presiding representing")
_HEADING = words("head lead run chair direct oversee command manage own edit found coach represent study teach")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens ``start`` to ``end`` that may tell what the one called ``mention`` is.

    ``shape`` says where they stand, ``head`` is the noun that tells it: the last before a preposition, mark or clause.
    """

    start: int
    end: int
    shape: str
    mention: Mention
    head: int

    @property
    def family(self) -> str:
        """The side on which the candidate stands."""
        return "before" if self.shape in ("before", "before comma") else "behind"


def candidates(view: TokenArrays, mention: Mention) -> Iterator[Candidate]:
    """Yield the candidates beside one mention of a person or body, by name or by a noun phrase."""
    seen: set[tuple[int, int]] = set()
    if mention.kind == "name":
        found = _named(view, mention)
    else:
        found = _taken_up(view, mention) if mention.kind == "nominal" else _predicate(view, mention)
    for shape, start, end in found:
        if start >= end or (start, end) in seen:
            continue
        seen.add((start, end))
        head = head_of(view, start, end)
        if view.lemmas[head] not in _NO_ROLES and not _is_address(view, start, end):
            yield Candidate(start, end, shape, mention, head)


Place = tuple[str, int, int]


def _is_address(view: TokenArrays, start: int, end: int) -> bool:
    """Tell whether the words are forms of address alone ("Mrs.") or end in one that is never a role by itself
    ("Undersecretary Mr."); "Prof." is one.
    """
    keys = {fold(word) for word in view.words[start:end]}
    alone = keys <= titles.HONORIFICS and keys.isdisjoint(titles.CALLINGS)
    return alone or fold(view.words[end - 1]) in titles.ABBREVIATED_ADDRESSES


def _named(view: TokenArrays, name: Mention) -> Iterator[Place]:
    for stop in _stops(view, name):
        if stop > 1 and (view.words[stop - 1] in _OPENING or view.is_dash(stop - 1)):
            if not _ends_dateline(view, stop - 1):
                yield from _up_to(view, "before comma", stop - 1, name)
        elif stop:
            yield from _up_to(view, "before", stop, name)
    if name.type != "person":
        yield "kind behind", name.end, medium_end(view, name.end)
    yield from _after(view, name)
    yield from _predicate(view, name)


def _ends_dateline(view: TokenArrays, mark: int) -> bool:
    """Tell whether a dash parts a name from a dateline, which is nobody's role: "LEEDS (PA) - Dr. Jane Roe"."""
    if view.words[mark] in (",", "("):
        return False
    sentence = next(sentence for sentence in reversed(cut_sentences(view.doc)) if sentence.start <= mark)
    return mark < dateline_end(sentence)


def _stops(view: TokenArrays, name: Mention) -> Iterator[int]:
    """Yield where a role in front of the name may end: at the name, or before titles that stand between."""
    stop = name.start
    yield stop
    while stop and name.start - stop < 4:
        before = stop - 2 if _is_joined(view, stop, name) else stop - 1
        if before < 0 or not (fold(view.words[before]) in titles.HONORIFICS or is_title(view.words[before])):
            break
        stop = before
        yield stop
    aged = stop - 5 if view.lemmas[max(stop - 4, 0) : stop] == ["-", "year", "-", "old"] else stop
    if aged > 1 and view.words[aged - 1] == "the":
        yield aged - 1


def _is_joined(view: TokenArrays, stop: int, name: Mention) -> bool:
    """Tell whether a mark stands between a title and what follows it: "Major-Gen", "Lt." where the point is a token."""
    return (view.words[stop - 1] == "-" and stop < name.start) or view.words[stop - 1] == "."


def _up_to(view: TokenArrays, shape: str, stop: int, name: Mention) -> Iterator[Place]:
    """Yield the phrases that end at ``stop``."""
    last = view.sentence[stop - 1]  # a sentence may be parted behind "Capt."
    if last in (view.sentence[name.start], view.sentence[stop]) or is_title(view.words[stop - 1]):
        yield from ((shape, start, stop) for start in starts(view, stop))


def _after(view: TokenArrays, name: Mention) -> Iterator[Place]:
    """Yield what stands behind the name: appositions, a body that he is of, a relative clause."""
    end = _joined_end(view, name)
    shape = "behind both" if _is_one_of_two(view, name, end) else "behind"
    for number, place in enumerate(_openings(view, end)):
        begin = place + (view.words[place] in _OPENING or view.is_dash(place))
        if begin >= len(view) or view.sentence[begin] != view.sentence[name.end - 1]:
            return
        word = view.words[begin].lower()
        if word == "who":
            yield from _relative(view, begin)
        elif word in AFFILIATION:
            yield from ((f"{word} body", begin, stop) for stop in ends(view, begin + 1))
        elif word in _COURT:
            yield from (("in court", begin, stop) for stop in ends(view, begin))
        elif begin > place:
            yield from _phrases(view, shape if number == 0 else f"{shape}, later", begin)


def _openings(view: TokenArrays, end: int) -> Iterator[int]:
    """Yield the marks behind a name at which an apposition may begin, age and brackets skipped, or the word itself."""
    if end >= len(view):
        return
    yield end
    if view.words[end] not in _OPENING and not view.is_dash(end):
        return
    last = min(end + _SECOND, len(view) - 1)
    found = 0
    for index in range(end + 1, last):
        if view.sentence[index] != view.sentence[end] or found == _COMMAS or view.tags[index] in FINITE_TAGS:
            return
        if view.words[index] in (",", "--", "—") or (view.words[index] == ")" and view.words[index + 1] != ","):
            found += 1
            yield index if view.words[index] != ")" else index + 1


def _joined_end(view: TokenArrays, name: Mention) -> int:
    """Return where "Ann Roe and Bob Doe" ends, whose roles stand behind both; else the name's end."""
    end = name.end
    while end < len(view) and view.words[end] == '"':
        end += 1
    if view.words[end : end + 1] != ["and"]:
        return end
    stop = end + 1
    while stop < len(view) and (view.labels[stop] == "PERSON" or is_title(view.words[stop])):
        stop += 1
    return stop if stop > end + 1 and view.words[stop : stop + 1] == [","] else end


def _is_one_of_two(view: TokenArrays, name: Mention, end: int) -> bool:
    """Tell whether what stands behind the name is told of two: "Ann Roe and [Bob Doe], co-chairs"."""
    start = name.start
    while start and is_title(view.words[start - 1]):
        start -= 1
    is_second = start > 1 and view.words[start - 1] == "and" and view.labels[start - 2] == "PERSON"
    return is_second or (end > name.end and view.words[end - 1] != '"')


def _phrases(view: TokenArrays, shape: str, begin: int) -> Iterator[Place]:
    """Yield the phrases that begin at ``begin``, its article left out, and those behind an "and" in them."""
    start = without_article(view, begin)
    if view.tags[start] in FINITE_TAGS:
        return
    yield from ((shape, start, end) for end in ends(view, start))
    joined = next(
        (i for i in range(start + 1, min(start + _JOINED, len(view))) if view.words[i] in ("and", ",", ".")), start
    )
    if view.words[joined] == "and":
        second = without_article(view, joined + 1)
        yield from ((f"{shape}, joined", second, end) for end in ends(view, second))


def _relative(view: TokenArrays, who: int) -> Iterator[Place]:
    """Yield what a relative clause tells: "who heads the agency", "who is the agency's director"."""
    verb = who + 1
    while (
        verb < min(who + 5, len(view) - 2)
        and view.tags[verb] in ("RB", "VBZ", "MD", "VBP")
        and (view.tags[verb] == "RB" or view.lemmas[verb] in ("have", "will"))
    ):
        verb += 1
    if verb + 1 >= len(view):
        return
    if view.lemmas[verb] in _BEING:
        yield from _phrases(view, "who is", verb + 1)
    elif view.lemmas[verb] in _AS and (place := _as(view, verb)):
        yield from _phrases(view, "who serves as", place)
    elif view.lemmas[verb] in _HEADING and view.tags[verb] in ("VBZ", "VBD", "VBP"):
        yield from (("who heads", verb, end) for end in ends(view, verb))


def _as(view: TokenArrays, verb: int) -> int:
    """Return the place behind "as" after a verb, else 0."""
    return next((i + 1 for i in range(verb + 1, min(verb + 6, len(view) - 1)) if view.words[i] == "as"), 0)


def _predicate(view: TokenArrays, name: Mention) -> Iterator[Place]:
    """Yield what a sentence says that somebody is: "X is the director of Y", "X was named director"."""
    verb = view.heads[name.head]
    if view.deps[name.head] not in ("nsubj", "nsubjpass") or verb < name.end or verb + 1 >= len(view):
        return
    if view.quote[verb] >= 0:
        return
    if view.lemmas[verb] in _BEING:
        yield from _phrases(view, "is", verb + 1)
    elif view.lemmas[verb] in _AS:
        yield from _phrases(view, "serves as", _as(view, verb) or verb + 1)
    elif place := next((child.i + 1 for child in view.doc[verb].rights if child.lower_ == "as"), 0):
        yield from _phrases(view, "as", place)


def _taken_up(view: TokenArrays, phrase: Mention) -> Iterator[Place]:
    """Yield what a noun phrase tells by which a person is taken up: "the [former champion] said", or brought in before
    he is named: "a [ward councillor] said".
    """
    if phrase.plural:
        return
    shape = "taken up" if phrase.definite else "brought in"
    start = without_article(view, phrase.start)
    yield shape, start, phrase.head + 1
    yield from ((shape, start, end) for end in ends(view, max(start, phrase.head)))

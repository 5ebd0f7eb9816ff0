"""Roles in front of a name: "Press Secretary John Roe", "its coach, John Roe", "minister of mines John Roe"."""

from __future__ import annotations

from claimtable.coref.kinds import kind_before
from claimtable.coref.mentions import Mention
from claimtable.coref.person_words import is_role_word, is_title
from claimtable.coref.role_phrases import (
    REACH,
    Role,
    cleaned,
    is_noun,
    is_single_person,
    phrase_start,
)
from claimtable.coref.view import View
from claimtable.lexicon import people as nouns
from claimtable.lexicon import titles
from claimtable.text import fold

_LINKS = frozenset({"of", "for", "to", "on", "at", "in"})


def role_before(view: View, name: Mention) -> Role | None:
    """Return the role directly before the name ("Press Secretary John Kirby"), or before a comma ("its coach, X")."""
    if name.type != "person":
        return kind_before(view, name)
    stop = name.start
    while stop and is_title(view.words[stop - 1]):
        stop -= 1
    if stop and view.words[stop - 1] == ",":
        apposed = _apposed_before(view, name, stop - 1) or _role_before_comma(view, name, stop - 1)
        if apposed is not None:
            return apposed
    return _direct(view, name) or _owned(view, name)


def _direct(view: View, name: Mention) -> Role | None:
    """Return the role in front of the name, forms of address between them skipped."""
    stop = _before_address(view, name.start)
    ranks = _ranks_start(view, stop)
    if ranks < stop and ranks and not view.is_capital(ranks - 1):
        if is_role_word(view, ranks - 1):
            stop = ranks  # "Coast Guard spokesman Commander Roe"
        elif is_noun(view, ranks - 1):
            return cleaned(view, ranks, stop, 1)  # "After the hearing Det Insp Roe said"
    start = _role_start(view, stop, name)
    if start is not None:
        return cleaned(view, start, stop, 1 if _is_rank(view, start, stop) else 3)
    called = name.start - 1
    is_calling = stop < name.start and fold(view.words[called]) in titles.CALLINGS
    return Role(called, name.start, 1) if is_calling else None


def _before_address(view: View, stop: int) -> int:
    """Return the index without forms of address: "[Prime Minister] Datuk Seri", but the whole of "local doctor"."""
    while stop and fold(view.words[stop - 1]) in titles.HONORIFICS:
        if not view.is_capital(stop - 1) and is_noun(view, stop - 1):
            break
        stop -= 1
    return stop


def _ranks_start(view: View, stop: int) -> int:
    """Return where the ranks that end at ``stop`` begin: "Det Insp"; offices ("state Senator") are none."""
    while stop and view.is_capital(stop - 1) and fold(view.words[stop - 1]) in titles.MILITARY:
        stop -= 1
        if stop > 1 and view.words[stop - 1] == "-" and fold(view.words[stop - 2]) in titles.MILITARY:
            stop -= 1  # "Major-Gen"
    return stop


def _role_start(view: View, stop: int, name: Mention | None = None) -> int | None:
    """Return where the role that ends at ``stop`` begins: a noun phrase, over "of the ..." to its role word.

    Any noun that the parser hangs on the ``name`` is a role; before a comma it must be a word for people.
    """
    floor = max(stop - REACH, 0)
    start = phrase_start(view, stop, floor)
    first, anchored = start, _has_role(view, start, stop)
    while not anchored and floor < start < stop:
        begin = _over_link(view, start, stop, floor)
        if begin is None:
            break
        start, anchored = begin
    if not anchored:
        return first if name is not None and first < stop and _describes(view, stop - 1, name) else None
    return _joined_before(view, _whole_body(view, start, floor), floor)


def _over_link(view: View, start: int, stop: int, floor: int) -> tuple[int, bool] | None:
    """Return where the phrase before "of the" begins, and whether a role word heads it; None where there is none."""
    if view.words[start - 1] == "and" and is_noun(view, start - 2):
        return phrase_start(view, start - 1, floor), False  # "minister of mines [and energy]"
    if view.pos[start - 1] not in ("ADP", "DET"):
        return None
    link = start - 2 if view.pos[start - 1] == "DET" else start - 1
    if link <= floor or view.words[link].lower() not in _LINKS:
        return None
    begin = phrase_start(view, link, floor)
    anchored = _has_role(view, begin, link)
    proper = any(view.is_capital(index) for index in range(start, stop))
    direct = anchored and is_role_word(view, link - 1)
    return (begin, anchored) if begin < link and (proper or direct) else None


def _has_role(view: View, start: int, stop: int) -> bool:
    """Tell whether a role word heads the words: "Press Secretary", not "Refugee Council"."""
    return any(
        is_role_word(view, i)
        and view.tags[i] not in ("NNS", "NNPS")
        and (i + 1 == stop or not is_noun(view, i + 1) or is_role_word(view, i + 1))
        for i in range(start, stop)
    )


def _describes(view: View, index: int, name: Mention) -> bool:
    """Tell whether a noun says what a person of two or more names is: "seamer", "board member", "Nobel laureate"."""
    if name.end - name.start < 2 or not is_single_person(view, index) or view.is_capital(index):
        return False
    return view.deps[index] in ("compound", "nmod") and name.start <= view.heads[index] < name.end


def _whole_body(view: View, start: int, floor: int) -> int:
    """Take in the front of a body's name that the role ends: "[Department of] Defense Press Secretary"."""
    while start - 2 >= floor and view.is_capital(start):
        link = start - 1
        if view.words[link] == "the":
            link -= 1
        if (
            view.words[link] not in ("of", "for", "on")
            or view.tags[link - 1] not in ("NNP", "NNPS")
            or is_role_word(view, link - 1)
        ):
            break
        start = phrase_start(view, link, floor)
    return start


def _joined_before(view: View, start: int, floor: int) -> int:
    """Take in the first of two joined roles: "[academic and] professor"."""
    joined = start - 2 > floor and view.words[start - 1] == "and" and view.tags[start - 2] in ("NN", "NNP")
    return phrase_start(view, start - 1, floor) if joined and is_role_word(view, start - 2) else start


def _is_rank(view: View, start: int, stop: int) -> bool:
    """Tell whether the words are titles alone ("Marine Gen."), a role only where there is no fuller one."""
    return all(is_title(view.words[index]) or not view.words[index][:1].isalnum() for index in range(start, stop))


def _owned(view: View, name: Mention) -> Role | None:
    """Return the body that a name stands behind: "EA's John Roe"."""
    owner = name.start - 2
    if owner < 0 or name.end - name.start < 2 or view.tags[owner + 1] != "POS" or view.labels[owner] != "ORG":
        return None
    start = owner
    while start and view.labels[start - 1] == "ORG" and view.sentence[start - 1] == view.sentence[owner]:
        start -= 1
    return Role(start + (view.tags[start] == "DT"), owner + 2, 2)


def _apposed_before(view: View, name: Mention, comma: int) -> Role | None:
    """Return "The secretary general of the CEI" of "The secretary general of the CEI, Jane Roe, ..."."""
    head = view.heads[name.head]
    if view.deps[name.head] != "appos" or head > name.start:
        return None
    while view.deps[head] == "pobj" and not is_role_word(view, head) and is_noun(view, view.heads[view.heads[head]]):
        head = view.heads[view.heads[head]]  # "a member of [parliament], Jane Roe"
    if not is_role_word(view, head) or view.tags[head] == "NNS" or view.lemmas[head] in nouns.NO_ROLE:
        return None
    left = view.doc[head].left_edge.i
    if name.start - left > 2 * REACH:
        return None
    return cleaned(view, left, comma, 4)


def _role_before_comma(view: View, name: Mention, comma: int) -> Role | None:
    """Return "Roe's lawyer" of "said Roe's lawyer, Jane Doe", where the parse does not tell the apposition."""
    last = comma - 1
    if last < 0 or not _may_close(view, name, comma):
        return None
    start = _role_start(view, comma)
    if start is None or (start > 1 and view.words[start - 1] == "," and view.labels[start - 2] == "PERSON"):
        return None
    opened = start == 0 or view.begins_sentence(start) or view.tags[start - 1] in ("DT", "PRP$")
    if not (is_role_word(view, last) or opened):
        return None
    if any(view.lemmas[index] in nouns.NO_ROLE for index in range(start, comma)):
        return None
    return cleaned(view, start, comma, 4)


def _may_close(view: View, name: Mention, comma: int) -> bool:
    """Tell whether a name behind a comma may be an apposition: a mark or a verb follows it."""
    if name.end >= len(view):
        return False
    return view.words[name.end] in (",", '"', ".", ")", "—") or view.tags[name.end] in ("VBD", "VBZ", "WP")

"""Roles in front of a name: "Press Secretary John Roe", "its coach, John Roe"."""

from __future__ import annotations

from claimtable.coref.kinds import kind_before
from claimtable.coref.mentions import Mention
from claimtable.coref.person_words import is_role_word, is_title
from claimtable.coref.role_phrases import BEFORE, REACH, Role, cleaned, is_noun
from claimtable.coref.view import View
from claimtable.lexicon import people as nouns
from claimtable.lexicon import titles
from claimtable.lexicon.wordlist import words
from claimtable.text import fold

_LINKS = words("of for to on at in")


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
    stop = name.start
    while stop and fold(view.words[stop - 1]) in titles.HONORIFICS:
        stop -= 1
    ranks = _ranks_start(view, stop)
    if ranks < stop and ranks and is_noun(view, ranks - 1) and not view.is_capital(ranks - 1):
        if not is_role_word(view, ranks - 1):
            return cleaned(view, ranks, stop, 1)  # "After the hearing Det Insp Roe said"
        stop = ranks  # "Coast Guard spokesman Commander Roe"
    start = _role_start(view, stop)
    if start is None:
        return None
    return cleaned(view, start, stop, 1 if _is_rank(view, start, stop) else 3)


def _ranks_start(view: View, stop: int) -> int:
    """Return where the ranks that end at ``stop`` begin: "Det Insp"; offices ("state Senator") are none."""
    while stop and view.is_capital(stop - 1) and fold(view.words[stop - 1]) in titles.MILITARY:
        stop -= 1
    return stop


def _role_start(view: View, stop: int) -> int | None:
    """Return where the role that ends at ``stop`` begins: a noun phrase, over "of the ..." to its role word."""
    floor = max(stop - REACH, 0)
    start = _run_start(view, stop, floor)
    anchored = _has_role(view, start, stop)
    while not anchored and floor < start < stop and view.pos[start - 1] in ("ADP", "DET"):
        link = start - 2 if view.pos[start - 1] == "DET" else start - 1
        if link <= floor or view.words[link].lower() not in _LINKS or not _is_proper(view, start, stop):
            return None
        begin = _run_start(view, link, floor)
        if begin == link:
            return None
        anchored = _has_role(view, begin, link)
        start = begin
    if not anchored:
        return None
    return _joined_before(view, _whole_body(view, start, floor), floor)


def _has_role(view: View, start: int, stop: int) -> bool:
    """Tell whether a role word heads the words: "Press Secretary", not "Refugee Council"."""
    return any(
        is_role_word(view, i)
        and view.tags[i] not in ("NNS", "NNPS")
        and (i + 1 == stop or not is_noun(view, i + 1) or is_role_word(view, i + 1))
        for i in range(start, stop)
    )


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
        start = _run_start(view, link, floor)
    return start


def _joined_before(view: View, start: int, floor: int) -> int:
    """Take in the first of two joined roles: "[academic and] professor"."""
    joined = start - 2 > floor and view.words[start - 1] == "and" and view.tags[start - 2] in ("NN", "NNP")
    return _run_start(view, start - 1, floor) if joined and is_role_word(view, start - 2) else start


def _is_proper(view: View, start: int, stop: int) -> bool:
    return any(view.is_capital(index) for index in range(start, stop))


def _run_start(view: View, stop: int, floor: int) -> int:
    start = stop
    while start > floor and _goes_on(view, start - 1, stop):
        start -= 1
    return start


def _goes_on(view: View, index: int, stop: int) -> bool:
    if view.sentence[index] != view.sentence[stop - 1] or view.words[index] in ('"', "-LRB-", "(", ")", ","):
        return False
    if view.labels[index] in ("DATE", "TIME"):
        return False
    if view.words[index] in ("-", "/", "&") or _is_hyphenated(view, index):
        return not view.is_dash(index)
    if view.deps[index] == "compound" and index < view.heads[index] < stop:
        return True
    if view.tags[index] in ("VBN", "VBG"):
        capital = view.is_capital(index) and not view.begins_sentence(index)
        return view.deps[index] in ("amod", "compound") and not capital
    return view.tags[index] in BEFORE or (is_title(view.words[index]) and view.is_capital(index))


def _is_hyphenated(view: View, index: int) -> bool:
    """Tell whether a hyphen stands beside the word: "Editor-in-Chief"."""
    return any(0 < i < len(view) and view.words[i] == "-" and not view.is_dash(i) for i in (index - 1, index + 1))


def _is_rank(view: View, start: int, stop: int) -> bool:
    """Tell whether the words are titles alone ("Marine Gen."), a role only where there is no fuller one."""
    return all(is_title(view.words[index]) or not view.words[index][:1].isalnum() for index in range(start, stop))


def _apposed_before(view: View, name: Mention, comma: int) -> Role | None:
    """Return "The secretary general of the CEI" of "The secretary general of the CEI, Jane Roe, ..."."""
    head = view.heads[name.head]
    if view.deps[name.head] != "appos" or not is_role_word(view, head) or head > name.start:
        return None
    if view.tags[head] == "NNS" or view.lemmas[head] in nouns.NO_ROLE:
        return None
    left = view.doc[head].left_edge.i
    if name.start - left > 2 * REACH:
        return None
    return cleaned(view, left, comma, 4)


def _role_before_comma(view: View, name: Mention, comma: int) -> Role | None:
    """Return "Roe's lawyer" of "said Roe's lawyer, Jane Doe", where the parse does not tell the apposition."""
    last = comma - 1
    if last < 0 or name.end >= len(view) or view.words[name.end] not in (",", '"', ".", ")"):
        return None
    start = _role_start(view, comma)
    if start is None or (start and view.words[start - 1] == ","):
        return None
    if not is_role_word(view, last) and not (start and view.words[start - 1].lower() == "the"):
        return None
    if any(view.lemmas[index] in nouns.NO_ROLE for index in range(start, comma)):
        return None
    return cleaned(view, start, comma, 4)

"""Where a phrase that may tell a role begins and ends: all edges that come into question, no choice among them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claimtable.coref.person_words import is_title
from claimtable.coref.token_arrays import TokenArrays
from claimtable.lexicon import titles
from claimtable.lexicon.grammar import ARTICLES, FINITE_TAGS, ROLE_LINKS
from claimtable.lexicon.people import OCCASIONS
from claimtable.lexicon.wordlist import words

#: a role in front of a name has so many tokens at most, one behind it
_BEFORE = 16
_BEHIND = 34
#: so many edges of one phrase are tried
_EDGES = 10
_ENCLOSED = 8
_COMMAS = 3
_AGED = 6
_INNER = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "HYPH", "POS", "CD", "AFX", "SYM"})
_STARTING = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "VBN", "VBG", "CD", "AFX", "RB"})
_PARTICIPLES = frozenset({"VBN", "VBG"})
_CLOSING = frozenset({",", ".", "!", "?", "…", "--", "—"})
_ENDING = frozenset({";", ":", "--", "—", "–", '"', "?", "!", "...", "…"})
_JOINING = frozenset({"-", "/", "&", "and"})
_HEADED = frozenset({",", "(", "and", "that"})
#: what is left of an age or a form of address that is cut in two
_NEVER_FIRST = words("year years old honour honor honourable honorable")
_STOPS = frozenset({".", "!", "?", '"', ","})
_DETERMINERS = frozenset({"DT", "PRP$", "PDT", "RB"})
_KEPT = frozenset({"another", "no"})
_RELATIVE = frozenset({"WP", "WDT", "WRB", "WP$"})
_EDGE_WORDS = frozenset({",", ".", "(", "and", "or", "but", "that"})
_EDGE_TAGS = _RELATIVE | {"IN", "TO", "RB", "RBR", "PRP", "DT", "MD"}
_NEVER_LAST = frozenset({"IN", "DT", "CC", "TO", "PRP$", "RB", "RBR"})


def starts(view: TokenArrays, stop: int) -> Iterator[int]:
    """Yield where a phrase that ends at ``stop`` may begin, the shortest first."""
    if view.pos[stop - 1] in ("ADP", "CCONJ", "DET") or view.words[stop - 1] in _JOINING:
        return
    count, start = 0, stop
    while start > max(stop - _BEFORE, 0) and count < _EDGES:
        before = _step_left(view, start - 1, stop)
        if before is None:
            return
        start = before
        if _may_start(view, start):
            count += 1
            yield start


def _step_left(view: TokenArrays, index: int, stop: int) -> int | None:
    """Return where the phrase begins when it takes in the token ``index`` (a bracket as a whole), else None."""
    word = view.words[index]
    if view.sentence[index] != view.sentence[stop - 1]:
        return None
    if word == ")" or (word == '"' and index + 1 < stop):
        return _opening(view, index)
    if _parts(view, index):
        return None
    if _is_inner(view, index):
        return index
    if _is_link(view, index):
        return index if index + 1 < stop else None
    if view.tags[index] in _PARTICIPLES:
        return index if view.deps[index] == "amod" or is_hyphened(view, index) else None
    return index if is_hyphened(view, index) or _is_titular(view, index) else None


def _is_inner(view: TokenArrays, index: int) -> bool:
    """Tell whether the word may stand anywhere in a role: a noun, a number, a hyphen, an "and"; no dash."""
    if view.is_dash(index):
        return False
    return view.tags[index] in _INNER or view.deps[index] == "compound" or view.words[index] in _JOINING


def _is_link(view: TokenArrays, index: int) -> bool:
    """Tell whether the word joins a role to what it is of: a preposition, or the article behind one."""
    word = view.words[index].lower()
    return word in ROLE_LINKS or (word in ARTICLES and index > 0 and view.words[index - 1] in ROLE_LINKS)


def _parts(view: TokenArrays, index: int) -> bool:
    """Tell whether the token ends what may stand before a name: a time, or the "and" behind another's name."""
    if view.labels[index] in ("DATE", "TIME"):
        return view.tags[index] != "JJ"
    return view.words[index] == "and" and index > 0 and view.labels[index - 1] == "PERSON"


def _is_titular(view: TokenArrays, index: int) -> bool:
    word = view.words[index]
    return (word.isupper() and len(word) > 2) or (view.is_capital(index) and is_title(word))


def _opening(view: TokenArrays, close: int) -> int | None:
    """Return where the bracket or the quoted title that ends at ``close`` begins, if it may stand inside a role."""
    mark = "(" if view.words[close] == ")" else '"'
    first = max(close - _ENCLOSED - 1, 0)
    begin = next((index for index in range(close - 1, first - 1, -1) if view.words[index] == mark), None)
    if begin is None or begin + 1 == close or not view.is_capital(begin + 1):
        return None
    return None if view.words[close - 1] in _CLOSING else begin


def is_hyphened(view: TokenArrays, index: int) -> bool:
    """Tell whether a hyphen stands beside the word: "Editor-in-Chief"."""
    return any(0 < i < len(view) and view.words[i] == "-" and not view.is_dash(i) for i in (index - 1, index + 1))


def _may_start(view: TokenArrays, index: int) -> bool:
    word = view.words[index].lower()
    if word == '"':
        return True
    if not word[:1].isalnum() or _is_second_half(view, index) or word in _NEVER_FIRST:
        return False
    if view.tags[index] in _STARTING or view.deps[index] == "compound":
        return True
    return view.is_capital(index) and view.pos[index] not in ("ADP", "DET", "PRON")


def _is_second_half(view: TokenArrays, index: int) -> bool:
    """Tell whether a hyphen or another mark joins the word to the one before it."""
    return index > 0 and view.words[index - 1] in ("-", "/", "&") and not view.is_dash(index - 1)


def without_article(view: TokenArrays, start: int) -> int:
    """Return where the phrase that begins at ``start`` begins without article, possessive, adverb and age."""
    last = min(start + _AGED, len(view) - 1)
    while start < last:
        if view.lemmas[start + 1 : start + 4] == ["-", "year", "-"] and start + 5 < len(view):
            start += 5
        elif _is_left_out(view, start):
            start += 1
        else:
            break
    return start


def _is_left_out(view: TokenArrays, index: int) -> bool:
    word = view.words[index].lower()
    if word.endswith("-year-old") or word in titles.HONORIFICS:
        return True
    return view.tags[index] in _DETERMINERS and word not in _KEPT and not is_hyphened(view, index)


def ends(view: TokenArrays, start: int) -> Iterator[int]:
    """Yield where a phrase that begins at ``start`` may end, the shortest first: at marks, prepositions, clauses."""
    walk, count = _Walk(view), 0
    for index in range(start + 1, min(start + _BEHIND, len(view)) + 1):
        if index == len(view) or view.sentence[index] != view.sentence[start]:
            yield _without_stops(view, start, index)
            return
        walk.reach(index)
        is_last = walk.is_over(index)
        if (is_last or walk.is_edge(index)) and _may_end(view, index - 1):
            count += 1
            yield index
        walk.enter(index)
        if is_last or walk.commas == _COMMAS or count == _EDGES:
            return


@dataclass(slots=True)
class _Walk:
    """A phrase read from left to right: how many brackets are open, how many commas were passed outside them, and
    whether a relative clause was entered, whose verb does not end the phrase.
    """

    view: TokenArrays
    depth: int = 0
    commas: int = 0
    in_clause: bool = False

    def reach(self, index: int) -> None:
        """Count the bracket that opens or closes at the token."""
        word = self.view.words[index]
        self.depth += (word == "(") - (word == ")")

    def is_over(self, index: int) -> bool:
        """Tell whether the phrase ends before the token at the latest: its bracket closes, or a mark or a verb stands
        there.
        """
        if self.depth < 0 or _closes(self.view, index):
            return True
        return self.depth == 0 and self.view.tags[index] in FINITE_TAGS and not self.in_clause

    def is_edge(self, index: int) -> bool:
        """Tell whether the phrase may end before the token, outside brackets."""
        is_outside = self.depth == 0 or self.view.words[index] == "("
        return is_outside and _is_edge(self.view, index)

    def enter(self, index: int) -> None:
        """Pass over the token: a comma, or the word that opens a relative clause."""
        word = self.view.words[index]
        if self.depth == 0:
            self.in_clause |= self.view.tags[index] in _RELATIVE or word == "that"
            self.commas += word == ","


def _without_stops(view: TokenArrays, start: int, end: int) -> int:
    while end > start and view.words[end - 1] in _STOPS:
        end -= 1
    return end


def _closes(view: TokenArrays, index: int) -> bool:
    return view.words[index] in _ENDING or view.is_dash(index)


def _is_edge(view: TokenArrays, index: int) -> bool:
    tag = view.tags[index]
    if view.words[index] in _EDGE_WORDS or tag in _EDGE_TAGS:
        return True
    return tag.startswith("VB") or view.labels[index] in ("DATE", "TIME")


def _may_end(view: TokenArrays, index: int) -> bool:
    word, tag = view.words[index], view.tags[index]
    if word == ")":  # "CEO of Tesla (TSLA)" ends before the bracket
        return not (view.words[index - 2] == "(" and view.words[index - 1].isupper())
    if view.lemmas[index] in OCCASIONS and not view.is_capital(index):
        return False  # "at a news conference"
    if view.labels[index] in ("DATE", "TIME"):
        return tag == "CD"
    return word == '"' or tag == "POS" or (word[:1].isalnum() and tag not in _NEVER_LAST)


def head_of(view: TokenArrays, start: int, end: int) -> int:
    """Return the noun that tells what somebody is: the last before a preposition, a mark, "and" or a clause."""
    head = start
    for index in range(start + 1, end):
        if view.words[index] in _HEADED or view.pos[index] == "ADP" or view.tags[index][0] == "W":
            break
        head = index
    return head

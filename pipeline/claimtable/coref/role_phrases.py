"""The words that tell a role: where they end, what is cut off at their edges."""

from __future__ import annotations

from dataclasses import dataclass

from claimtable.coref.person_words import is_role_word, is_title
from claimtable.coref.view import View
from claimtable.lexicon import people as nouns
from claimtable.lexicon import titles
from claimtable.lexicon.grammar import FINITE_TAGS
from claimtable.lexicon.people import OCCASIONS
from claimtable.lexicon.wordlist import words
from claimtable.text import fold

#: a role ends within so many tokens
REACH = 25
#: tags of words that may stand in a role before its noun
BEFORE = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "HYPH", "POS", "CD", "AFX", "SYM"})
#: a bracket or title inside a role has so many tokens at most
_ENCLOSED = 8
_ON_OCCASION = frozenset({"at", "in", "on", "during", "by", "via", "through", "after", "before"})
_OCCASION = 7
_CLOSING = frozenset({",", ".", "!", "?", "…", "--", "—"})
#: nouns that stand before a name and say nothing of who somebody is
_NO_ROLES = words(
    "counterpart alias window hotel missile time day week year year-old half way case side something thing"
)
_ADVERBS = words("earlier later here today yesterday afterwards afterward meanwhile recently separately")


@dataclass(frozen=True, slots=True)
class Role:
    """Tokens ``start`` to ``end`` that tell a role; ``weight`` orders the roles of one person, higher is better.

    0: a clause ("heads the agency"); 1: a title alone; 2: an affiliation or predicate; 3, 4: a noun phrase beside it.
    """

    start: int
    end: int
    weight: int


def is_noun(view: View, index: int) -> bool:
    """Tell whether the token is a noun or a name."""
    return view.tags[index] in ("NN", "NNS", "NNP", "NNPS")


def modifies(view: View, index: int) -> bool:
    """Tell whether a participle stands before its noun: "a [founding] partner"."""
    return view.tags[index] in ("VBG", "VBN") and view.deps[index] == "amod" and view.heads[index] > index


def is_single_person(view: View, index: int) -> bool:
    """Tell whether a common noun in the singular may say what somebody is: no time, body, document or mere human."""
    if view.tags[index] != "NN" or view.labels[index] in ("DATE", "TIME", "GPE", "LOC", "CARDINAL", "MONEY"):
        return False
    lemma = view.lemmas[index]
    if is_role_word(view, index):
        return lemma not in nouns.NO_ROLE
    return not any(
        lemma in other for other in (nouns.NO_ROLE, nouns.ORGANISATION_NOUNS, nouns.DOCUMENT_NOUNS, _NO_ROLES)
    )


def phrase_start(view: View, stop: int, floor: int) -> int:
    """Return where the noun phrase that ends at ``stop`` begins, without an article; over a bracket or a quoted title
    inside it ("Port Council (PC) director", '"Harbour Nights" director').
    """
    start = stop
    while start > floor:
        if start < stop and view.words[start - 1] in (")", '"'):
            begin = _opening(view, start - 1, floor)
        else:
            begin = start - 1 if _goes_on(view, start - 1, stop) else None
        if begin is None:
            break
        start = begin
    return start


def _opening(view: View, close: int, floor: int) -> int | None:
    """Return where the bracket or the quoted title that ends at ``close`` begins, if it may stand inside a role."""
    mark = "(" if view.words[close] == ")" else '"'
    first = max(close - _ENCLOSED - 1, floor)
    begin = next((index for index in range(close - 1, first - 1, -1) if view.words[index] == mark), None)
    if begin is None or begin + 1 == close or not view.is_capital(begin + 1):
        return None
    if mark == "(":
        return begin if begin > floor and view.is_capital(begin - 1) and close - begin <= 2 else None
    return None if view.words[close - 1] in _CLOSING or view.doc[close - 1].whitespace_ else begin


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
    if view.words[index].isupper() and len(view.words[index]) > 2 and view.words[index].isalpha():
        return True  # "PETA", whatever the tagger takes it for
    return view.tags[index] in BEFORE or (is_title(view.words[index]) and view.is_capital(index))


def _is_hyphenated(view: View, index: int) -> bool:
    """Tell whether a hyphen stands beside the word: "Editor-in-Chief"."""
    return any(0 < i < len(view) and view.words[i] == "-" and not view.is_dash(i) for i in (index - 1, index + 1))


def cleaned(view: View, start: int, stop: int, weight: int) -> Role | None:
    """Return the role without an article, a form of address or stray words at its edges."""
    while start < stop and _is_edge(view, start) and not _opens_title(view, start, stop):
        start += 1
    for age in (["year", "-", "old"], ["year", "old"]):
        if view.lemmas[start : start + len(age)] == age:
            start += len(age)
    while stop > start and _is_loose_end(view, stop - 1):
        stop -= 1
    if stop - start > 3 and view.words[stop - 3] == "(" and view.words[stop - 2].isupper():
        stop -= 3  # "CEO of Tesla (TSLA)"
    if start >= stop or not any(is_noun(view, i) or is_role_word(view, i) for i in range(start, stop)):
        return None
    return Role(start, stop, 0 if _is_weak(view, start, stop) else weight)


def _opens_title(view: View, index: int, stop: int) -> bool:
    """Tell whether a quotation mark opens a title inside the role: '"Harbour Nights" director'."""
    return view.words[index] == '"' and '"' in view.words[index + 1 : stop]


def _is_weak(view: View, start: int, stop: int) -> bool:
    """Tell whether the first noun for a person tells less than an office does: "staunch opponent of the plan"."""
    found = [view.lemmas[index] for index in range(start, stop) if is_role_word(view, index)]
    return bool(found) and found[0] in nouns.WEAK_ROLES


def _is_loose_end(view: View, index: int) -> bool:
    word = view.words[index]
    if view.labels[index] in ("DATE", "TIME") and view.lemmas[index] not in nouns.ORGANISATION_NOUNS:
        return True
    return (not word[:1].isalnum() and word != ")") or view.tags[index] in ("CC", "IN", "DT", "RB")


def _is_edge(view: View, index: int) -> bool:
    word = view.words[index]
    if view.tags[index] in ("DT", "PRP$", "CD", "POS", "RB") or not word[:1].isalnum():
        return word.lower() != "another"
    return fold(word) in titles.HONORIFICS or (view.tags[index] == "JJ" and word.endswith("-year-old"))


def role_end(view: View, head: int, limit: int) -> int:
    """Return where the apposition around ``head`` ends; "X, and chairman of Y" goes on."""
    depth = 0
    for index in range(head + 1, min(head + REACH, len(view))):
        word = view.words[index]
        depth += (word == "(") - (word == ")")
        if depth < 0 or view.sentence[index] != view.sentence[head]:
            return index
        if depth:
            continue
        if (word == "," and not _role_goes_on(view, index)) or _is_occasion(view, index):
            return index
        if (
            word in ("--", "—", ";", ":", '"')
            or word in _ADVERBS
            or word == "that"
            or view.is_dash(index)
            or view.tags[index] in ("WP", "WDT", "WRB", "VBD", "VBZ", "VBP", "MD")
            or (view.tags[index] == "VBN" and view.words[index - 1] != "-" and not _is_seat(view, index))
        ):
            return index
        if view.tags[index] == "VBG" and (view.heads[index] < index or is_noun(view, index - 1)):
            return index
    return min(head + REACH, len(view))


def _is_occasion(view: View, index: int) -> bool:
    """Tell whether a preposition begins where or how something was said: "chief of the port | at a news conference"."""
    if view.tags[index] != "IN" or view.words[index] not in _ON_OCCASION:
        return False
    for place in range(index + 1, min(index + _OCCASION, len(view))):
        if is_noun(view, place) and not (place + 1 < len(view) and is_noun(view, place + 1)):
            return view.lemmas[place] in OCCASIONS and not view.is_capital(place)
    return False


def _in_firm(view: View, comma: int) -> bool:
    """Tell whether a comma stands inside a firm's name: "Keefe, Bruyette & Woods"."""
    rest = view.words[comma + 1 : comma + 4]
    return len(rest) == 3 and view.is_capital(comma - 1) and view.is_capital(comma + 1) and rest[1] == "&"


def _is_seat(view: View, index: int) -> bool:
    """Tell whether "based" stands behind a place: "at the New York based Council"."""
    return view.words[index] == "based" and view.labels[index - 1] == "GPE"


def _role_goes_on(view: View, comma: int) -> bool:
    """Tell whether the role goes on behind a comma: "..., and chairman of the board", "of Portland, [Oregon]"."""
    if comma + 2 >= len(view):
        return False
    if view.labels[comma - 1] == view.labels[comma + 1] == "GPE":
        after = next((i for i in range(comma + 1, len(view)) if view.labels[i] != "GPE"), comma)
        return view.words[after] in (",", ".") or view.tags[after] in ("WP", *FINITE_TAGS)
    if view.words[comma + 1] != "and":
        return _in_firm(view, comma)
    return is_role_word(view, comma + 2) or view.tags[comma + 2] == "DT"

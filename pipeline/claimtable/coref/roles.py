"""The role that an article gives a person: before the name, in apposition, in a relative clause, as a predicate."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claimtable.coref.mentions import Mention
from claimtable.coref.people import is_role_word, is_title
from claimtable.coref.view import View
from claimtable.lexicon import people as nouns
from claimtable.lexicon import titles
from claimtable.lexicon.wordlist import words
from claimtable.text import fold

_REACH = 25
_LINKS = words("of for to on at in")
_AFFILIATION = frozenset({"of", "for", "from"})
_BEFORE = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "HYPH", "POS", "CD", "AFX", "SYM"})
_HEADING = words("head lead run chair direct oversee command manage own edit found coach")
_AHEAD = words("lead run")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_ADVERBS = words("earlier later here today yesterday afterwards afterward meanwhile recently separately")
_UNDERTAKINGS = words(
    """
    project initiative operation effort clinic practice shop cafe café restaurant bar pub hotel farm bakery nursery
    shelter workshop gallery theatre theater factory plant mine port airport brigade squad unit crew orchestra choir
    band expedition rescue search dig excavation delegation talks negotiation charity kitchen centre center
    """
)


@dataclass(frozen=True, slots=True)
class Role:
    """Tokens ``start`` to ``end`` that tell a role; ``weight`` orders the roles of one person, higher is better.

    0: a clause ("heads the agency"); 1: a title alone; 2: an affiliation or predicate; 3, 4: a noun phrase beside it.
    """

    start: int
    end: int
    weight: int


def find_roles(view: View, name: Mention) -> Iterator[Role]:
    """Yield the roles that the words around one mention by name give."""
    before = _before(view, name)
    if before is not None:
        yield before
    if name.type == "organisation":
        kind = _apposed_kind(view, name.end) or _kind_behind(view, name.end)
        if kind is not None:
            yield kind
    if name.type == "person":
        yield from _after(view, name)
        predicate = _predicate(view, name)
        if predicate is not None:
            yield predicate


def _before(view: View, name: Mention) -> Role | None:
    """Return the role directly before the name ("Press Secretary John Kirby"), or before a comma ("its coach, X")."""
    if name.type != "person":
        return _kind_before(view, name)
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
    if ranks < stop and ranks and _is_noun(view, ranks - 1) and not view.is_capital(ranks - 1):
        if not is_role_word(view, ranks - 1):
            return _cleaned(view, ranks, stop, 1)  # "After the hearing Det Insp Roe said"
        stop = ranks  # "Coast Guard spokesman Commander Roe"
    start = _role_start(view, stop)
    if start is None:
        return None
    return _cleaned(view, start, stop, 1 if _is_rank(view, start, stop) else 3)


def _ranks_start(view: View, stop: int) -> int:
    """Return where the ranks that end at ``stop`` begin: "Det Insp"; offices ("state Senator") are none."""
    while stop and view.is_capital(stop - 1) and fold(view.words[stop - 1]) in titles.MILITARY:
        stop -= 1
    return stop


def _kind_before(view: View, name: Mention) -> Role | None:
    """Return the kind of an organisation that stands before its name: "Internet security firm Secunia.com"."""
    last = name.start - 1
    if (
        last < 1
        or view.words[last] not in nouns.ORGANISATION_NOUNS
        or last not in (view.heads[name.head], name.start - 1)
    ):
        return None
    start = last
    while start and view.tags[start - 1] in _BEFORE and view.sentence[start - 1] == view.sentence[last]:
        start -= 1
    return _cleaned(view, start, name.start, 2)


def _apposed_kind(view: View, comma: int) -> Role | None:
    """Return "industry body" of "the Forum, an industry body": an article and a noun for a body behind a comma."""
    start = comma + 1
    if start + 1 >= len(view) or view.words[comma] != "," or view.words[start] not in ("a", "an", "the"):
        return None
    end = start + 1
    while end < min(start + _REACH, len(view)) and (view.tags[end] in _BEFORE or _modifies(view, end)):
        end += 1
    if view.lemmas[end - 1] not in nouns.ORGANISATION_NOUNS or view.is_capital(end - 1):
        return None
    based = view.words[end : end + 1] == ["based"]
    stop = _role_end(view, end if based else end - 1, len(view))
    if stop == end == start + 2 < len(view) and view.words[start] == "the" and view.tags[end] in ("WDT", "IN"):
        return None  # "Roe Labs, the company that wrote the program"
    return _cleaned(view, start, stop, 2)


def _kind_behind(view: View, start: int) -> Role | None:
    """Return "news agency" of "the Interfax news agency"."""
    kind = start + 1
    if kind >= len(view) or view.words[start] not in ("news", "television", "radio"):
        return None
    return Role(start, kind + 1, 2) if view.words[kind] in ("agency", "service", "station", "channel") else None


def _modifies(view: View, index: int) -> bool:
    """Tell whether a participle stands before its noun: "a [founding] partner"."""
    return view.tags[index] in ("VBG", "VBN") and view.deps[index] == "amod" and view.heads[index] > index


def _role_start(view: View, stop: int) -> int | None:
    """Return where the role that ends at ``stop`` begins: a noun phrase, over "of the ..." to its role word."""
    floor = max(stop - _REACH, 0)
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
        and (i + 1 == stop or not _is_noun(view, i + 1) or is_role_word(view, i + 1))
        for i in range(start, stop)
    )


def _is_noun(view: View, index: int) -> bool:
    return view.tags[index] in ("NN", "NNS", "NNP", "NNPS")


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
    return view.tags[index] in _BEFORE or (is_title(view.words[index]) and view.is_capital(index))


def _is_hyphenated(view: View, index: int) -> bool:
    """Tell whether a hyphen stands beside the word: "Editor-in-Chief"."""
    return any(0 < i < len(view) and view.words[i] == "-" and not view.is_dash(i) for i in (index - 1, index + 1))


def _is_rank(view: View, start: int, stop: int) -> bool:
    """Tell whether the words are titles alone ("Marine Gen."), a role only where there is no fuller one."""
    return all(is_title(view.words[index]) or not view.words[index][:1].isalnum() for index in range(start, stop))


def _cleaned(view: View, start: int, stop: int, weight: int) -> Role | None:
    """Return the role without an article, a form of address or stray words at its edges."""
    while start < stop and _is_edge(view, start):
        start += 1
    for age in (["year", "-", "old"], ["year", "old"]):
        if view.lemmas[start : start + len(age)] == age:
            start += len(age)
    while stop > start and _is_loose_end(view, stop - 1):
        stop -= 1
    if start >= stop or not any(is_role_word(view, i) or weight in (0, 2) for i in range(start, stop)):
        return None
    return Role(start, stop, weight)


def _is_loose_end(view: View, index: int) -> bool:
    word = view.words[index]
    if view.labels[index] in ("DATE", "TIME") and view.lemmas[index] not in nouns.ORGANISATION_NOUNS:
        return True
    return (not word[:1].isalnum() and word != ")") or view.tags[index] in ("CC", "IN", "DT", "RB")


def _is_edge(view: View, index: int) -> bool:
    word = view.words[index]
    if view.tags[index] in ("DT", "PRP$", "CD", "POS", "RB") or not word[:1].isalnum():
        return True
    return fold(word) in titles.HONORIFICS or (view.tags[index] == "JJ" and word.endswith("-year-old"))


def _apposed_before(view: View, name: Mention, comma: int) -> Role | None:
    """Return "The secretary general of the CEI" of "The secretary general of the CEI, Jane Roe, ..."."""
    head = view.heads[name.head]
    if view.deps[name.head] != "appos" or not is_role_word(view, head) or head > name.start:
        return None
    if view.tags[head] == "NNS" or view.lemmas[head] in nouns.NO_ROLE:
        return None
    left = view.doc[head].left_edge.i
    if name.start - left > 2 * _REACH:
        return None
    return _cleaned(view, left, comma, 4)


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
    return _cleaned(view, start, comma, 4)


def _after(view: View, name: Mention) -> Iterator[Role]:
    after = _skip_age(view, name.end)
    if after >= len(view) or view.sentence[after] != view.sentence[name.end - 1]:
        return
    if view.words[after] in (",", "(", "--", "—") or view.is_dash(after):
        role = _apposed(view, after + 1) or _affiliated(view, after + 1) or _relative(view, after + 1)
        if role is not None:
            yield role
    elif view.words[after] in _AFFILIATION:
        affiliation = _affiliated(view, after)
        if affiliation is not None:
            yield affiliation
    elif view.words[after] == "who":
        role = _relative(view, after)
        if role is not None:
            yield role


def _skip_age(view: View, index: int) -> int:
    """Skip ", 45" and a bracket ("(D-Md.)") behind a name."""
    while index < len(view) and view.words[index] == '"':
        index += 1
    if index < len(view) and view.words[index] == "(":
        close = next((i for i in range(index, min(index + 8, len(view))) if view.words[i] == ")"), index - 1)
        if close + 1 < len(view) and view.words[close + 1] == ",":
            index = close + 1
    if (
        index + 2 < len(view)
        and view.words[index] == ","
        and view.words[index + 1].isdigit()
        and view.words[index + 2] == ","
    ):
        return index + 2
    return index


def _apposed(view: View, start: int) -> Role | None:
    """Return the role that begins at ``start`` in apposition: up to a comma, a verb form or a relative clause."""
    limit = min(start + _REACH, len(view))
    head = None
    for index in range(start, limit):
        if (
            view.tags[index] not in _BEFORE
            and view.tags[index] not in ("DT", "PRP$", "RB", "CC")
            and view.words[index] not in ("-", "/", "&")
            and not _modifies(view, index)
        ):
            break
        if view.tags[index] in ("VBG", "VBN") and head is not None:
            break
        if view.words[index] in ("and", "or") and head is None and view.lemmas[index - 1] not in nouns.OTHER_PEOPLE:
            break
        if (
            is_role_word(view, index)
            and view.tags[index] not in ("NNS", "NNPS", "JJ")
            and view.sentence[index] == view.sentence[start]
        ):
            head = index
    if head is None or view.lemmas[head] in nouns.NO_ROLE or _names_somebody(view, head):
        return None
    end = _role_end(view, head, limit)
    opened = view.deps[head] != "appos" or view.heads[head] >= start
    if opened and end < len(view) and view.tags[end] in _FINITE and view.sentence[end] == view.sentence[head]:
        return None  # "According to Roe, a detective was told ..."
    return _cleaned(view, start, end, 4)


def _names_somebody(view: View, head: int) -> bool:
    """Tell whether the noun is another person's title: "John Roe, Senator Jane Doe and others"."""
    after = head + 1
    while after < len(view) and is_role_word(view, after):
        after += 1
    return after < len(view) and view.labels[after] == "PERSON" and view.pos[after] == "PROPN"


def _role_end(view: View, head: int, limit: int) -> int:
    """Return where the apposition around ``head`` ends; "X, and chairman of Y" goes on."""
    depth = 0
    for index in range(head + 1, min(head + _REACH, len(view))):
        word = view.words[index]
        depth += (word == "(") - (word == ")")
        if depth < 0 or view.sentence[index] != view.sentence[head]:
            return index
        if depth:
            continue
        if word == "," and not _role_goes_on(view, index):
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
        if view.tags[index] == "VBG" and (view.heads[index] < index or _is_noun(view, index - 1)):
            return index
    return min(head + _REACH, len(view))


def _is_seat(view: View, index: int) -> bool:
    """Tell whether "based" stands behind a place: "at the New York based Council"."""
    return view.words[index] == "based" and view.labels[index - 1] == "GPE"


def _role_goes_on(view: View, comma: int) -> bool:
    """Tell whether the role goes on behind a comma: "..., and chairman of the board", "of Portland, [Oregon]"."""
    if comma + 2 >= len(view):
        return False
    if view.labels[comma - 1] == view.labels[comma + 1] == "GPE":
        after = next((i for i in range(comma + 1, len(view)) if view.labels[i] != "GPE"), comma)
        return view.words[after] in (",", ".") or view.tags[after] in ("WP", *_FINITE)
    if view.words[comma + 1] != "and":
        return False
    return is_role_word(view, comma + 2) or view.tags[comma + 2] == "DT"


def _affiliated(view: View, start: int) -> Role | None:
    """Return "of the Globe and Mail", "for Food Standards": a preposition and an organisation's name behind a name."""
    if start + 1 >= len(view) or view.words[start] not in _AFFILIATION:
        return None
    begin = start + 1 + (view.words[start + 1] == "the")
    if begin >= len(view) or not _is_body(view, start, begin):
        return None
    end = begin
    while end < min(begin + _REACH, len(view)) and (
        view.is_capital(end) or view.labels[end] == "ORG" or _inner(view, end)
    ):
        end += 1
    return Role(start, end, 2) if end > begin else None


def _is_body(view: View, link: int, begin: int) -> bool:
    """Tell whether an organisation's name begins at ``begin``; after "for" any name will do."""
    if "ORG" in (view.labels[begin], view.labels[link + 1]):
        return True
    if begin == link + 2 and begin + 1 < len(view) and view.is_capital(begin) and view.is_capital(begin + 1):
        return view.labels[begin] not in ("GPE", "LOC", "NORP")  # "of the Harbour Street Forum"
    return view.words[link] == "for" and view.is_capital(begin)


def _inner(view: View, index: int) -> bool:
    word = view.words[index]
    if word == "'s" or word == "&":
        return True
    after = min(index + 1, len(view) - 1)
    return word in ("of", "and", "for") and (view.is_capital(after) or view.labels[after] == "ORG")


def _relative(view: View, start: int) -> Role | None:
    """Return the role that a relative clause tells: "who heads the agency", "who is the agency's director"."""
    if start + 2 >= len(view) or view.words[start] != "who":
        return None
    verb = start + 1
    while verb < min(start + 4, len(view) - 1) and view.tags[verb] == "RB":
        verb += 1
    if view.lemmas[verb] in _HEADING and view.tags[verb] in ("VBZ", "VBD") and view.pos[verb + 1] != "ADP":
        end = _role_end(view, verb, verb + _REACH)
        while end > verb and not (view.words[end - 1][:1].isalnum() or view.words[end - 1] == ")"):
            end -= 1
        return Role(verb, end, 0) if _is_led(view, verb, end) else None
    if view.lemmas[verb] == "be":
        return _apposed(view, verb + 1)
    return None


def _is_led(view: View, verb: int, end: int) -> bool:
    """Tell whether the verb's object can be headed: a body, a name, an undertaking; not "led the race"."""
    nouns_at = [index for index in range(verb + 1, end) if _is_noun(view, index)]
    if not nouns_at:
        return False
    head = next(index for index in nouns_at if index + 1 not in nouns_at)
    if view.lemmas[verb] not in _AHEAD:
        return True
    led = nouns.ORGANISATION_NOUNS | nouns.DOCUMENT_NOUNS | _UNDERTAKINGS
    return view.lemmas[head] in led or any(view.is_capital(index) for index in range(verb + 1, end))


def _predicate(view: View, name: Mention) -> Role | None:
    """Return the role of "X is the director of Y": only with a complement, outside quotations."""
    verb = view.heads[name.head]
    if view.deps[name.head] != "nsubj" or view.lemmas[verb] != "be" or view.quote[verb] >= 0 or verb < name.end:
        return None
    start = verb + 1
    role = _apposed(view, start) if start < len(view) and view.tags[start] in ("DT", "NN", "NNP", "RB") else None
    if role is None or "of" not in view.words[role.start : role.end]:
        return None
    return Role(role.start, role.end, 2)

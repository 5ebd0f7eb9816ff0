"""Roles behind a name: in apposition, in a relative clause, as a predicate, by a body that somebody is of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from claimtable.coref.mentions import Mention
from claimtable.coref.person_words import is_role_noun, is_role_word, is_title
from claimtable.coref.role_phrases import BEFORE, REACH, Role, cleaned, is_noun, modifies, role_end
from claimtable.coref.view import View
from claimtable.lexicon import people as nouns
from claimtable.lexicon.grammar import FINITE_TAGS
from claimtable.lexicon.wordlist import words

_AFFILIATION = frozenset({"of", "for", "from", "with"})
_IN_COURT = words("prosecuting defending mitigating presiding representing")
_BRIEF = 8
#: the weight of what a relative clause says that somebody is
_IS = 2
_HEADING = words("head lead run chair direct oversee command manage own edit found coach")
_AHEAD = words("lead run")
_UNDERTAKINGS = words(
    """
    project initiative operation effort clinic practice shop cafe café restaurant bar pub hotel farm bakery nursery
    shelter workshop gallery theatre theater factory plant mine port airport brigade squad unit crew orchestra choir
    band expedition rescue search dig excavation delegation talks negotiation charity kitchen centre center
    """
)


def roles_after(view: View, name: Mention) -> Iterator[Role]:
    """Yield the roles that stand behind a person's name, his age skipped."""
    end, joint = _joined_end(view, name)
    after = _skip_age(view, end)
    if after >= len(view) or view.sentence[after] != view.sentence[name.end - 1]:
        return
    if view.words[after] in (",", "(", "--", "—") or view.is_dash(after):
        begin = after + 1
        role = _apposed(view, begin, joint=joint) if end == name.end or joint else None
        role = role or _in_court(view, begin) or _affiliated(view, begin) or _relative(view, begin)
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


def _joined_end(view: View, name: Mention) -> tuple[int, bool]:
    """Return where "Ann Roe and Bob Doe" ends for either of them, and whether the name is one of two so joined."""
    start = name.start
    while start and is_title(view.words[start - 1]):
        start -= 1
    if start > 1 and view.words[start - 1] == "and" and view.labels[start - 2] == "PERSON":
        return name.end, True
    if name.end + 2 >= len(view) or view.words[name.end] != "and":
        return name.end, False
    end = name.end + 1
    while end < len(view) and (view.labels[end] == "PERSON" or is_title(view.words[end])):
        end += 1
    is_joint = end > name.end + 1 and end < len(view) and view.words[end] == ","
    return (end, True) if is_joint else (name.end, False)


def _in_court(view: View, start: int) -> Role | None:
    """Return what a lawyer does in court: "Mary Roe, prosecuting, said", "Al Doe, representing the club, told ..."."""
    if start + 1 >= len(view) or view.words[start].lower() not in _IN_COURT:
        return None
    end = next((i for i in range(start + 1, min(start + _BRIEF, len(view))) if view.words[i] in (",", ".")), start)
    return Role(start, end, 2) if end > start and view.sentence[end] == view.sentence[start] else None


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


def _apposed(view: View, start: int, *, joint: bool = False) -> Role | None:
    """Return the role that begins at ``start`` in apposition: up to a comma, a verb form or a relative clause.

    Of ``joint`` people it is a plural: "Ann Roe and Bob Doe, co-chairs of the committee".
    """
    limit = min(start + REACH, len(view))
    head = None
    for index in range(start, limit):
        if (
            view.tags[index] not in BEFORE
            and view.tags[index] not in ("DT", "PRP$", "RB", "RBS", "RBR", "CC")
            and view.words[index] not in ("-", "/", "&")
            and not modifies(view, index)
        ):
            break
        if view.tags[index] in ("VBG", "VBN") and head is not None:
            break
        if view.words[index] in ("and", "or") and head is None and view.lemmas[index - 1] not in nouns.OTHER_PEOPLE:
            break
        if (
            is_role_noun(view, index)
            and (view.tags[index] not in ("NNS", "NNPS", "JJ") or (joint and view.tags[index] == "NNS"))
            and view.sentence[index] == view.sentence[start]
        ):
            head = index
    if head is None or view.lemmas[head] in nouns.NO_ROLE or _names_somebody(view, head):
        return None
    end = role_end(view, head, limit)
    opened = view.deps[head] != "appos" or view.heads[head] >= start
    if opened and end < len(view) and view.tags[end] in FINITE_TAGS and view.sentence[end] == view.sentence[head]:
        return None  # "According to Roe, a detective was told ..."
    return cleaned(view, start, end, 4)


def _names_somebody(view: View, head: int) -> bool:
    """Tell whether the noun is another person's title: "John Roe, Senator Jane Doe and others"."""
    after = head + 1
    while after < len(view) and is_role_word(view, after):
        after += 1
    return after < len(view) and view.pos[after] == "PROPN" and view.is_capital(after)


def _affiliated(view: View, start: int) -> Role | None:
    """Return "of the Globe and Mail", "for Food Standards": a preposition and an organisation's name behind a name."""
    if start + 1 >= len(view) or view.words[start] not in _AFFILIATION:
        return None
    begin = start + 1 + (view.words[start + 1] == "the")
    if begin >= len(view) or not _is_body(view, start, begin):
        return None
    end = begin
    while end < min(begin + REACH, len(view)) and (
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
        end = role_end(view, verb, verb + REACH)
        while end > verb and not (view.words[end - 1][:1].isalnum() or view.words[end - 1] == ")"):
            end -= 1
        return Role(verb, end, 0) if _is_led(view, verb, end) else None
    if view.lemmas[verb] == "be":
        role = _apposed(view, verb + 1)
        return role if role is None else replace(role, weight=min(role.weight, _IS))
    return None


def _is_led(view: View, verb: int, end: int) -> bool:
    """Tell whether the verb's object can be headed: a body, a name, an undertaking; not "led the race"."""
    nouns_at = [index for index in range(verb + 1, end) if is_noun(view, index)]
    if not nouns_at:
        return False
    head = next(index for index in nouns_at if index + 1 not in nouns_at)
    if view.lemmas[verb] not in _AHEAD:
        return True
    led = nouns.ORGANISATION_NOUNS | nouns.DOCUMENT_NOUNS | _UNDERTAKINGS
    return view.lemmas[head] in led or any(view.is_capital(index) for index in range(verb + 1, end))


def predicate_role(view: View, name: Mention) -> Role | None:
    """Return the role of "X is the director of Y": of more words than one, outside quotations."""
    verb = view.heads[name.head]
    if view.deps[name.head] != "nsubj" or view.lemmas[verb] != "be" or view.quote[verb] >= 0 or verb < name.end:
        return None
    start = verb + 1
    role = _apposed(view, start) if start < len(view) and view.tags[start] in ("DT", "NN", "NNP", "RB") else None
    if role is None or role.end - role.start < 2:
        return None
    return Role(role.start, role.end, 2 if "of" in view.words[role.start : role.end] else 1)

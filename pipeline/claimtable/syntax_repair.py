"""What the parser has hung wrongly: subjects cut out of their phrase, or hung on another word."""

from __future__ import annotations

from collections.abc import Container

from spacy.tokens import Span, Token

from claimtable.syntax import SUBJECTS, has_auxiliary, is_finite, is_infinitive, is_verbal, sets_off, trim_phrase

_OBJECTIVE = frozenset({"him", "them", "me", "us"})


def phrase_before(verb: Token, subject: Token, inside: Container[int]) -> Span | None:
    """Return the whole phrase in front of a verb whose subject the parser has cut out of it, or None.

    "The system that made him | is there", "A cub found near a dump | has been moved" (``verb`` is then "found").
    """
    if subject.lower_ in _OBJECTIVE and subject.i < verb.i:
        clause = next((above for above in subject.head.ancestors if above.dep_ == "relcl"), None)
        return None if clause is None else _up_to(clause.head, verb, inside)
    if not _is_reduced(verb) or subject.i > verb.i or subject.pos_ == "PRON":
        return None
    main = next((child for child in verb.rights if child.dep_ == "ccomp" and _is_headless(child)), None)
    return None if main is None or main.i not in inside else _up_to(subject, main, inside)


def _is_reduced(verb: Token) -> bool:
    """Tell whether a participle may stand for a relative clause: "a cub found near a dump"."""
    return verb.tag_ in ("VBD", "VBN") and not has_auxiliary(verb)


def _is_headless(verb: Token) -> bool:
    """Tell whether a verb has an auxiliary, but neither a subject nor a conjunction."""
    bound = any(child.dep_ in SUBJECTS or child.dep_ in ("expl", "mark") for child in verb.children)
    asked = any(child.tag_ in ("WDT", "WP", "WRB") for child in verb.children)
    return has_auxiliary(verb) and not is_infinitive(verb) and not bound and not asked


def _up_to(head: Token, verb: Token, inside: Container[int]) -> Span | None:
    """Return the words from the left edge of ``head`` to the verb group, all of them ``inside``."""
    start = head.left_edge.i
    phrase = verb.doc[start : _group_start(verb)]
    return trim_phrase(phrase) if len(phrase) and all(token.i in inside for token in phrase) else None


def starts_orphan(token: Token, inside: Container[int]) -> bool:
    """Tell whether ``token`` begins the finite verb group of a verb that has no subject of its own."""
    verb = token.head if token.dep_ in ("aux", "auxpass", "neg", "advmod") else token
    if not (is_verbal(verb) and verb.i in inside and is_finite(verb) and verb.left_edge.i >= token.i - 1):
        return False
    return not any(child.dep_ in SUBJECTS or child.dep_ in ("expl", "mark") for child in verb.children)


def stray_subject(verb: Token, inside: Container[int]) -> Span | None:
    """Return the phrase in front of a finite verb that the parser has hung elsewhere, or None.

    ``verb`` has no subject; the words before it inside the claim are a noun phrase that depends on something outside
    the claim, or a noun with a participle.
    """
    if not is_finite(verb) or any(child.dep_ in SUBJECTS or child.dep_ == "expl" for child in verb.children):
        return None
    edge = _group_start(verb)
    start = edge
    while start - 1 in inside:
        start -= 1
    head = _stray_head(verb, start, edge, inside)
    if head is None:
        return None
    first = head.left_edge.i if head.left_edge.i in inside else head.i
    end = head.i + 1
    while end < edge and not sets_off(verb.doc[end]) and not _is_time_of(verb.doc[end], verb):
        end += 1
    phrase = trim_phrase(verb.doc[max(first, start) : end])
    return phrase if len(phrase) else None


def _is_time_of(token: Token, verb: Token) -> bool:
    """Tell whether a time that hangs on the verb begins here: "life expectancy | this year was"."""
    return token.ent_type_ in ("DATE", "TIME") and any(
        child.dep_ == "npadvmod" and child.left_edge.i == token.i for child in verb.lefts
    )


def _group_start(verb: Token) -> int:
    """Return the index of the first auxiliary or adverb of the verb group."""
    doc, index = verb.doc, verb.i
    while index > 0:
        before = index - 1 - (index > 1 and doc[index - 1].text == '"')
        if doc[before].dep_ not in ("aux", "auxpass", "neg", "advmod") or doc[before].head.i != verb.i:
            break
        index = before
    return index


def _stray_head(verb: Token, start: int, edge: int, inside: Container[int]) -> Token | None:
    """Return the head of the first noun phrase before ``edge`` that hangs outside the claim or on a participle."""
    for token in verb.doc[start:edge]:
        if token.pos_ not in ("NOUN", "PROPN", "PRON", "NUM") or token.dep_ in ("compound", "pobj", "poss", "npadvmod"):
            continue
        if token.head.i not in inside:
            return token
        if token.dep_ in SUBJECTS and token.head.i < edge and token.head.tag_ in ("VBG", "VBN", "VBD"):
            return token if token.head.head.i not in inside and not has_auxiliary(token.head) else None
    return None

"""What the verbs of a parse tell about tense: finite or not, past, told as past, with which auxiliaries."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice

from spacy.tokens import Token

#: no clause is deeper or longer than this: the time that a hostile text takes stays linear
_FAR, _MANY = 40, 100
#: auxiliaries hang so on their verb
HELPERS = ("aux", "auxpass")
#: tags of the present tense
PRESENT = ("VBZ", "VBP")


def is_present(verb: Token | None) -> bool:
    """Tell whether a verb stands in the present tense and no auxiliary of it does."""
    return verb is not None and verb.tag_ in PRESENT and not has_helper(verb, PRESENT)


def children(token: Token) -> Iterator[Token]:
    """Yield the first children of a token."""
    return islice(token.children, _MANY)


def has_tense(verb: Token) -> bool:
    """Tell whether a verb is finite, or a participle that stands for a past clause ("talks held in May")."""
    participle = verb.tag_ == "VBN" and verb.dep_ == "acl"
    return participle or verb.tag_ in ("VBD", *PRESENT) or has_helper(verb, ("VBD", "MD", *PRESENT))


def is_infinitive(verb: Token) -> bool:
    """Tell whether "to" stands before a verb."""
    return any(child.lower_ == "to" for child in children(verb) if child.dep_ == "aux")


def sets_record(verb: Token) -> bool:
    """Tell whether "set" is not that of "was set for Friday": "set a record on Friday"."""
    return verb.lemma_ == "set" and not any(child.lower_ in ("for", "to") for child in children(verb))


def is_told(participle: Token) -> bool:
    """Tell whether the clause above is in the past: "a service planned for Saturday was cancelled"."""
    above = next_above(participle)
    return above is not None and is_past_verb(above)


def has_helper(verb: Token, tags: tuple[str, ...]) -> bool:
    """Tell whether an auxiliary of a verb has one of ``tags``."""
    return any(child.tag_ in tags for child in children(verb) if child.dep_ in HELPERS)


def is_past_verb(verb: Token) -> bool:
    """Tell whether a verb or its auxiliary is in the past, or a participle stands for a past clause."""
    participle = verb.tag_ == "VBN" and verb.dep_ == "acl"
    return participle or verb.tag_ == "VBD" or has_helper(verb, ("VBD",))


def verb_above(token: Token) -> Token | None:
    """Return the token itself or the next verb that it hangs on."""
    for above in chain((token,), islice(token.ancestors, _FAR)):
        if above.pos_ in ("VERB", "AUX") and not _begins_after(above, token):
            return above
    return None


def next_above(verb: Token) -> Token | None:
    """Return the next verb above a verb."""
    return verb_above(verb.head) if verb.head.i != verb.i else None


def _begins_after(verb: Token, token: Token) -> bool:
    """Tell whether the clause of ``verb`` begins with a "that" behind ``token``."""
    return any(child.dep_ == "mark" and child.i > token.i for child in children(verb))


def is_in_present_tense(verb: Token) -> bool:
    """Tell whether a verb or an auxiliary of it is in the present tense."""
    return verb.tag_ in PRESENT or has_helper(verb, PRESENT)

"""Attribution by verbs: "said that ...", "asked X to ...", "is believed to ...", "called it ..."."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from claimtable.attribution.clauses import (
    Draft,
    child_of,
    clause,
    cue_of,
    extent,
    noun_phrase,
    trimmed,
)
from claimtable.lexicon import reporting
from claimtable.syntax import is_denied, shared_subject

CLAUSAL = reporting.SAY | reporting.MANNER | reporting.THINK


def find_by_verbs(doc: Doc) -> Iterator[Draft]:
    """Yield the attributions that a verb of ``doc`` makes, in the order of the verbs.

    A verb inside a content found before attributes nothing: only the outermost attribution counts.
    """
    said: set[int] = set()
    for verb in doc:
        if verb.pos_ in ("VERB", "AUX") and verb.i not in said and not is_denied(verb):
            draft = _passive(verb) if child_of(verb, "auxpass") else _active(verb)
            if draft is not None and draft.content:
                said |= draft.content
                yield draft


def _active(verb: Token) -> Draft | None:
    content = _clausal(verb) or _infinitive(verb) or _characterised(verb) or _around(verb)
    subject = shared_subject(verb)
    if not content or (subject is None and verb.tag_ != "VBG"):
        return None
    cue = cue_of(verb)
    content = trimmed(verb.doc, content - cue - _beside(verb))
    source = noun_phrase(subject, without=content | cue) if subject is not None else set()
    return Draft(source, cue, content - source)


def _beside(verb: Token) -> set[int]:
    """Return what belongs to the saying where the content runs around it: subject, addressee, adverbs."""
    found: set[int] = set()
    for child in verb.children:
        if child.dep_ in ("nsubj", "dative", "npadvmod") and child.right_edge.i - child.left_edge.i < 60:
            found |= extent(child)
    return found


def _clausal(verb: Token) -> set[int]:
    complement = child_of(verb, "ccomp")
    if complement is None or verb.lemma_.lower() not in CLAUSAL | {"tell"}:
        return set()
    if complement.tag_ == "VBG" or (complement.tag_ == "VB" and verb.lemma_ in ("see", "hear", "let", "make")):
        return set()
    return clause(complement)


def _infinitive(verb: Token) -> set[int]:
    complement = child_of(verb, "xcomp", "ccomp")
    if complement is None or verb.lemma_.lower() not in reporting.WANT | {"claim"} or complement.i < verb.i:
        return set()
    if not any(child.tag_ == "TO" for child in complement.lefts):
        return set()
    target = child_of(verb, "dobj")
    start = target.left_edge.i if target is not None and verb.i < target.i < complement.i else complement.left_edge.i
    return set(range(start, complement.right_edge.i + 1))


def _characterised(verb: Token) -> set[int]:
    lemma = verb.lemma_.lower()
    target, called = child_of(verb, "dobj"), child_of(verb, "oprd")
    if lemma in reporting.CHARACTERISE:
        if target is not None and called is not None:
            return extent(target) | extent(called)
        small = child_of(verb, "ccomp")
        return clause(small) if small is not None else set()
    if lemma not in reporting.CHARACTERISE_AS or target is None:
        return set()
    link = next((child for child in verb.rights if child.lower_ == "as" and child.dep_ in ("prep", "mark")), None)
    return extent(target) | extent(link) if link is not None else set()


def _around(verb: Token) -> set[int]:
    """Return the clause that the verb is set into: "Prices, he said, will rise", "As X told Y, prices rose"."""
    if verb.lemma_.lower() not in reporting.SAY | reporting.THINK or verb.head.i == verb.i:
        return set()
    inserted = _is_aside(verb) or _is_as_clause(verb)
    return extent(verb.head) - extent(verb) if inserted and verb.head.pos_ in ("VERB", "AUX") else set()


def _is_aside(verb: Token) -> bool:
    return verb.dep_ == "parataxis" and child_of(verb, "dobj", "xcomp") is None


def _is_as_clause(verb: Token) -> bool:
    return verb.dep_ == "advcl" and any(child.lower_ == "as" for child in verb.lefts)


def _passive(verb: Token) -> Draft | None:
    lemma = verb.lemma_.lower()
    subject, agent = child_of(verb, "nsubjpass"), child_of(verb, "agent")
    complement = child_of(verb, "xcomp", "ccomp")
    if complement is None or subject is None or lemma not in reporting.PASSIVE | reporting.WANT:
        return None
    if lemma not in reporting.PASSIVE and agent is None:
        return None
    said = clause(complement)
    if subject.lower_ != "it":
        said |= noun_phrase(subject)
    speaker = child_of(agent, "pobj") if agent is not None else None
    source = noun_phrase(speaker) if speaker is not None else set()
    return Draft(source, cue_of(verb), trimmed(verb.doc, said - source))

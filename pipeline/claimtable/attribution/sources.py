"""The source that the labels left out, by the parse: the subject of an active cue, who an assertion is by or of."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Token

from claimtable.attribution.clauses import child_of, noun_phrase
from claimtable.layers import Attribution
from claimtable.syntax import shared_subject, to_spans, token_indices

#: they stand for no source
_NOBODY = frozenset(("it", "there", "which", "that", "what", "this", "one", "you"))
_BY = frozenset(("by", "from"))


def with_source(doc: Doc, found: Attribution) -> Attribution:
    """Give an attribution without a source the one that the parse shows beside its cue, if there is one."""
    if found.source or found.layout or not found.cue:
        return found
    content = token_indices(found.content)
    heads = (_source_of(token) for span in found.cue for token in span)
    head = next((token for token in heads if token is not None), None)
    if head is None or head.i in content or head.lower_ in _NOBODY:
        return found
    taken = content | token_indices(found.cue)
    source = noun_phrase(head, without=taken)
    return replace(found, source=tuple(to_spans(doc, source))) if source and head.i in source else found


def _source_of(cue: Token) -> Token | None:
    """Return the head of the source of a cue: subject of an active verb, agent of a passive, who a noun is by."""
    if cue.lower_ == "to" and cue.i and cue.nbor(-1).lower_ == "according":
        return child_of(cue, "pobj")
    if cue.pos_ == "NOUN":
        by = next((child for child in cue.rights if child.dep_ == "prep" and child.lower_ in _BY), None)
        return child_of(by, "pobj") if by is not None else child_of(cue, "poss")
    if cue.pos_ != "VERB":
        return None
    agent = child_of(cue, "agent")
    if agent is not None:
        return child_of(agent, "pobj")
    if child_of(cue, "auxpass", "nsubjpass") is not None or cue.dep_ in ("acl", "amod"):
        return None
    return shared_subject(cue)

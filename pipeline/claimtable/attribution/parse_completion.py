"""What the parse adds to attributions that labels alone leave unfinished: the subject of a belief, a second cue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from spacy.tokens import Doc, Token

from claimtable import layers
from claimtable.attribution.clauses import (
    child_of,
    clause,
    clause_words,
    cue_of,
    extent,
    noun_phrase,
    trimmed,
)
from claimtable.attribution.estimates import unseen_estimates
from claimtable.attribution.sources import with_source
from claimtable.layers import Attribution
from claimtable.lexicon import reporting
from claimtable.syntax import is_denied, shared_subject, to_spans, token_indices
from claimtable.tokens import tokens_of

#: who is accused of something never speaks
_ACCUSED = frozenset(("accuse", "suspect"))
_BELIEFS = reporting.PASSIVE | _ACCUSED
_NO_SUBJECT = frozenset(("it", "there", "who", "which", "that"))
_REPORTING = reporting.SAY | reporting.MANNER | reporting.THINK | reporting.WANT


def complete(doc: Doc, found: Sequence[Attribution]) -> list[Attribution]:
    """Return the attributions of ``doc``, in text order of their contents, with what the parse adds to them."""
    found = [*found, *_overheard(doc, found), *unseen_estimates(doc, found)]
    found = [_without_dummy(_hearsay_of(doc, one)) for one in found]
    whole = [_with_subject(doc, part) for one in found for part in _apart(doc, _outermost(doc, one, found))]
    whole = [with_source(doc, one) for one in whole]
    return sorted(whole, key=lambda one: one.content[0].start)


def _hearsay_of(doc: Doc, found: Attribution) -> Attribution:
    """Give what somebody reportedly said to nobody: "[He also] reportedly [told her that he had a rifle]"; quotations
    stay his.
    """
    quotes = token_indices(layers.get_spans(doc, layers.QUOTES))
    content = token_indices(found.content)
    if found.layout or not quotes.isdisjoint(content):
        return found
    verbs = (token for piece in found.cue for token in piece if token.pos_ == "VERB")
    for verb in verbs:
        adverb = next((child for child in verb.lefts if child.lower_ in reporting.ADVERBS), None)
        words = clause_words(verb) - {adverb.i} if adverb is not None else set()
        if adverb is not None and content <= words:
            return replace(found, source=(), cue=(doc[adverb.i : adverb.i + 1],), content=tuple(to_spans(doc, words)))
    return found


#: in the passive these leave open who said it
_UNSAID = (reporting.SAY | reporting.PASSIVE | {"put"}) - reporting.QUOTED_PASSIVE


def _without_dummy(found: Attribution) -> Attribution:
    """Leave a statement that "it" was said, announced or put "like this" to nobody: that "it" is no speaker."""
    words = [token for span in found.source for token in span]
    if len(words) != 1 or words[0].lower_ != "it" or words[0].dep_ != "nsubjpass":
        return found
    return replace(found, source=()) if words[0].head.lemma_.lower() in _UNSAID else found


#: confidence of hearsay that only its adverb shows
_HEARSAY = 0.6


def _overheard(doc: Doc, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Yield the clauses of hearsay adverbs that no attribution has: "[Ten of them] reportedly [sank]"."""
    quotes = token_indices(layers.get_spans(doc, layers.QUOTES))
    taken = quotes | token_indices(piece for one in found for piece in (*one.source, *one.cue, *one.content))
    adverbs = (index for index, word in enumerate(tokens_of(doc).words) if word.lower() in reporting.ADVERBS)
    for token in map(doc.__getitem__, adverbs):
        verb = token.head
        hearsay = token.dep_ == "advmod" and verb.pos_ in ("VERB", "AUX")
        if hearsay and token.i not in taken and verb.i not in taken:
            words = clause_words(verb) - {token.i}
            if len(words) > 1 and taken.isdisjoint(words):
                yield Attribution((), (doc[token.i : token.i + 1],), tuple(to_spans(doc, words)), _HEARSAY)


def _outermost(doc: Doc, found: Attribution, others: Sequence[Attribution]) -> Attribution:
    """Give a statement inside another to whom the parse shows outside it: "[Orme] [said] [Pask told her it fell]"."""
    if found.layout or not found.cue:
        return found
    inner = next((token for token in found.cue[0] if token.dep_ == "ccomp"), None)
    outer = inner.head if inner is not None else None
    if inner is None or outer is None or outer.i > inner.i or outer.lemma_.lower() not in reporting.SAY:
        return found
    subject = child_of(outer, "nsubj")
    taken = any(outer.i in token_indices((*one.source, *one.cue, *one.content)) for one in others)
    if subject is None or taken or is_denied(outer) or outer.sent != inner.sent or subject.lower_ in _NO_SUBJECT:
        return found
    said = trimmed(doc, clause(inner) - {outer.i})
    source = noun_phrase(subject, without=said)
    return replace(
        found,
        source=tuple(to_spans(doc, source)),
        cue=tuple(to_spans(doc, cue_of(outer))),
        content=tuple(to_spans(doc, said)),
    )


def _with_subject(doc: Doc, found: Attribution) -> Attribution:
    """Give a passive belief its subject: "[The gang] is believed | [to be behind it]" has no source, and two pieces."""
    first = found.content[0]
    verb = next((token for span in found.cue for token in span if token.tag_ == "VBN"), None)
    opens = first[0].tag_ == "TO" or (verb is not None and verb.lemma_ in _ACCUSED and first[0].tag_ != "IN")
    if verb is None or not _is_belief(verb) or not opens or first.start < verb.i:
        return found
    subject, source = shared_subject(verb), token_indices(found.source)
    if subject is None or subject.lower_ in _NO_SUBJECT or (source and subject.i not in source):
        return found
    subject_words = {index for index in noun_phrase(subject) if index < verb.i or verb.dep_ != "acl"}
    return replace(found, source=(), content=tuple(to_spans(doc, subject_words | token_indices(found.content))))


def _is_belief(verb: Token) -> bool:
    reduced = verb.dep_ == "acl" and not any(child.dep_ == "agent" for child in verb.rights)
    return verb.lemma_.lower() in _BELIEFS and (reduced or child_of(verb, "auxpass") is not None)


def _apart(doc: Doc, found: Attribution) -> Iterator[Attribution]:
    """Part what a second cue attributes: "added A, but expects B" are two of one speaker, "said A and is expected to B"
    are the speaker's and nobody's.
    """
    content = token_indices(found.content)
    second = next((verb for verb in _conjuncts(doc, token_indices(found.cue)) if verb.i in content), None)
    complement = child_of(second, "ccomp", "xcomp") if second is not None else None
    quoted = token_indices(layers.get_spans(doc, layers.QUOTES))
    if second is None or complement is None or is_denied(second) or second.i in quoted:
        yield found
        return
    words, said = cue_of(second), extent(complement) & content
    rest = trimmed(doc, {index for index in content if index < min(words)})
    if not rest or not said:
        yield found
        return
    yield replace(found, content=tuple(to_spans(doc, rest)))
    source = () if _is_belief(second) else found.source
    yield replace(found, source=source, cue=tuple(to_spans(doc, words)), content=tuple(to_spans(doc, said)))


def _conjuncts(doc: Doc, cue: Set[int]) -> Iterator[Token]:
    """Yield the reporting verbs that are coordinated with a cue's verb and have no subject of their own.

    Parsers hang some on the verb of the content; then its number shows whose they are ("the troops left, but expects").
    """
    for index in sorted(cue):
        own = [verb for verb in doc[index].rights if verb.dep_ == "conj"]
        inner = [verb for clause in doc[index].rights if clause.dep_ == "ccomp" for verb in clause.rights]
        for verb in (*own, *(verb for verb in inner if verb.dep_ == "conj" and _disagrees(verb))):
            reports = verb.pos_ == "VERB" and verb.lemma_.lower() in _REPORTING
            if reports and verb.i not in cue and child_of(verb, "nsubj", "nsubjpass", "expl") is None:
                yield verb


def _disagrees(verb: Token) -> bool:
    """Tell whether a verb is singular and the subject of the clause that it is coordinated with plural."""
    subject = child_of(verb.head, "nsubj", "nsubjpass")
    return verb.tag_ == "VBZ" and subject is not None and subject.tag_ in ("NNS", "NNPS")

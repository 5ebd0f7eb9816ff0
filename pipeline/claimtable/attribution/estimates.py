"""Figures that somebody estimates: "The coast guard put the toll at 29" is his claim that the toll is 29."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from claimtable.attribution.clauses import child_of, cue_of, extent, noun_phrase
from claimtable.layers import Attribution
from claimtable.lexicon.reporting import ESTIMATING
from claimtable.syntax import shared_subject, to_spans, token_indices
from claimtable.tokens import strings

#: confidence of an estimate that only the parse shows
_PARSED = 0.6
#: what is put somewhere at a time ("put the baby down at 9") is no figure, what has a size is
_SIZED = frozenset(
    "attendance average bill casualty chance cost count crowd damage death demand estimate figure growth income "
    "inflation injury investment lead level likelihood loss number odds output price probability profit proportion "
    "rate revenue risk sales share size spending strength support tally toll total turnout unemployment value "
    "valuation wealth weight worth".split()
)


def level_of(verb: Token) -> Token | None:
    """Return the "at" behind which a verb of estimating says how large its object is, None where it says no such."""
    if verb.lemma_.lower() not in ESTIMATING:
        return None
    thing = child_of(verb, "dobj")
    above = [verb] if thing is None else [verb, thing, *thing.rights]
    ats = (word for one in above for word in one.rights if word.lower_ == "at" and word.dep_ == "prep")
    return next((word for word in ats if any(below.like_num or below.pos_ == "NUM" for below in word.subtree)), None)


def unseen_estimates(doc: Doc, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Yield the estimates that no attribution of ``found`` touches: "[The coast guard] [put] [the toll at 29]"."""
    taken: set[int] | None = None
    for index, lemma in enumerate(strings(doc, "LEMMA")):
        if lemma not in ESTIMATING:
            continue
        level, thing = level_of(doc[index]), child_of(doc[index], "dobj")
        if level is None or thing is None or thing.lemma_.lower() not in _SIZED:
            continue
        if taken is None:
            taken = token_indices(piece for one in found for piece in (*one.source, *one.cue, *one.content))
        subject = shared_subject(doc[index])
        said = extent(thing) | extent(level)
        if subject is not None and subject.i < index and taken.isdisjoint(said | {index}):
            source = noun_phrase(subject, without=said | cue_of(doc[index]))
            yield Attribution(
                tuple(to_spans(doc, source)),
                tuple(to_spans(doc, cue_of(doc[index]))),
                tuple(to_spans(doc, said)),
                _PARSED,
            )

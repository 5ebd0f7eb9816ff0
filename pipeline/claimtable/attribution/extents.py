"""Where contents begin and end by the parse, after labels and links: what is mended, in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Span

from claimtable.attribution import narrowing, widening
from claimtable.attribution.scenes import Mender, Scene
from claimtable.layers import Attribution
from claimtable.syntax import to_spans, token_indices

MENDERS: tuple[Mender, ...] = (
    widening.with_clause_of_adverb,
    widening.with_request_object,
    narrowing.without_passive_addressee,
    narrowing.without_noun_of_clause,
    narrowing.without_foreign_pieces,
    widening.with_gaps,
    widening.with_attached_tail,
    narrowing.without_second_speaker,
)


def mend(doc: Doc, found: Sequence[Attribution], quotes: Sequence[Span]) -> list[Attribution]:
    """Return the attributions with the contents that the parse shows; those that the print shows stay as they are."""
    quoted = frozenset(token_indices(quotes))
    taken = Counter(index for one in found for index in token_indices((*one.source, *one.cue, *one.content)))
    return [one if one.layout else _mended(doc, one, quoted, taken) for one in found]


def _mended(doc: Doc, found: Attribution, quoted: frozenset[int], taken: Counter[int]) -> Attribution:
    source, cue = frozenset(token_indices(found.source)), frozenset(token_indices(found.cue))
    verb = next((doc[index] for index in sorted(cue) if doc[index].pos_ == "VERB"), None)
    content = frozenset(token_indices(found.content))
    own = Counter([*source, *cue, *content])
    others = frozenset(taken) - {index for index, count in own.items() if taken[index] <= count}
    scene = Scene(doc, source, cue, content, verb, quoted, others)
    for mender in MENDERS:
        mended = mender(scene)
        if mended and mended != scene.content:
            scene = replace(scene, content=frozenset(mended))
    return replace(found, content=tuple(to_spans(doc, scene.content)))

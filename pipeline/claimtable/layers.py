"""The layers that claimtable keeps on a Doc: span groups, how they are written, and how they are read.

A layer is a span group, so it survives serialisation and can be scored and drawn by spaCy. ``doc._.quotes`` and its
kin are getters over the groups and store nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Span, SpanGroup

from claimtable.schema import SpeakerType
from claimtable.tokens import text_of

QUOTES = "claim_quotes"
ATTRIBUTIONS = "claim_attributions"
TIMES = "claim_times"
QUANTITIES = "claim_quantities"
PLACES = "claim_places"
MENTIONS = "claim_mentions"

_SOURCE_TEXT = "claim_source_text"
_ENCODED = "claim_encoded"


Layout = Literal["", "speech", "item"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said what: the spans of source, cue and content, each of any number of pieces in text order.

    ``layout`` is ``speech`` where the print shows the content as the speaker's own words, marks or not (a turn of a
    transcript, a post), ``item`` where it lists them behind a cue, and empty where only the words attribute.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    confidence: float = 1.0
    layout: Layout = ""


@dataclass(frozen=True, slots=True)
class Referent:
    """A person, organisation or unnamed source: canonical name, role, type and its mentions in text order.

    ``certainty`` holds for every mention the probability that it stands for this referent, ``links`` how it was linked
    (``coref.links.GROUPS``, ``name``, ``phrase``); both are empty where that is unknown.
    """

    name: str
    role: str
    type: SpeakerType
    mentions: tuple[Span, ...]
    certainty: tuple[float, ...] = ()
    links: tuple[str, ...] = ()


def source_text(doc: Doc) -> str:
    """Return the text as printed, same length as ``doc.text``, whose typography is normalised for the models."""
    kept = doc.user_data.get(_SOURCE_TEXT)
    return text_of(doc) if kept is None else str(kept)


def has_source_text(doc: Doc) -> bool:
    """Tell whether the printed text was kept: the Doc then comes from a pipeline that normalises typography."""
    return _SOURCE_TEXT in doc.user_data


def set_source_text(doc: Doc, text: str) -> None:
    """Keep the printed text with the Doc; ``text`` has the length of ``doc.text``."""
    doc.user_data[_SOURCE_TEXT] = text


def original_text(span: Span) -> str:
    """Return the characters of ``span`` as the article prints them."""
    return source_text(span.doc)[span.start_char : span.end_char]


def set_encoded(doc: Doc, vectors: NDArray[Any]) -> None:
    """Keep what an encoder makes of the tokens of ``doc`` (tokens x size), in half precision."""
    doc.user_data[_ENCODED] = vectors.astype(np.float16)


def get_encoded(doc: Doc) -> NDArray[np.float16] | None:
    """Return what the encoder made of the tokens of ``doc``; None where none has read it."""
    kept: NDArray[np.float16] | None = doc.user_data.get(_ENCODED)
    return kept


def get_spans(doc: Doc, layer: str) -> list[Span]:
    """Return the spans of a layer in the order in which they were stored; empty when the layer was not made."""
    return list(doc.spans[layer]) if layer in doc.spans else []


def set_spans(doc: Doc, layer: str, spans: Iterable[Span]) -> None:
    """Store ``spans`` as the layer, replacing what was there."""
    doc.spans[layer] = SpanGroup(doc, name=layer, spans=list(spans))


def set_attributions(doc: Doc, attributions: Sequence[Attribution]) -> None:
    """Store attributions: spans labelled SOURCE, CUE and CONTENT whose ``id_`` is the attribution's number."""
    spans = [
        Span(doc, piece.start, piece.end, label=label, span_id=str(number))
        for number, found in enumerate(attributions)
        for label, pieces in (("SOURCE", found.source), ("CUE", found.cue), ("CONTENT", found.content))
        for piece in pieces
    ]
    attrs = {
        "confidence": [float(found.confidence) for found in attributions],
        "layout": [found.layout for found in attributions],
    }
    doc.spans[ATTRIBUTIONS] = SpanGroup(doc, name=ATTRIBUTIONS, attrs=attrs, spans=spans)


def get_attributions(doc: Doc) -> list[Attribution]:
    """Return the attributions of ``doc`` in their order."""
    if ATTRIBUTIONS not in doc.spans:
        return []
    group = doc.spans[ATTRIBUTIONS]
    parts: dict[int, dict[str, list[Span]]] = {}
    for span in group:
        parts.setdefault(int(span.id_), {"SOURCE": [], "CUE": [], "CONTENT": []})[span.label_].append(span)
    sure, layouts = group.attrs["confidence"], group.attrs["layout"]
    return [
        Attribution(tuple(found["SOURCE"]), tuple(found["CUE"]), tuple(found["CONTENT"]), sure[number], layouts[number])
        for number, found in sorted(parts.items())
    ]


def set_places(doc: Doc, spans: Sequence[Span], confidence: Sequence[float]) -> None:
    """Store places in text order, each with the probability of its use."""
    numbers = [round(float(value), 4) for value in confidence]
    doc.spans[PLACES] = SpanGroup(doc, name=PLACES, attrs={"confidence": numbers}, spans=list(spans))


def get_places(doc: Doc) -> list[tuple[Span, float]]:
    """Return the places of ``doc`` in text order, each with the probability of its use."""
    if PLACES not in doc.spans:
        return []
    group = doc.spans[PLACES]
    return list(zip(group, group.attrs["confidence"], strict=True))


def set_referents(doc: Doc, referents: Sequence[Referent]) -> None:
    """Store referents: their mentions as spans labelled with the type, ``id_`` = the referent's number."""
    spans = [
        Span(doc, mention.start, mention.end, label=found.type, kb_id=mention.kb_id, span_id=str(number))
        for number, found in enumerate(referents)
        for mention in found.mentions
    ]
    facts = [
        {
            "name": found.name,
            "role": found.role,
            "type": found.type,
            "certainty": [float(one) for one in found.certainty],
            "links": list(found.links),
        }
        for found in referents
    ]
    doc.spans[MENTIONS] = SpanGroup(doc, name=MENTIONS, attrs={"referents": facts}, spans=spans)


def get_referents(doc: Doc) -> list[Referent]:
    """Return the referents of ``doc`` in their order."""
    if MENTIONS not in doc.spans:
        return []
    group = doc.spans[MENTIONS]
    mentions: list[list[Span]] = [[] for _ in group.attrs["referents"]]
    for span in group:
        mentions[int(span.id_)].append(span)
    return [
        Referent(
            facts["name"],
            facts["role"],
            facts["type"],
            tuple(spans),
            tuple(facts["certainty"]),
            tuple(facts.get("links", ())),
        )
        for facts, spans in zip(group.attrs["referents"], mentions, strict=True)
    ]


def register() -> None:
    """Make the layers readable as ``doc._.quotes``, ``doc._.attributions`` and so on; safe to call again."""
    getters = {
        "quotes": lambda doc: get_spans(doc, QUOTES),
        "times": lambda doc: get_spans(doc, TIMES),
        "quantities": lambda doc: get_spans(doc, QUANTITIES),
        "places": lambda doc: get_spans(doc, PLACES),
        "attributions": get_attributions,
        "encoded": get_encoded,
        "referents": get_referents,
    }
    for name, getter in getters.items():
        if not Doc.has_extension(name):
            Doc.set_extension(name, getter=getter)


register()

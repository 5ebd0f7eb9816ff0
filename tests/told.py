"""Articles for tests, whose attributions are told and not found: who speaks is then all that is tested."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span

from claimtable import layers
from claimtable.claims.claim_spans import ClaimSpan
from claimtable.claims.speakers import describe_speaker
from claimtable.coref.article import referents_of
from claimtable.coref.lookup import Referents
from claimtable.layers import Attribution
from claimtable.schema import Speaker

#: source, cue and content as printed; each is the next place in the text, counted from the last attribution's start
Told = tuple[str, str, str]


def tell(nlp: Language, text: str, *told: Told) -> Doc:
    """Read ``text``, with the attributions ``told``, up to its referents."""
    doc = nlp(text)
    attributions, place = [], 0
    for words in told:
        spans = [_find(doc, text, part, place) for part in words]
        place = min(span.start_char for part in spans for span in part)
        attributions.append(Attribution(*spans))
    layers.set_attributions(doc, attributions)
    layers.set_referents(doc, referents_of(doc))
    return doc


def _find(doc: Doc, text: str, part: str, place: int) -> tuple[Span, ...]:
    if not part:
        return ()
    start = text.index(part, place)
    span = doc.char_span(start, start + len(part), alignment_mode="expand")
    assert span is not None
    return (span,)


def speakers(doc: Doc) -> list[Speaker]:
    """Return who speaks in each attribution."""
    return [describe_speaker(body, Referents(layers.get_referents(doc))) for body in bodies(doc)]


def bodies(doc: Doc, *, carries_cue: bool = True) -> Sequence[ClaimSpan]:
    """Return one claim's body for each attribution."""
    return [
        ClaimSpan(doc, found.content, "indirect", number, found, carries_cue)
        for number, found in enumerate(layers.get_attributions(doc))
    ]

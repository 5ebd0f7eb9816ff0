"""The values of the quantities of a Doc."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from spacy.tokens import Doc, Span

from claimtable import layers
from claimtable.quantity import currencies
from claimtable.quantity.nouns import counted_noun, lemma
from claimtable.quantity.phrases import Phrase, scan
from claimtable.schema import Quantity


def parse_quantity(span: Span) -> Quantity | None:
    """Return the value of one quantity span; None where it holds no number after all."""
    found = _within(span.doc, [span], _evidence(span.doc))
    return next(found, None)


def quantities_of(doc: Doc) -> list[Quantity]:
    """Return all quantities of ``doc`` with their values, in text order."""
    spans = layers.get_spans(doc, layers.QUANTITIES)
    return list(_within(doc, spans, _evidence(doc)))


def _within(doc: Doc, spans: list[Span], evidence: Counter[str]) -> Iterator[Quantity]:
    """Read again the text and keep the phrases whose tokens are those of a span."""
    wanted = {(span.start, span.end): span.label_ for span in spans}
    for phrase in scan(doc.text):
        tokens = doc.char_span(phrase.start, phrase.end, alignment_mode="expand")
        if tokens is None or (tokens.start, tokens.end) not in wanted:
            continue
        yield _quantity(doc, phrase, wanted[tokens.start, tokens.end], evidence)


def _evidence(doc: Doc) -> Counter[str]:
    """Count the currencies that the article names without doubt, which decide whose "$" it prints."""
    return Counter(phrase.code for phrase in scan(doc.text) if len(phrase.code) == 3)


def _quantity(doc: Doc, phrase: Phrase, kind: str, evidence: Counter[str]) -> Quantity:
    unit, of = phrase.unit, ""
    if phrase.code:
        unit = currencies.unit_name(phrase.code, evidence) + phrase.unit
    elif kind == "age":
        unit = unit or "year"
    elif kind == "fraction":
        unit = "fraction"
    tokens = doc.char_span(phrase.number_start, phrase.end, alignment_mode="expand")
    noun = counted_noun(doc, tokens.end) if tokens is not None else None
    if noun is not None:
        of = layers.printed(noun)
        unit = unit or lemma(noun[-1])
    return Quantity(
        start=phrase.start,
        end=phrase.end,
        text=layers.source_text(doc)[phrase.start : phrase.end],
        kind=kind,  # type: ignore[arg-type]
        modifier=phrase.modifier,
        value=phrase.value,
        low=phrase.low,
        high=phrase.high,
        unit=unit,
        of=of,
        change=phrase.change,
    )

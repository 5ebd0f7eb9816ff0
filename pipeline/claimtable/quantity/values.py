"""The values of the quantities of a Doc."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import cast

from spacy.tokens import Doc, Span

from claimtable import layers
from claimtable.fitted import Features
from claimtable.quantity import currencies, noun_phrases
from claimtable.quantity.alignment import Candidate, aligned
from claimtable.quantity.confidence import Found, confidence, features
from claimtable.quantity.elided import Sentence
from claimtable.quantity.elided_choice import elided
from claimtable.quantity.modifiers import Change
from claimtable.quantity.nouns import counted_noun, counted_unit
from claimtable.quantity.of_choice import find_of
from claimtable.quantity.phrases import phrases_of
from claimtable.quantity.reached import reached
from claimtable.quantity.recalled import Unit
from claimtable.quantity.singular import lemma
from claimtable.schema import Quantity, QuantityKind
from claimtable.tokens import text_of

#: gives a number without a noun its unit and noun, and tells how they were found
Elide = Callable[[Candidate, Sentence], tuple[Unit, str]]

#: what belongs to the noun phrase behind a number ("other states"), unlike "more" and "fewer"
_OTHERS = frozenset({"other", "additional", "further", "such"})
#: so many of the last counts of an article can be meant by a number without a noun
_REMEMBERED = 12
#: kinds that nothing rises or falls to: "lived to 95"
_UNCHANGING = frozenset({"age"})


def quantities_of(doc: Doc) -> list[Quantity]:
    """Return all quantities of ``doc`` with their values, in text order; offsets are characters of its text."""
    return list(_read(doc, {(span.start, span.end): span.label_ for span in layers.get_spans(doc, layers.QUANTITIES)}))


@dataclass(slots=True)
class _Earlier:
    """What the present sentence has counted, what its last quantity was of, and the article's currencies."""

    text: str
    evidence: Counter[str]
    currencies: dict[str, str] = field(default_factory=dict)
    start: int = -1
    sentence: Sentence = field(default_factory=lambda: Sentence(""))
    of: str = ""
    elide: Elide = elided

    def enter(self, sentence: int) -> None:
        """Forget everything when a new sentence begins; sentences are named by their first token."""
        if sentence != self.start:
            known = (*self.sentence.known, *self.sentence.counted)[-_REMEMBERED:]
            self.start, self.sentence, self.of = sentence, Sentence(self.text, known), ""

    def currency(self, code: str) -> str:
        """Return the name of a currency; the whole article decides once what an ambiguous sign means."""
        if code not in self.currencies:
            self.currencies[code] = currencies.unit_name(code, self.evidence, self.text)
        return self.currencies[code]

    def note(self, candidate: Candidate, kind: QuantityKind, unit: str, of: str) -> None:
        """Keep what a quantity counts or measures."""
        self.sentence.note(candidate, kind, unit, of)
        self.of = of


def read_with(doc: Doc, elide: Elide) -> Iterator[Quantity]:
    """Yield the quantities of ``doc`` in text order, numbers without a noun with the unit that ``elide`` gives them."""
    wanted = {(span.start, span.end): span.label_ for span in layers.get_spans(doc, layers.QUANTITIES)}
    for candidate, kind, found in _found(doc, wanted, elide):
        yield _quantity(candidate, kind, layers.source_text(doc), found, 1.0)


def judged_quantities(doc: Doc) -> Iterator[tuple[Quantity, Features]]:
    """Yield the quantities of ``doc`` with the features that tell how sure they are."""
    wanted = {(span.start, span.end): span.label_ for span in layers.get_spans(doc, layers.QUANTITIES)}
    printed = layers.source_text(doc)
    for candidate, kind, found in _found(doc, wanted):
        yield _quantity(candidate, kind, printed, found, 1.0), features(candidate, kind, found)


def found_quantities(doc: Doc) -> Iterator[tuple[Quantity, Found]]:
    """Yield the quantities of ``doc`` in text order, each with how its unit was found."""
    wanted = {(span.start, span.end): span.label_ for span in layers.get_spans(doc, layers.QUANTITIES)}
    printed = layers.source_text(doc)
    for candidate, kind, found in _found(doc, wanted):
        yield _quantity(candidate, kind, printed, found, confidence(candidate, kind, found)), found


def _read(doc: Doc, wanted: Mapping[tuple[int, int], str]) -> Iterator[Quantity]:
    printed = layers.source_text(doc)
    for candidate, kind, found in _found(doc, wanted):
        yield _quantity(candidate, kind, printed, found, confidence(candidate, kind, found))


def _found(
    doc: Doc, wanted: Mapping[tuple[int, int], str], elide: Elide = elided
) -> Iterator[tuple[Candidate, QuantityKind, Found]]:
    """Read the text again and keep the phrases whose tokens are those of a span, which gives the kind."""
    text = text_of(doc)
    earlier = _Earlier(text, currency_evidence(text), elide=elide)
    parsed = doc.has_annotation("SENT_START")
    for candidate in aligned(doc):
        key = (candidate.span.start, candidate.span.end)
        if key not in wanted:
            continue
        kind = cast(QuantityKind, wanted[key] or candidate.phrase.kind)
        earlier.enter(candidate.first.sent.start if parsed else 0)
        found = _unit(candidate, kind, earlier)
        earlier.note(candidate, kind, found.unit, found.of)
        yield candidate, kind, found


def currency_evidence(text: str) -> Counter[str]:
    """Count the currencies that a text names without doubt; they decide whose "$" it prints."""
    return Counter(phrase.code for phrase in phrases_of(text) if len(phrase.code) == 3)


def _quantity(candidate: Candidate, kind: QuantityKind, printed: str, found: Found, sure: float) -> Quantity:
    phrase = candidate.phrase
    return Quantity(
        start=phrase.start,
        end=phrase.end,
        text=printed[phrase.start : phrase.end],
        kind=kind,
        modifier=phrase.modifier,
        value=phrase.value,
        low=phrase.low,
        high=phrase.high,
        unit=found.unit,
        of=found.of,
        change=phrase.change or _reached(candidate, kind, found),
        confidence=sure,
    )


def _reached(candidate: Candidate, kind: QuantityKind, found: Found) -> Change:
    return "" if kind in _UNCHANGING else reached(candidate.span, counted=found.way == "noun")


def _unit(candidate: Candidate, kind: QuantityKind, earlier: _Earlier) -> Found:
    """Return the unit, what is counted or measured, and how the unit was found."""
    phrase = candidate.phrase
    if kind == "count":
        return _counted(candidate, earlier)
    if phrase.code:
        return Found(earlier.currency(phrase.code) + phrase.unit, _measured(candidate, kind, earlier), "currency")
    unit = {"fraction": "fraction", "age": phrase.unit or "year"}.get(kind, phrase.unit)
    return Found(unit, _measured(candidate, kind, earlier), "unit")


def _measured(candidate: Candidate, kind: QuantityKind, earlier: _Earlier) -> str:
    """Return what a measure, an amount of money, a share or an age is of."""
    if _is_alternative(candidate):
        return ""
    of = find_of(candidate.span, kind, earlier.of)
    return layers.original_text(of) if of is not None else ""


def _is_alternative(candidate: Candidate) -> bool:
    """Tell: the number shares the unit of the one behind it: "seven or eight dollars"."""
    ahead = candidate.span.doc[candidate.span.end : candidate.span.end + 2]
    bare = candidate.phrase.end == candidate.phrase.number_end
    return bare and len(ahead) == 2 and ahead[0].lower_ in ("or", "to") and ahead[1].pos_ == "NUM"


def _counted(candidate: Candidate, earlier: _Earlier) -> Found:
    found = _noun(candidate, earlier)
    return replace(found, unit=(found.unit + candidate.phrase.rate).strip())


def _noun(candidate: Candidate, earlier: _Earlier) -> Found:
    noun = counted_noun(_counting(candidate)) if candidate.phrase.form != "range" or not _is_inside(candidate) else None
    if noun is None or noun.text.lower() == "others":
        unit_of, way = earlier.elide(candidate, earlier.sentence)
        return Found(*unit_of, way)
    unit = counted_unit(_counting(candidate), noun)
    of = noun if unit == noun[-1] else noun.doc[min(unit.i + 1, noun.end - 1) : noun.end]
    words = layers.original_text(
        _with_others(_trimmed(noun_phrases.with_complement(noun_phrases.with_conjuncts(of))), candidate.number.end)
    )
    return Found(lemma(unit, candidate.phrase.value), words, "noun", unit)


def _with_others(noun: Span, number_end: int) -> Span:
    """Take "other" and "additional" in, which stand between a number and its noun."""
    start = noun.start
    while start > number_end and noun.doc[start - 1].lower_ in _OTHERS:
        start -= 1
    return noun.doc[start : noun.end]


def _is_inside(candidate: Candidate) -> bool:
    """Tell: "a strong tornado or two" has its noun before the number."""
    return candidate.phrase.value == 1.5 and candidate.before is not None and candidate.before.lower_ == "or"


def _counting(candidate: Candidate) -> Span:
    """Return the tokens of the number with the modifier behind it ("200-odd people", "50 or more guests")."""
    phrase = candidate.phrase
    end = candidate.span.end if phrase.end > phrase.number_end and not phrase.rate else candidate.number.end
    return candidate.span.doc[candidate.number.start : end]


def _trimmed(span: Span) -> Span:
    while len(span) > 1 and span[0].text == "-":
        span = span[1:]
    return span

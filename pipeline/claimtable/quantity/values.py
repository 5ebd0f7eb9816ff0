"""The values of the quantities of a Doc."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import cast

from spacy.tokens import Doc, Span

from claimtable import layers
from claimtable.lexicon.people import PERSON_NOUNS
from claimtable.lexicon.wordlist import words
from claimtable.quantity import currencies, wholes
from claimtable.quantity.alignment import Candidate, aligned
from claimtable.quantity.nouns import counted_noun, counted_unit, lemma
from claimtable.quantity.parts import Phrase
from claimtable.quantity.phrases import phrases_of
from claimtable.schema import Quantity, QuantityKind

_VICTIM_VERBS = words("""
    kill injure wound die hurt arrest detain evacuate displace rescue hospitalise hospitalize infect drown
    perish survive sicken hospitalise jail sentence deport shoot behead execute
    """)

#: the level of an index shares the unit of its change: "10,234.5, up 12.3 points"
_POINTS_ON = re.compile(r",? (?:up|down|a (?:gain|loss|rise|fall|drop) of) [\d.,]{1,12} points?\b")
_CROWDS = words("""
    crowd crowds crew audience population workforce staff congregation membership gathering turnout attendance
    readership
    """)
_OTHERS = words("person other people child soldier troop civilian militant pilgrim student patient migrant")
_PARENTS = frozenset({"father", "mother", "parent", "mum", "mom", "dad", "grandfather", "grandmother", "family"})
_SHARES = frozenset({"percent", "fraction"})
_THEM = frozenset({"them", "whom", "which", "these", "those"})


def parse_quantity(span: Span) -> Quantity | None:
    """Return the value of one quantity span of a Doc; None where it holds no number after all."""
    return next(_read(span.doc, {(span.start, span.end): span.label_}), None)


def quantities_of(doc: Doc) -> list[Quantity]:
    """Return all quantities of ``doc`` with their values, in text order; offsets are characters of its text."""
    return list(_read(doc, {(span.start, span.end): span.label_ for span in layers.get_spans(doc, layers.QUANTITIES)}))


@dataclass(frozen=True, slots=True)
class _Counted:
    """A counted noun, which a later bare number of the same sentence leaves out."""

    unit: str
    of: str
    value: float


@dataclass(slots=True)
class _Earlier:
    """What one sentence has counted so far, the last whole that a share was of, and the article's currencies."""

    text: str
    evidence: Counter[str]
    currencies: dict[str, str] = field(default_factory=dict)
    sentence: int = -1
    counted: list[_Counted] = field(default_factory=list)
    whole: str = ""

    def enter(self, sentence: int) -> None:
        """Forget everything when a new sentence begins; sentences are named by their first token."""
        if sentence != self.sentence:
            self.sentence, self.counted, self.whole = sentence, [], ""

    def currency(self, code: str) -> str:
        """Return the name of a currency; the whole article decides once what an ambiguous sign means."""
        if code not in self.currencies:
            self.currencies[code] = currencies.unit_name(code, self.evidence, self.text)
        return self.currencies[code]

    def note(self, candidate: Candidate, kind: QuantityKind, unit: str, of: str) -> None:
        """Keep what a quantity counts or is a share of."""
        if kind == "count" and unit and not _is_tied(candidate) and not _group_of(candidate):
            self.counted.append(_Counted(unit, of, candidate.phrase.value))
        elif kind in _SHARES and of:
            self.whole = of


def _read(doc: Doc, wanted: Mapping[tuple[int, int], str]) -> Iterator[Quantity]:
    """Read the text again and keep the phrases whose tokens are those of a span, which gives the kind."""
    text = doc.text
    printed = layers.source_text(doc)
    earlier = _Earlier(text, currency_evidence(text))
    parsed = doc.has_annotation("SENT_START")
    for candidate in aligned(doc):
        key = (candidate.span.start, candidate.span.end)
        if key not in wanted:
            continue
        kind = cast(QuantityKind, wanted[key] or candidate.phrase.kind)
        earlier.enter(candidate.first.sent.start if parsed else 0)
        unit, of = _unit(candidate, kind, earlier)
        earlier.note(candidate, kind, unit, of)
        yield _quantity(candidate.phrase, kind, printed, unit, of)


def _is_tied(candidate: Candidate) -> bool:
    """Tell: "12-ball", "six-member": a hyphenated noun is not what later numbers leave out."""
    return candidate.after is not None and candidate.after.text == "-"


def currency_evidence(text: str) -> Counter[str]:
    """Count the currencies that a text names without doubt; they decide whose "$" it prints."""
    return Counter(phrase.code for phrase in phrases_of(text) if len(phrase.code) == 3)


def _quantity(phrase: Phrase, kind: QuantityKind, printed: str, unit: str, of: str) -> Quantity:
    return Quantity(
        start=phrase.start,
        end=phrase.end,
        text=printed[phrase.start : phrase.end],
        kind=kind,
        modifier=phrase.modifier,
        value=phrase.value,
        low=phrase.low,
        high=phrase.high,
        unit=unit,
        of=of,
        change=phrase.change,
    )


def _unit(candidate: Candidate, kind: QuantityKind, earlier: _Earlier) -> tuple[str, str]:
    """Return the unit and what is counted or measured."""
    phrase, doc = candidate.phrase, candidate.span.doc
    if kind == "count":
        return _counted(candidate, earlier)
    unit = phrase.unit
    if phrase.code:
        unit = earlier.currency(phrase.code) + phrase.unit
    elif kind == "fraction":
        unit = "fraction"
    elif kind == "age":
        unit = unit or "year"
    if _is_alternative(candidate):
        return unit, ""
    noun = counted_noun(candidate.span)
    of = wholes.measured(doc, candidate.span, noun, kind)
    if of is None and kind in _SHARES and candidate.span.root.dep_ in ("nsubj", "nsubjpass"):
        return unit, earlier.whole
    return unit, layers.printed(of) if of is not None and of.text != "%" else ""


def _is_alternative(candidate: Candidate) -> bool:
    """Tell: the number shares the unit of the one behind it: "seven or eight dollars"."""
    ahead = candidate.span.doc[candidate.span.end : candidate.span.end + 2]
    bare = candidate.phrase.end == candidate.phrase.number_end
    return bare and len(ahead) == 2 and ahead[0].lower_ in ("or", "to") and ahead[1].pos_ == "NUM"


def _counted(candidate: Candidate, earlier: _Earlier) -> tuple[str, str]:
    noun = counted_noun(_counting(candidate))
    if noun is not None:
        unit = counted_unit(_counting(candidate), noun)
        of = noun if unit == noun[-1] else noun.doc[min(unit.i + 1, noun.end - 1) : noun.end]
        return lemma(unit, candidate.phrase.value), layers.printed(_trimmed(wholes.with_complement(of)))
    return _part_of(candidate, earlier.counted) or _elided(candidate, earlier)


def _part_of(candidate: Candidate, earlier: list[_Counted]) -> tuple[str, str] | None:
    """Return what "700 of them" takes up: what was counted last and is no fewer, else the plural before it."""
    doc, end = candidate.span.doc, candidate.span.end
    if end + 1 >= len(doc) or doc[end].lower_ != "of" or doc[end + 1].lower_ not in _THEM:
        return None
    for counted in reversed(earlier):
        if counted.value >= candidate.phrase.value:
            return counted.unit, counted.of
    start = candidate.span.start - 1
    if start > 0 and doc[start].text == "," and doc[start - 1].tag_ == "NNS":
        return lemma(doc[start - 1]), layers.printed(doc[start - 1 : start])
    return None


def _elided(candidate: Candidate, earlier: _Earlier) -> tuple[str, str]:
    """Return the noun that a bare number leaves out; its sentence names it elsewhere, or a verb tells of victims."""
    number = candidate.number
    noun = _bounded(candidate) or _shared_noun(candidate) or _alternative(candidate) or wholes.numbered(number)
    if noun is not None:
        return lemma(noun[-1]), layers.printed(noun)
    subject = wholes.subject_of(number)
    if subject is not None:
        return "", layers.printed(subject)
    if _POINTS_ON.match(earlier.text, candidate.phrase.end) is not None:
        return "point", "points"
    group = _group_of(candidate)
    if group:
        return ("person", "people") if group in _CROWDS else ("", "")
    if _is_victims(candidate):
        victims = next((counted for counted in reversed(earlier.counted) if _is_person(counted.unit)), None)
        return (victims.unit, victims.of) if victims is not None and victims.unit != "person" else ("person", "people")
    if earlier.counted:
        unit = earlier.counted[-1].unit
        return unit, "people" if unit == "person" else earlier.counted[-1].of
    return ("person", "people") if _is_crowd(candidate) else ("", "")


def _is_person(unit: str) -> bool:
    """Tell whether a counted noun is people: a role, a nationality, "others"."""
    return (
        unit in PERSON_NOUNS or unit in _OTHERS or unit[:1].isupper() or unit.endswith(("man", "er", "or", "ist", "ee"))
    )


def _group_of(candidate: Candidate) -> str:
    """Return the word for people of "a crowd of 900"; "a father of three" leaves out what the sentence does not say."""
    start, doc = candidate.span.start, candidate.span.doc
    group = doc[start - 2].lower_ if start > 1 and doc[start - 1].lower_ == "of" else ""
    return group if group in _CROWDS | _PARENTS else ""


def _is_crowd(candidate: Candidate) -> bool:
    """Tell: "thousands marched": a vague number without a noun that does something is one of people."""
    after = candidate.after
    if candidate.phrase.form != "vague" or (after is not None and after.lower_ == "more"):
        return False
    return candidate.number.root.dep_ in ("nsubj", "nsubjpass")


def _bounded(candidate: Candidate) -> Span | None:
    """Return the plural before a bound: "groups over 40"."""
    before = candidate.span.doc[candidate.span.start - 1] if candidate.span.start else None
    if before is None or before.tag_ != "NNS" or candidate.phrase.modifier in ("=", "~", "range"):
        return None
    return before.doc[before.left_edge.i : before.i + 1]


def _shared_noun(candidate: Candidate) -> Span | None:
    """Return the noun that a later number shares: "three and four golds"."""
    doc, end = candidate.number.doc, candidate.number.end
    if end + 1 < len(doc) and doc[end].lower_ in ("and", "or") and doc[end + 1].pos_ == "NUM":
        return counted_noun(doc[end + 1 : end + 2])
    return None


def _alternative(candidate: Candidate) -> Span | None:
    """Return the noun of "a pick or two"."""
    start, doc = candidate.number.start, candidate.number.doc
    if start > 2 and doc[start - 1].lower_ == "or" and doc[start - 2].tag_ == "NN" and candidate.phrase.value == 2:
        return doc[start - 2 : start - 1]
    return None


def _counting(candidate: Candidate) -> Span:
    """Return the tokens of the number with the modifier behind it ("200-odd people", "50 or more guests")."""
    end = candidate.span.end if candidate.phrase.end > candidate.phrase.number_end else candidate.number.end
    return candidate.span.doc[candidate.number.start : end]


def _trimmed(span: Span) -> Span:
    while len(span) > 1 and span[0].text == "-":
        span = span[1:]
    return span


def _is_victims(candidate: Candidate) -> bool:
    head = candidate.number.root.head
    doc = candidate.number.doc
    ahead = doc[candidate.number.end : min(len(doc), candidate.number.end + 4)]
    if head.lemma_ == "shoot" and candidate.number.root.dep_ != "nsubjpass":
        return any(token.lower_ == "dead" for token in ahead)
    return head.lemma_ in _VICTIM_VERBS or any(
        (token.lemma_ in _VICTIM_VERBS and token.pos_ == "VERB") or token.lower_ in ("dead", "missing", "homeless")
        for token in ahead
    )

"""Which quantity phrases of a Doc are quantities: what the parse knows about names, years, ages and pronouns."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from claimtable.quantity.nouns import counted_noun
from claimtable.quantity.phrases import Phrase, scan
from dataclasses import replace

_NAME_LABELS = frozenset(
    {"PRODUCT", "FAC", "WORK_OF_ART", "LAW", "EVENT", "ORG", "GPE", "LOC", "PERSON", "NORP", "LANGUAGE"}
)


def found_in(doc: Doc) -> Iterator[tuple[Phrase, Span]]:
    """Yield the quantities of ``doc`` with the tokens that they touch, in text order."""
    for phrase in scan(doc.text):
        span = doc.char_span(phrase.start, phrase.end, alignment_mode="expand")
        number = doc.char_span(phrase.number_start, phrase.number_end, alignment_mode="expand")
        if span is None or number is None:
            continue
        phrase = _as_age(doc, phrase, number)
        if _is_quantity(doc, phrase, number):
            yield phrase, Span(doc, span.start, span.end, label=phrase.kind)


def _as_age(doc: Doc, phrase: Phrase, number: Span) -> Phrase:
    """Read the bare number of "Maria, 45," or "who was 10" as an age."""
    if phrase.kind != "count" or phrase.unit or phrase.form not in ("digits", "range") or not 0 < phrase.value < 121:
        return phrase
    if phrase.modifier not in ("=",):
        return phrase
    before = doc[number.start - 1] if number.start else None
    after = doc[number.end] if number.end < len(doc) else None
    if before is None or before.text != "," or number.start < 2:
        return phrase
    closed = after is None or after.text in (",", ".", ")", ";") or after.lower_ in ("and", "of", "from", "who", "was", "is")
    person = doc[number.start - 2]
    if closed and (person.ent_type_ == "PERSON" or (person.pos_ == "PROPN" and person.ent_type_ in ("", "ORG"))):
        return replace(phrase, kind="age", unit="year")
    return phrase


def _is_quantity(doc: Doc, phrase: Phrase, number: Span) -> bool:
    if phrase.kind == "duration" and _is_past_time(doc, phrase):
        return False
    if phrase.kind == "fraction":
        return _is_fraction(doc, phrase, number)
    if phrase.unit or phrase.code:
        return True
    if _is_pronoun_one(doc, phrase, number) or _is_year(doc, phrase, number):
        return False
    return not _is_name(doc, number)


def _is_past_time(doc: Doc, phrase: Phrase) -> bool:
    """ "two years ago" and "six minutes later" are times."""
    span = doc.char_span(phrase.start, phrase.end, alignment_mode="expand")
    if span is None or span.end >= len(doc):
        return False
    return doc[span.end].lower_ in ("ago", "later", "earlier", "previously", "hence")


def _is_fraction(doc: Doc, phrase: Phrase, number: Span) -> bool:
    words = doc.text[phrase.number_start : phrase.number_end].lower()
    after = doc[number.end].lower_ if number.end < len(doc) else ""
    before = doc[number.start - 1].lower_ if number.start else ""
    if after == "-":
        return False
    if words == "half":
        return _is_half(before, after) or phrase.modifier != "="
    if words in ("a quarter", "a third", "a half", "a fifth", "a tenth"):
        return after == "of" or before in ("by", "than", "nearly", "almost", "about", "over", "only") or not _is_nominal(doc, number.end)
    return True


def _is_half(before: str, after: str) -> bool:
    if before in ("first", "second", "other", "better", "opening", "top", "bottom", "latter", "'s", "his", "her", "the"):
        return False
    return after in ("of", "the", "its", "his", "her", "their", "all", "our", "my", "those", "these", "as", "what", "a", "that") or before in (
        "by", "in", "than"
    )  # fmt: skip


def _is_nominal(doc: Doc, index: int) -> bool:
    return index < len(doc) and doc[index].pos_ in ("NOUN", "PROPN", "ADJ")


def _is_pronoun_one(doc: Doc, phrase: Phrase, number: Span) -> bool:
    """ "one of the men", "this one", "one another", "no one" count nothing; "one man" does."""
    token = number[0]
    if len(number) > 1 or token.lower_ not in ("one", "ones"):
        return False
    after = doc[number.end] if number.end < len(doc) else None
    before = doc[number.start - 1] if number.start else None
    if after is None or after.lower_ in ("of", "another", "day", "thing", "'s", "is", "to", "that", "who", "which") or after.is_punct:
        return True
    if before is not None and before.lower_ in ("no", "this", "that", "the", "any", "every", "each", "which", "some", "another", "day"):
        return True
    noun = counted_noun(doc, number.end)
    return noun is None


def _is_year(doc: Doc, phrase: Phrase, number: Span) -> bool:
    printed = doc.text[phrase.number_start : phrase.number_end]
    if not (len(printed) == 4 and printed.isdigit() and 1000 <= phrase.value <= 2100):
        return False
    if phrase.modifier in (">", ">=", "<", "<=", "~"):
        return False
    token = number[0]
    if token.head.i > token.i and token.head.tag_ == "NNS" and token.dep_ == "nummod":
        before = doc[token.i - 1] if token.i else None
        return before is not None and (before.lower_ in ("in", "of", "since", "the", "from", "by", "until", "during", "for", "its", "their", ",", "'s") and phrase.value >= 1900)
    return phrase.value >= 1200 or token.ent_type_ == "DATE"


def _is_name(doc: Doc, number: Span) -> bool:
    """Tell whether the number is part of a name or a label: "Boeing 747", "Big 12", "Fortune 100"."""
    first = number[0]
    before = doc[number.start - 1] if number.start else None
    if before is None or before.is_space:
        return False
    if before.text in ("-",) and number.start > 1:
        return doc[number.start - 2].is_alpha and doc[number.start - 1].whitespace_ == ""
    if first.ent_type_ in _NAME_LABELS and first.ent_iob_ == "I" and not _counts(first):
        return True
    if before.pos_ != "PROPN" or before.is_sent_end:
        return False
    return not _counts(first)


def _counts(token: Token) -> bool:
    noun = counted_noun(token.doc, token.i + 1)
    return noun is not None and noun[-1].pos_ == "NOUN" and (token.head == noun[-1] or noun[-1].tag_ == "NNS")

"""Which phrases of a Doc are quantities: what the parse knows about names, years, ages and pronouns."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token

from claimtable import layers
from claimtable.lexicon import units as lexicon
from claimtable.quantity.amounts import Phrase
from claimtable.quantity.nouns import counted_noun, is_plural
from claimtable.quantity.phrases import phrases_of


@dataclass(frozen=True, slots=True)
class Candidate:
    """A phrase with the tokens that it touches and the tokens of its bare number."""

    phrase: Phrase
    span: Span
    number: Span
    words: str

    @property
    def before(self) -> Token | None:
        """The token before the number."""
        return self.number.doc[self.number.start - 1] if self.number.start else None

    @property
    def after(self) -> Token | None:
        """The token behind the number."""
        return self.number.doc[self.number.end] if self.number.end < len(self.number.doc) else None

    @property
    def first(self) -> Token:
        """The number's first token."""
        return self.number[0]


def aligned(doc: Doc) -> Iterator[Candidate]:
    """Yield all phrases of ``doc`` with their tokens; a phrase takes every token that it touches."""
    text = doc.text
    starts = [token.idx for token in doc]

    def tokens(start: int, end: int) -> Span:
        return doc[max(0, bisect_right(starts, start) - 1) : bisect_left(starts, end)]

    for phrase in phrases_of(text):
        words = text[phrase.number_start : phrase.number_end]
        yield Candidate(
            phrase, tokens(phrase.start, phrase.end), tokens(phrase.number_start, phrase.number_end), words
        )


def quantities_in(doc: Doc) -> Iterator[Span]:
    """Yield the quantities of ``doc`` in text order, labelled with their kind."""
    dates = _date_tokens(doc)
    for candidate in aligned(doc):
        phrase = _as_age(candidate)
        if phrase.kind == "age" or _is_quantity(candidate, dates):
            yield Span(doc, candidate.span.start, candidate.span.end, label=phrase.kind)


def _date_tokens(doc: Doc) -> frozenset[int]:
    """The tokens of calendar dates and clock times, where the layer of times was made."""
    spans = (span for span in layers.get_spans(doc, layers.TIMES) if span.label_ in ("DATE", "TIME"))
    return frozenset(index for span in spans for index in range(span.start, span.end))


_AGE_WORDS = frozenset({"is", "was", "turned", "turns", "turning", "became"})
_AGE_SUBJECT = re.compile(r"\b(?:life expectancy|(?:average|median|mean|retirement|voting|drinking) age)\b", re.IGNORECASE)


def _as_age(candidate: Candidate) -> Phrase:
    """Read the bare number of "Maria, 45,", "who was 10" or "he is 45" as an age."""
    phrase, before, after = candidate.phrase, candidate.before, candidate.after
    bare = phrase.kind == "count" and not phrase.unit and phrase.form in ("digits", "words")
    if not bare or not 1 <= phrase.value < 121 or before is None:
        return phrase
    if phrase.modifier == "=" and _is_apposed(candidate) or _is_predicate_age(candidate, before, after):
        return replace(phrase, kind="age", unit="year")
    return phrase


def _is_apposed(candidate: Candidate) -> bool:
    number, before, after = candidate.number, candidate.before, candidate.after
    if candidate.phrase.form != "digits" or before is None or number.start < 2 or candidate.phrase.value < 2:
        return False
    if before.text != ",":
        named = before.ent_type_ == "PERSON" and before.nbor(-1).ent_type_ == "PERSON"
        return named and after is not None and after.pos_ in ("AUX", "VERB") and candidate.phrase.value >= 10
    named = before.nbor(-1)
    closed = after is None or after.text in (",", ".", ")", ";", "—")
    if named.ent_type_ == "PERSON":
        return closed or (after is not None and after.lower_ in ("and", "of", "from", "who", "was", "is", "has"))
    return closed and named.pos_ in ("PROPN", "NOUN") and named.tag_ in ("NNP", "NN") and (after is None or after.text != ".")


def _is_predicate_age(candidate: Candidate, before: Token, after: Token | None) -> bool:
    if not _no_noun(candidate):
        return False
    if before.lower_ in _AGE_WORDS and candidate.number.start > 1:
        subject = before.nbor(-1)
        return subject.lower_ in ("who", "he", "she") or (subject.ent_type_ == "PERSON" and before.lower_ != "became")
    start = candidate.span.start
    return _AGE_SUBJECT.search(candidate.span.doc[max(0, start - 9) : start].text) is not None


def _no_noun(candidate: Candidate) -> bool:
    after = candidate.after
    return counted_noun(candidate.number) is None and (after is None or after.lower_ not in ("of", "-", "%", "in"))


def _is_quantity(candidate: Candidate, dates: frozenset[int]) -> bool:
    phrase = candidate.phrase
    if _is_past_time(candidate):
        return False
    if phrase.kind == "fraction":
        return _is_fraction(candidate)
    if phrase.unit == "time" and phrase.value == 1:
        return candidate.before is None or candidate.before.lower_ not in ("at", "any", "this", "that", "a", "the") and "-" not in candidate.span.text
    if phrase.unit or phrase.code:
        return not _is_code_unit(candidate)
    if _is_manner(candidate) or _is_rank(candidate) or _is_pronoun_one(candidate) or _is_year(candidate) or _is_name(candidate):
        return False
    return not all(index in dates for index in range(candidate.number.start, candidate.number.end)) or _counts(candidate)


def _is_past_time(candidate: Candidate) -> bool:
    """ "two years ago" and "six minutes later" are times, and so is "two long years ago"."""
    phrase, span = candidate.phrase, candidate.span
    if phrase.kind not in ("duration", "count"):
        return False
    doc = span.doc
    ahead = doc[span.end : min(len(doc), span.end + (1 if phrase.kind == "duration" else 4))]
    if phrase.kind == "count":
        noun = counted_noun(candidate.number)
        if noun is None or noun[-1].lemma_ not in lexicon.TIME_UNITS:
            return False
    return any(token.lower_ in ("ago", "later", "earlier", "previously", "hence") for token in ahead)


_SINGLE_LETTER = re.compile(r"[A-Z]$")


def _is_code_unit(candidate: Candidate) -> bool:
    """ "F", "C" or "K" behind a number without a degree sign is a temperature only where it is one by its words."""
    phrase = candidate.phrase
    if phrase.unit not in ("kelvin", "newton", "watt", "volt", "joule", "tesla", "ampere"):
        return False
    printed = candidate.span.text
    return _SINGLE_LETTER.search(printed) is not None and candidate.first.pos_ == "PROPN"


def _is_manner(candidate: Candidate) -> bool:
    """ "two-way", "three-way" are manners."""
    ahead = candidate.number.doc[candidate.number.end : candidate.number.end + 2]
    return len(ahead) == 2 and ahead[0].text == "-" and ahead[1].lower_ in ("way", "ways", "faced", "sided", "handed", "dimensional")


def _is_rank(candidate: Candidate) -> bool:
    """ "the top 10", "the bottom three" name ranks unless a noun follows."""
    before, after = candidate.before, candidate.after
    if candidate.words.lower() == "zero" and after is not None and after.lower_ in ("in", "-", "hour"):
        return True
    if before is None or counted_noun(candidate.number) is not None:
        return False
    return before.lower_ in ("top", "bottom", "first", "last", "final") or (before.lower_ in ("a", "an") and candidate.phrase.form == "words")


_PARTS_ALONE = frozenset({"a quarter", "a third", "a fifth", "a sixth", "a seventh", "a eighth", "a tenth", "a half"})
_WHOLES = frozenset("of the its his her their all our my those these as what a an that this".split())
_HALF_BEFORE = frozenset("first second other better opening top bottom latter third last next 's his her the each every".split())


def _is_fraction(candidate: Candidate) -> bool:
    words, phrase = candidate.words.lower(), candidate.phrase
    after = candidate.after.lower_ if candidate.after is not None else ""
    before = candidate.before.lower_ if candidate.before is not None else ""
    if words in ("half", "halves"):
        if before in _HALF_BEFORE or after in ("-", "time"):
            return False
        return after in _WHOLES or before in ("by", "in", "than") or phrase.modifier != "="
    if words in _PARTS_ALONE:
        if after == "-":
            return False
        return after == "of" or phrase.modifier != "=" or before in ("by", "than", "only", "just") or not _is_nominal(candidate.after)
    if after == "-":
        return phrase.form == "fraction" and words.replace("-", " ") not in ("one third", "one quarter") or _hyphen_noun(candidate)
    return True


def _hyphen_noun(candidate: Candidate) -> bool:
    end = candidate.number.end
    return end + 1 < len(candidate.number.doc) and candidate.number.doc[end + 1].lower_ not in ("party", "round", "place", "degree")


def _is_nominal(token: Token | None) -> bool:
    return token is not None and token.pos_ in ("NOUN", "PROPN", "ADJ")


_NO_COUNT_AFTER = frozenset("of another day thing 's is to that who which was has by".split())
_NO_COUNT_BEFORE = frozenset("no this that the any every each which some another day".split())


def _is_pronoun_one(candidate: Candidate) -> bool:
    """ "one of the men", "this one", "one another", "no one" count nothing; "one man" does."""
    if candidate.words.lower() not in ("one", "ones"):
        return False
    before, after = candidate.before, candidate.after
    if after is None or after.lower_ in _NO_COUNT_AFTER or after.text == "-" or after.is_punct:
        return True
    if before is not None and before.lower_ in _NO_COUNT_BEFORE:
        return True
    return counted_noun(candidate.number) is None


_YEAR = re.compile(r"(?:(?:1\d|20)\d\d|2100)(?:(?:-| to | and | or )(?:(?:1\d|20)\d\d|2100))?")
_YEAR_BEFORE = frozenset(
    "in since until till by from during before after of early late mid year years season the and to through circa a.d. ad between "
    "- / ( autumn spring summer winter fall january february march april may june july august september october november december".split()
)


def _is_year(candidate: Candidate) -> bool:
    """Tell calendar years from counts of the same size; a thousands comma, a modifier or a counted noun decides."""
    phrase, token = candidate.phrase, candidate.first
    if _YEAR.fullmatch(candidate.words) is None or phrase.modifier not in ("=", "range"):
        return False
    value = phrase.low if phrase.modifier == "range" and phrase.low is not None else phrase.value
    before = candidate.before.lower_ if candidate.before is not None else ""
    noun = counted_noun(candidate.number)
    if noun is not None and is_plural(noun[-1]) and token.head == noun[-1] and (token.ent_type_ != "DATE" or value < 1900):
        return before in _YEAR_BEFORE and value >= 1900 and before not in ("of", "to", "the", "and", "from", "after")
    return value >= 1850 or token.ent_type_ == "DATE" or before in _YEAR_BEFORE - {"of", "to", "by", "and"} or noun is not None


_NAME_LABELS = frozenset(
    {"PRODUCT", "FAC", "WORK_OF_ART", "LAW", "EVENT", "ORG", "GPE", "LOC", "PERSON", "NORP", "LANGUAGE"}
)


def _is_name(candidate: Candidate) -> bool:
    """Tell whether the number is part of a name or a label: "Boeing 747", "Big 12", "787 Dreamliner", "Six Nations"."""
    first, before, after = candidate.first, candidate.before, candidate.after
    titled = first.text[:1].isupper() and not first.is_sent_start and not first.is_upper
    if titled and _is_proper(after) or (titled and _is_proper(before)):
        return True
    noun = counted_noun(candidate.number)
    if noun is not None and _names_one_thing(candidate, noun[-1]):
        return True
    if before is None or before.is_space or before.is_punct:
        return False
    if first.ent_type_ in _NAME_LABELS and first.ent_iob_ == "I":
        return not _counts(candidate) or before.pos_ == "PROPN"
    if not _is_proper(before) or before.is_sent_end:
        return False
    return not _counts(candidate) or (noun is not None and (before.head in (noun[-1], first) or first.head == before))


def _is_proper(token: Token | None) -> bool:
    return token is not None and token.pos_ == "PROPN"


def _names_one_thing(candidate: Candidate, head: Token) -> bool:
    """A number before a singular proper noun names a thing, as "787 Dreamliner", unless it is one."""
    if head.tag_ != "NNP" or candidate.phrase.form != "digits" or not candidate.words.isdigit():
        return False
    return not head.lower_.endswith("s") and candidate.phrase.value != 1


def _counts(candidate: Candidate) -> bool:
    noun = counted_noun(candidate.number)
    if noun is None:
        return False
    head = noun[-1]
    if is_plural(head):
        return True
    hyphen = candidate.after is not None and candidate.after.text == "-"
    return head.pos_ == "NOUN" and candidate.first.head == head and (hyphen or candidate.phrase.value == 1)

"""Which phrases of a Doc are quantities: what the parse knows about names, years, ages and pronouns."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from claimtable import layers
from claimtable.lexicon import units as lexicon
from claimtable.lexicon.wordlist import words
from claimtable.quantity.ages import as_age
from claimtable.quantity.alignment import Candidate, aligned
from claimtable.quantity.nouns import counted_noun, is_plural
from claimtable.quantity.years import is_year


def quantities_in(doc: Doc) -> Iterator[Span]:
    """Yield the quantities of ``doc`` in text order, labelled with their kind."""
    dates = _date_tokens(doc)
    for candidate in aligned(doc):
        phrase = as_age(candidate)
        if phrase.kind == "age" or _is_quantity(candidate, dates):
            yield Span(doc, candidate.span.start, candidate.span.end, label=phrase.kind)


def _date_tokens(doc: Doc) -> frozenset[int]:
    """The tokens of calendar dates and clock times, where the layer of times was made."""
    spans = (span for span in layers.get_spans(doc, layers.TIMES) if span.label_ in ("DATE", "TIME"))
    return frozenset(index for span in spans for index in range(span.start, span.end))


def _is_quantity(candidate: Candidate, dates: frozenset[int]) -> bool:
    phrase = candidate.phrase
    if _is_past_time(candidate):
        return False
    if candidate.words.lower() == "one" and _is_some_time(candidate):
        return False
    if phrase.kind == "fraction":
        return _is_fraction(candidate)
    if phrase.form == "times" and candidate.after is not None and candidate.after.text == "-":
        return False
    if phrase.form == "vague" and candidate.words.lower() == "scores" and _is_points(candidate):
        return False
    if phrase.unit == "time" and phrase.value == 1:
        return candidate.before is None or (
            candidate.before.lower_ not in ("at", "any", "this", "that", "a", "the") and "-" not in candidate.span.text
        )
    if phrase.unit or phrase.code:
        return not _is_code_unit(candidate)
    if (
        _is_manner(candidate)
        or _is_rank(candidate)
        or _is_pronoun_one(candidate)
        or is_year(candidate)
        or _is_name(candidate)
    ):
        return False
    return not all(index in dates for index in range(candidate.number.start, candidate.number.end)) or _counts(
        candidate
    )


_PARTS_OF_DAY = frozenset({"morning", "afternoon", "evening", "weekend", "summer", "winter", "spring", "autumn"})
_LASTING = words("last take spend wait be need miss lose give require have")


def _is_some_time(candidate: Candidate) -> bool:
    """Tell "one night" and "at one point" in the sense of "once" from "it lasted one night"."""
    before, after, root = candidate.before, candidate.after, candidate.span.root
    if before is not None and before.lower_ == "at":
        return after is not None and after.lower_ in ("point", "time", "stage", "moment")
    noun = counted_noun(candidate.number) if candidate.phrase.kind == "count" else None
    if noun is not None and noun[-1].lower_ in _PARTS_OF_DAY:
        return noun.root.dep_ == "npadvmod"
    if candidate.phrase.unit not in ("day", "night") or candidate.phrase.modifier != "=":
        return False
    if before is not None and before.pos_ in ("ADP", "DET", "ADJ", "PRON"):
        return False
    return root.dep_ == "npadvmod" and root.head.pos_ == "VERB" and root.head.lemma_ not in _LASTING


def _is_points(candidate: Candidate) -> bool:
    """Tell results from twenties: "the three best scores", "scores of 279", unlike "scores of people"."""
    before, after = candidate.before, candidate.after
    if before is not None and before.pos_ in ("ADJ", "NUM", "NOUN", "PROPN", "DET", "PRON"):
        return True
    if after is None or after.lower_ != "of":
        subject = candidate.number.root.dep_ in ("nsubj", "nsubjpass")
        return not subject and (before is None or before.pos_ not in ("VERB", "CCONJ", "ADP"))
    return after.i + 1 < len(after.doc) and after.nbor(1).pos_ == "NUM"


def _is_past_time(candidate: Candidate) -> bool:
    """Tell: "two years ago" and "six minutes later" are times, and so is "two long years ago"."""
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
    """Tell one capital behind a number that begins a name from a unit's symbol ("the 5 W family")."""
    phrase = candidate.phrase
    if phrase.unit not in ("kelvin", "newton", "watt", "volt", "joule", "tesla", "ampere"):
        return False
    printed = candidate.span.text
    return _SINGLE_LETTER.search(printed) is not None and candidate.first.pos_ == "PROPN"


def _is_manner(candidate: Candidate) -> bool:
    """Tell: "two-way", "three-way" are manners."""
    ahead = candidate.number.doc[candidate.number.end : candidate.number.end + 2]
    return (
        len(ahead) == 2
        and ahead[0].text == "-"
        and ahead[1].lower_ in ("way", "ways", "faced", "sided", "handed", "dimensional")
    )


def _is_rank(candidate: Candidate) -> bool:
    """Tell: "the top 10", "the bottom three" name ranks, "a 737 crashed" a thing, unless a noun follows."""
    before, after = candidate.before, candidate.after
    if candidate.words.lower() == "zero" and after is not None and after.lower_ in ("in", "-", "hour"):
        return True
    if before is None or counted_noun(candidate.number) is not None:
        return False
    if before.lower_ in ("a", "an"):
        return candidate.phrase.form == "words" or (after is not None and after.pos_ in ("VERB", "AUX"))
    return before.lower_ in ("top", "bottom", "first", "last", "final") or _is_airliner(candidate)


_AIRLINER = re.compile(r"7[0-8]7")


def _is_airliner(candidate: Candidate) -> bool:
    """Tell: "the 747 landed" names an aircraft, "the 747 were rescued" does not."""
    before, after = candidate.before, candidate.after
    if before is None or _AIRLINER.fullmatch(candidate.words) is None or candidate.phrase.modifier != "=":
        return False
    plural = after is not None and after.lower_ in ("were", "are", "have", "who", "of")
    return before.lower_ in ("the", "this", "that") and not plural


_PARTS_ALONE = frozenset({"a quarter", "a third", "a fifth", "a sixth", "a seventh", "a eighth", "a tenth", "a half"})
_WHOLES = words("""
    of the its his her their all our my those these as what a an that this
    """)
_HALF_BEFORE = words("""
    first second other better opening top bottom latter third last next 's his her the each every
    """)


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
        return (
            after == "of"
            or phrase.modifier != "="
            or before in ("by", "than", "only", "just")
            or not _is_nominal(candidate.after)
        )
    if after == "-":
        return (
            phrase.form == "fraction" and words.replace("-", " ") not in ("one third", "one quarter")
        ) or _hyphen_noun(candidate)
    return True


def _hyphen_noun(candidate: Candidate) -> bool:
    end = candidate.number.end
    return end + 1 < len(candidate.number.doc) and candidate.number.doc[end + 1].lower_ not in (
        "party",
        "round",
        "place",
        "degree",
    )


def _is_nominal(token: Token | None) -> bool:
    return token is not None and token.pos_ in ("NOUN", "PROPN", "ADJ")


_NO_COUNT_AFTER = words("""
    of another day thing 's is to that who which was has by
    """)
_NO_COUNT_BEFORE = words("""
    no this that the any every each which some another day same
    """)


def _is_pronoun_one(candidate: Candidate) -> bool:
    """Tell: "one of the men", "this one", "one another", "no one" count nothing; "one man" does."""
    if candidate.words.lower() not in ("one", "ones"):
        return False
    before, after = candidate.before, candidate.after
    if after is None or after.lower_ in _NO_COUNT_AFTER or after.text == "-" or after.is_punct:
        return True
    if after.lower_ == "or" and after.i + 1 < len(after.doc) and after.nbor(1).pos_ == "NUM":
        return counted_noun(after.doc[after.i + 1 : after.i + 2]) is None
    if before is not None and before.lower_ in _NO_COUNT_BEFORE:
        return True
    return counted_noun(candidate.number) is None


_NAME_LABELS = frozenset(
    {"PRODUCT", "FAC", "WORK_OF_ART", "LAW", "EVENT", "ORG", "GPE", "LOC", "PERSON", "NORP", "LANGUAGE"}
)


def _is_name(candidate: Candidate) -> bool:
    """Tell whether the number is part of a name or a label: "Boeing 747", "Big 12", "787 Dreamliner",
    "Six Nations".
    """
    first, before, after = candidate.first, candidate.before, candidate.after
    titled = first.text[:1].isupper() and not first.is_sent_start and not first.is_upper
    if (titled and _is_proper(after)) or (titled and _is_proper(before)):
        return True
    noun = counted_noun(candidate.number)
    if noun is not None and _names_one_thing(candidate, noun[-1]):
        return True
    if before is not None and before.tag_ == "POS" and noun is None and candidate.words.isdigit():
        return len(candidate.words) > 2  # "Peugeot's 208 is new"
    if before is None or before.is_space or before.is_punct or _is_genitive(before, candidate, noun):
        return False
    if first.ent_type_ in _NAME_LABELS and first.ent_iob_ == "I":
        return not _counts(candidate) or before.pos_ == "PROPN"
    if not _is_proper(before) or before.is_sent_end:
        return False
    return not _counts(candidate) or (noun is not None and (before.head in (noun[-1], first) or first.head == before))


def _is_genitive(before: Token, candidate: Candidate, noun: Span | None) -> bool:
    """Tell a genitive that lost its apostrophe: "HPs 83 divisions", "Clintons 3-point lead"."""
    tied = candidate.after is not None and candidate.after.text == "-"
    return before.lower_.endswith("s") and noun is not None and (is_plural(noun[-1]) or tied)


def _is_proper(token: Token | None) -> bool:
    """Tell a proper noun, or a noun with a capital inside a sentence."""
    if token is None or token.pos_ == "PROPN":
        return token is not None
    return token.pos_ in ("NOUN", "ADJ") and token.text[:1].isupper() and not token.is_sent_start


def _names_one_thing(candidate: Candidate, head: Token) -> bool:
    """A number before a singular proper noun names a thing, as "787 Dreamliner", unless it is one."""
    if head.tag_ != "NNP" or candidate.phrase.form != "digits" or not candidate.words.replace(".", "").isdigit():
        return False
    tied = candidate.after is not None and candidate.after.text == "-"
    return not tied and not head.lower_.endswith("s") and candidate.phrase.value != 1


def _counts(candidate: Candidate) -> bool:
    noun = counted_noun(candidate.number)
    if noun is None:
        return False
    head = noun[-1]
    if is_plural(head):
        return True
    hyphen = candidate.after is not None and candidate.after.text == "-"
    return head.pos_ == "NOUN" and candidate.first.head == head and (hyphen or candidate.phrase.value == 1)

"""Numbers that are parts of names and labels: "Boeing 747", "787 Dreamliner", "Six Nations", "day two"."""

from __future__ import annotations

import re

from spacy.tokens import Span, Token

from claimtable.lexicon.labels import CAPITALISED_LABELS, LABELS
from claimtable.lexicon.quantity_words import PLURAL_AHEAD
from claimtable.quantity.alignment import Candidate
from claimtable.quantity.singular import is_plural
from claimtable.rules import Rule, decide

_NAME_LABELS = frozenset(
    {"PRODUCT", "FAC", "WORK_OF_ART", "LAW", "EVENT", "ORG", "GPE", "LOC", "PERSON", "NORP", "LANGUAGE"}
)


def is_name(candidate: Candidate) -> bool:
    """Tell whether the number is part of a name or a label: "Boeing 747", "Big 12", "787 Dreamliner",
    "Six Nations".
    """
    return decide(NAMES, candidate, default=False).keep


def _is_titled(candidate: Candidate) -> bool:
    """Tell a number word with a capital beside a proper noun."""
    first = candidate.first
    titled = first.text[:1].isupper() and not first.is_sent_start and not first.is_upper
    return titled and (_is_proper(candidate.after) or _is_proper(candidate.before))


def _is_before_thing(candidate: Candidate) -> bool:
    noun = candidate.noun
    return noun is not None and _names_one_thing(candidate, noun[-1])


def _is_owned(candidate: Candidate) -> bool:
    before = candidate.before
    owner = before is not None and before.tag_ == "POS" and before.i > 0 and before.nbor(-1).ent_type_ != "PERSON"
    return owner and candidate.noun is None and candidate.words.isdigit()


def _stands_apart(candidate: Candidate) -> bool:
    before = candidate.before
    if before is None or before.is_space or before.is_punct:
        return True
    return _is_genitive(before, candidate, candidate.noun)


def _is_inside_name(candidate: Candidate) -> bool:
    return candidate.first.ent_type_ in _NAME_LABELS and candidate.first.ent_iob_ == "I"


def _is_behind_name(candidate: Candidate) -> bool:
    before = candidate.before
    return _is_proper(before) and before is not None and not before.is_sent_end


#: the first that has something to say decides whether a number is part of a name; an example's is in brackets
NAMES: tuple[Rule[Candidate], ...] = (
    Rule("a capital beside a name", lambda c: True if _is_titled(c) else None, kept=("The [Six] Nations begin.",)),
    Rule(
        "one thing of that number", lambda c: True if _is_before_thing(c) else None, kept=("A [787] Dreamliner fell.",)
    ),
    Rule("an owner's", lambda c: len(c.words) > 2 if _is_owned(c) else None, kept=("Peugeot's [208] is new.",)),
    Rule("nothing before it", lambda c: False if _stands_apart(c) else None, dropped=("[40] boats left.",)),
    Rule(
        "inside a name",
        lambda c: (
            not counts_noun(c) or (c.before is not None and c.before.pos_ == "PROPN") if _is_inside_name(c) else None
        ),
    ),
    Rule("no name before it", lambda c: None if _is_behind_name(c) else False, dropped=("They sold [40] boats.",)),
    Rule(
        "a plain number word",
        lambda c: False if c.phrase.form == "words" and c.words.islower() else None,
        dropped=("Norway won three medals and Finland [two].",),
    ),
    Rule("nothing counted", lambda c: None if counts_noun(c) else True, kept=("The Airbus [320] landed.",)),
)


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
    phrase, plain = candidate.phrase, candidate.words.replace(".", "").isdigit()
    if head.tag_ != "NNP" or phrase.form != "digits" or phrase.modifier != "=" or not plain:
        return False
    tied = candidate.after is not None and candidate.after.text == "-"
    return not tied and not head.lower_.endswith("s") and candidate.phrase.value != 1


def counts_noun(candidate: Candidate) -> bool:
    """Tell whether a plural or a tied noun stands behind the number."""
    noun = candidate.noun
    if noun is None:
        return False
    head = noun[-1]
    if is_plural(head):
        return True
    hyphen = candidate.after is not None and candidate.after.text == "-"
    return head.pos_ == "NOUN" and candidate.first.head == head and (hyphen or candidate.phrase.value == 1)


_AIRLINER = re.compile(r"7[0-8]7")


def is_model_number(candidate: Candidate) -> bool:
    """Tell the number of a thing whose maker stands before it: "60 Boeing 787 jets", "Boeing's larger 777 planes"."""
    if not candidate.words.isdigit() or candidate.phrase.modifier != "=" or candidate.before is None:
        return False
    behind = candidate.after
    if candidate.before.pos_ == "PROPN" and behind is not None and behind.tag_ == "NNS":
        return _counted_before(candidate, behind)
    near = candidate.number.doc[max(0, candidate.number.start - 4) : candidate.number.start]
    return _AIRLINER.fullmatch(candidate.words) is not None and any(token.lower_ == "boeing" for token in near)


def _counted_before(candidate: Candidate, noun: Token) -> bool:
    """Tell whether another number before it counts the noun: "[60] Boeing 787 jets"."""
    near = candidate.number.doc[max(0, candidate.number.start - 6) : candidate.number.start]
    counted = next((token for token in near if token.pos_ == "NUM"), None)
    return counted is not None and counted.head == noun


def is_airliner(candidate: Candidate) -> bool:
    """Tell: "the 747 landed" names an aircraft, "the 747 were rescued" does not."""
    before, after = candidate.before, candidate.after
    if before is None or _AIRLINER.fullmatch(candidate.words) is None or candidate.phrase.modifier != "=":
        return False
    plural = after is not None and after.lower_ in PLURAL_AHEAD
    return before.lower_ in ("the", "this", "that") and not plural


_YEAR = re.compile(r"(?:19|20)\d\d")


def is_year_before_name(candidate: Candidate) -> bool:
    """Tell "during 2016 Stone spoke" from 2016 stone."""
    unit = candidate.span[-1]
    named = unit.pos_ == "PROPN" and unit.text[:1].isupper() and not unit.is_upper
    return named and bool(candidate.phrase.unit) and _YEAR.fullmatch(candidate.words) is not None


def is_label(candidate: Candidate) -> bool:
    """Tell "day two", "game seven" and "class one" from counts."""
    before = candidate.before
    if candidate.phrase.form != "words" or candidate.phrase.unit or before is None or candidate.phrase.modifier != "=":
        return False
    return before.tag_ == "NN" and before.lower_ in LABELS | CAPITALISED_LABELS and before.dep_ != "nsubj"

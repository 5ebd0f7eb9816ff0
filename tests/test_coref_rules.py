"""The rules of names in sources: each decides its own examples, in which the name stands in brackets."""

from collections.abc import Iterator
from typing import Any

import pytest
from spacy.language import Language

from claimtable.coref.joint import JOINTS, Joint, Names
from claimtable.coref.ner_recovery import NO_NAMES, PERSON_OR_BODY, PERSON_SIGNS, capitals
from claimtable.coref.organisations import find_organisations
from claimtable.coref.people import find_people
from claimtable.coref.phrases import head_noun
from claimtable.coref.token_arrays import TokenArrays, read
from claimtable.rules import Rule, decide


def _examples(*tables: tuple[Rule[Any], ...]) -> Iterator[Any]:
    for table in tables:
        for rule in table:
            for keep, texts in ((True, rule.kept), (False, rule.dropped)):
                yield from (pytest.param(rule, text, keep, id=text) for text in texts)


def _marked(nlp: Language, text: str) -> tuple[TokenArrays, int, int, int]:
    """Return a sentence and the tokens of the phrase's start, of the name's start and of its end."""
    before, name, after = text.replace("]", "[").split("[")
    doc = nlp(before + name + after)
    span = doc.char_span(len(before), len(before + name))
    assert span is not None
    return read(doc), 0, span.start, span.end


@pytest.mark.parametrize(("rule", "text", "keep"), _examples(PERSON_SIGNS, NO_NAMES, PERSON_OR_BODY))
def test_names_that_the_recogniser_passed_over(nlp: Language, rule: Rule[Any], text: str, keep: bool) -> None:
    view, start, begin, stop = _marked(nlp, text)
    assert rule.decide(capitals(view, start, begin, stop)) is keep


@pytest.mark.parametrize(("rule", "text", "keep"), _examples(JOINTS))
def test_words_that_join_no_two_speakers(nlp: Language, rule: Rule[Joint], text: str, keep: bool) -> None:
    view, _, start, end = _marked(nlp, text.replace("<", "[").replace(">", "]"))
    taken = bytearray(len(view))
    names = Names([*find_people(view, taken), *find_organisations(view, taken)])
    index = view.words.index("and")
    left = head_noun(view, start, index)
    assert left is not None
    decision = decide(JOINTS, Joint(view, start, index, end, left, names))
    assert (decision.rule, decision.keep) == (rule.name, keep)


@pytest.mark.parametrize("table", [JOINTS, PERSON_SIGNS, NO_NAMES, PERSON_OR_BODY])
def test_rules_have_names_of_their_own(table: tuple[Rule[Any], ...]) -> None:
    assert len({rule.name for rule in table}) == len(table)

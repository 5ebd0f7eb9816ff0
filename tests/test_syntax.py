"""Small questions to a parse, each with one answer for all areas."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc, Token

from claimtable.syntax import antecedent, grammatical_subject, is_denied, shared_subject

Read = Callable[[str], Doc]


def word(doc: Doc, text: str) -> Token:
    return next(token for token in doc if token.text == text)


@pytest.mark.parametrize(
    ("text", "verb", "denied"),
    [
        ("He did not say why.", "say", True),
        ("She never asked for it.", "asked", True),
        ("They hardly spoke.", "spoke", True),
        ("Men will no longer be allowed inside.", "allowed", True),
        ("Patients waiting longer than this complained.", "waiting", False),
        ("He said why.", "said", False),
    ],
)
def test_a_verb_is_denied_by_a_word_of_its_own(read: Read, text: str, verb: str, denied: bool) -> None:
    assert is_denied(word(read(text), verb)) == denied


@pytest.mark.parametrize(
    ("text", "pronoun", "noun"),
    [
        ("The minister who signed the order resigned.", "who", "minister"),
        ("They sold a bridge that nobody used.", "that", "bridge"),
    ],
)
def test_a_relative_pronoun_takes_a_noun_up(read: Read, text: str, pronoun: str, noun: str) -> None:
    found = antecedent(word(read(text), pronoun))
    assert found is not None
    assert found.text == noun


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("The mayor opened the bridge.", "opened", "mayor"),
        ("There is a bridge in Leeds.", "is", "bridge"),
        ("The bridge was closed by the council.", "closed", "bridge"),
    ],
)
def test_the_subject_is_the_same_for_attributions_and_claims(read: Read, text: str, verb: str, subject: str) -> None:
    token = word(read(text), verb)
    for find in (grammatical_subject, shared_subject):
        found = find(token)
        assert found is not None
        assert found.text == subject


def test_a_coordinated_verb_shares_the_subject_of_the_first_in_attributions(read: Read) -> None:
    found = shared_subject(word(read("The mayor opened the bridge and praised the crew."), "praised"))
    assert found is not None
    assert found.text == "mayor"

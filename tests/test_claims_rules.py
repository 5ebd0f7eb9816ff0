"""The rules of claims' words, contents and subjects: each decides, mends or finds its own examples."""

from collections.abc import Iterator
from typing import Any

import pytest
from spacy.language import Language
from spacy.tokens import Span, Token

from claimtable.attribution.narrowing import FOREIGN, Piece
from claimtable.attribution.scenes import Scene
from claimtable.claims.cleaning import INTRODUCERS, PIECE_EDGES, Opening
from claimtable.claims.statements import UNREPORTED, Reported
from claimtable.claims.subject_extents import ENDS, Phrase
from claimtable.claims.subjects import main_verb
from claimtable.claims.understood_subjects import SMALL_CLAUSES, UNDERSTOOD, named_first, ruled_subject
from claimtable.components.quotes import find_quotes
from claimtable.layers import Attribution
from claimtable.rules import Mend, Rule, Way, decide
from claimtable.syntax import token_indices
from marked_claims import attribution_of, body_of, unmark

TABLES = [UNREPORTED, INTRODUCERS, FOREIGN]


def _decided(table: tuple[Rule[Any], ...]) -> Iterator[Any]:
    for rule in table:
        for keep, texts in ((True, rule.kept), (False, rule.dropped)):
            yield from (pytest.param(rule, text, keep, id=text) for text in texts)


def _attribution(nlp: Language, marked: str) -> Attribution:
    claim = unmark(marked)
    return attribution_of(nlp(claim.text), claim.parts)


@pytest.mark.parametrize(("rule", "marked", "keep"), _decided(UNREPORTED))
def test_contents_that_nobody_states(nlp: Language, rule: Rule[Reported], marked: str, keep: bool) -> None:
    found = _attribution(nlp, marked)
    cue = [token for piece in found.cue for token in piece]
    decision = decide(UNREPORTED, Reported(found, cue, found.content))
    assert (decision.rule, decision.keep) == (rule.name, keep)


def _bracketed(nlp: Language, text: str) -> Span:
    before, words, after = text.replace("]", "[").split("[")
    span = nlp(before + words + after).char_span(len(before), len(before + words))
    assert span is not None
    return span


@pytest.mark.parametrize(("rule", "text", "keep"), _decided(INTRODUCERS))
def test_words_that_join_a_content_to_its_cue(nlp: Language, rule: Rule[Opening], text: str, keep: bool) -> None:
    words = _bracketed(nlp, text)
    decision = decide(INTRODUCERS, Opening(words[0], words[1]), default=False)
    assert (decision.rule, decision.keep) == (rule.name, keep)


@pytest.mark.parametrize(
    ("step", "example"), [pytest.param(step, text, id=text) for step in PIECE_EDGES for text in step.examples]
)
def test_edges_of_a_claim_s_words(nlp: Language, step: Mend[Span], example: str) -> None:
    text, expected = example.split(" -> ")
    assert step.apply(_bracketed(nlp, text)).text == expected


@pytest.mark.parametrize(("rule", "text", "keep"), _decided(FOREIGN))
def test_what_stands_before_the_cue_of_a_content(nlp: Language, rule: Rule[Piece], text: str, keep: bool) -> None:
    piece = _bracketed(nlp, text)
    cue: Token = next(token for token in piece.doc if token.lower_ in ("said", "saying"))
    behind = frozenset(range(cue.i + 1, len(piece.doc)))
    quoted = frozenset(token_indices(find_quotes(piece.doc)))
    scene = Scene(
        piece.doc, frozenset(), frozenset({cue.i}), token_indices((piece,)) | behind, cue, quoted, frozenset()
    )
    decision = decide(FOREIGN, Piece(piece, scene), default=False)
    assert (decision.rule, decision.keep) == (rule.name, keep)


def _ways(ways: tuple[Way[Any, Span], ...]) -> Iterator[Any]:
    return (pytest.param(*text.split(" -> "), id=text) for way in ways for text in way.examples)


@pytest.mark.parametrize(("marked", "expected"), _ways(SMALL_CLAUSES))
def test_what_a_small_clause_is_about(nlp: Language, marked: str, expected: str) -> None:
    claim = unmark(marked)
    found = named_first(body_of(nlp(claim.text), claim.parts))
    assert found is not None
    assert found.text == expected


@pytest.mark.parametrize(("marked", "expected"), _ways(UNDERSTOOD))
def test_understood_subjects(nlp: Language, marked: str, expected: str) -> None:
    claim = unmark(marked)
    claim_span = body_of(nlp(claim.text), claim.parts)
    found = ruled_subject(main_verb(claim_span), claim_span)
    assert found is not None
    assert found.text == expected


@pytest.mark.parametrize(
    ("step", "example"), [pytest.param(step, text, id=text) for step in ENDS for text in step.examples]
)
def test_ends_of_a_subject(nlp: Language, step: Mend[Phrase], example: str) -> None:
    text, expected = example.split(" -> ")
    before, words, after = text.replace("}", "{").split("{")
    span = nlp(before + words + after).char_span(len(before), len(before + words))
    assert span is not None
    assert step.apply(Phrase(span, range(len(span.doc)))).span.text == expected


@pytest.mark.parametrize("table", TABLES)
def test_rules_have_names_of_their_own(table: tuple[Rule[Any], ...]) -> None:
    assert len({rule.name for rule in table}) == len(table)

"""How sure claims of the article's own and extents are."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from claimtable.claims import narrator_certainty
from claimtable.claims.claim_spans import find_claim_spans
from claimtable.claims.extent_certainty import extent_features
from claimtable.claims.narrator_certainty import narrator_features
from claimtable.fitted import Logistic

Read = Callable[[str], Doc]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The bridge carries 900 cars.", {"whole sentence", "1 quantities", "before ."}),
        ("We sold 40 boats and 12 cars.", {"first person", "2 quantities"}),
        ("The bank cut its rate by 2 percent and said that it would go on.", {"clause", "beside an attribution"}),
    ],
)
def test_a_claim_of_the_articles_own_shows_what_it_is_made_of(read: Read, text: str, shown: set[str]) -> None:
    doc = read(text)
    own = next(body for body in find_claim_spans(doc) if body.kind == "narrator")
    beside = set(range(len(doc))) - {token.i for token in own.tokens}
    assert shown <= set(narrator_features(own, beside))


def test_a_claim_of_the_articles_own_carries_its_probability(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(narrator_certainty, "narrator_model", lambda: Logistic({}, 0.0, {"threshold": 0.3}))
    assert [body.confidence for body in find_claim_spans(read("The bridge carries 900 cars."))] == [0.5]


def test_unlikely_claims_of_the_articles_own_are_left_out(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(narrator_certainty, "narrator_model", lambda: Logistic({}, -3.0, {"threshold": 0.3}))
    doc = read("The bridge carries 900 cars.")
    assert find_claim_spans(doc) == []
    assert len(find_claim_spans(doc, "all")) == 1


def test_every_claim_says_how_sure_its_extent_is(read: Read) -> None:
    bodies = find_claim_spans(read("The mayor said that 14 trams would run. The bridge carries 900 cars."))
    assert len(bodies) == 2
    assert all(body.extent_confidence is not None and 0 < body.extent_confidence < 1 for body in bodies)


def test_the_extent_of_a_claim_shows_what_stands_at_its_edges(read: Read) -> None:
    (body,) = find_claim_spans(read("The mayor said that 14 trams would run."))
    assert {"behind that, unquoted", "before ., unquoted", "with cue, unquoted"} <= set(extent_features(body))

"""From article to claims: batches do not matter, failures stay with their article, the corpus gives what it gave."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from claimtable import Article, Claim, Failure, claims_from_doc
from claimtable.extraction import extract, process
from claimtable.readers import read
from claimtable.table import cells

CORPUS = Path(__file__).parents[1] / "corpus"


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    return [item for item in read([str(CORPUS)]) if isinstance(item, Article)]


@pytest.fixture(scope="module")
def claims(nlp: Language, articles: list[Article]) -> list[Claim]:
    outcomes = list(extract(articles, nlp))
    assert not any(isinstance(outcome, Failure) for outcome in outcomes)
    return [claim for outcome in outcomes if not isinstance(outcome, Failure) for claim in outcome[1]]


def test_the_corpus_is_read_once_each(articles: list[Article]) -> None:
    assert len(articles) == len(list(CORPUS.glob("*.txt")))


@pytest.mark.parametrize("size", [1, 3])
def test_rows_do_not_depend_on_the_batch(
    nlp: Language, articles: list[Article], claims: list[Claim], size: int
) -> None:
    again = [claim for outcome in extract(articles, nlp, batch_size=size) for claim in outcome[1]]  # type: ignore[index]
    assert [cells(claim) for claim in again] == [cells(claim) for claim in claims]


def test_rows_are_in_text_order(claims: list[Claim]) -> None:
    places = [(claim.article_id, claim.start) for claim in claims]
    assert places == sorted(places)


def test_every_claim_has_a_name_of_its_own(claims: list[Claim]) -> None:
    assert len({claim.claim_id for claim in claims}) == len(claims)


def fail_on(word: str) -> Callable[[Doc, Article], int]:
    def work(doc: Doc, article: Article) -> int:
        if word in article.text:
            raise ValueError("poison")
        return len(doc)

    return work


def test_results_come_while_most_articles_are_still_unread(nlp: Language) -> None:
    drawn = []

    def articles() -> Iterator[Article]:
        for number in range(64):
            drawn.append(number)
            yield Article(f"a{number}", f"About {number + 2} ships sank.")

    next(extract(articles(), nlp))
    assert len(drawn) <= 16


def test_one_failing_article_does_not_lose_its_batch(nlp: Language) -> None:
    batch = [Article("a", "Ships sank."), Article("b", "Poisoned ships."), Article("c", "Boats left.")]
    first, second, third = process(batch, nlp, fail_on("Poisoned"))
    assert isinstance(second, Failure)
    assert second.article_id == "b"
    assert "poison" in second.reason
    assert len(second.trace) == 8
    assert not isinstance(first, Failure)
    assert not isinstance(third, Failure)


def test_failures_of_readers_keep_their_place(nlp: Language) -> None:
    items = [Failure("x.txt", "gone"), Article("a", "Ships sank.")]
    assert next(process(items, nlp, fail_on("Poisoned"))) == items[0]


@pytest.mark.parametrize(
    ("text", "reason"), [("1 2 3", "no letters"), ("", "no letters"), ("a " * 600_000, "characters")]
)
def test_unfit_articles_are_failures_with_a_reason(nlp: Language, text: str, reason: str) -> None:
    (outcome,) = extract([Article("a", text)], nlp)
    assert isinstance(outcome, Failure)
    assert reason in outcome.reason


def test_a_doc_and_its_article_make_claims(nlp: Language) -> None:
    article = Article("boats", "The port is closed, Ada Ricci said.", published=date(2021, 5, 3))
    (claim,) = claims_from_doc(nlp(article.text), article)
    assert (claim.text, claim.kind, claim.cue) == ("The port is closed", "indirect", "said")
    assert claim.article == replace(article)


def test_a_lone_mark_is_no_subject(nlp: Language) -> None:
    """A blank in "it's" made the parser take the apostrophe for the subject, and the article failed."""
    text = 'Passengers take off their shoes, and staff members there said "it\' s merely a routine work."'
    (claim,) = claims_from_doc(nlp(text), Article("a", text))
    assert claim.who in ("it", "a routine work")

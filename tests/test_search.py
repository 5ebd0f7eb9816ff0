"""Free text and filters over a claims store."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from claimtable.errors import OptionError
from claimtable.search import Filters, count, period, search
from claimtable.store import Store
from newsstore import make_store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store(make_store(tmp_path_factory.mktemp("store"))) as opened:
        yield opened


@pytest.mark.parametrize(
    ("text", "filters", "expected"),
    [
        ("containers", Filters(), {"harbour", "copy"}),
        ("container moved", Filters(until="2021-11-02"), {"harbour"}),
        ("", Filters(speaker="Dahl", kind="indirect"), {"union"}),
        ("", Filters(speaker="Tove Dahl", since="2021-11-03"), {"union"}),
        ("", Filters(country="Norway", until="2021-11-02"), {"harbour"}),
        ("", Filters(country="NO", since="2021-11-03"), {"copy"}),
        ("", Filters(place="oslo"), {"harbour", "copy"}),
        ("", Filters(low=2000, high=3000), {"harbour", "copy"}),
        ("", Filters(low=2501), set()),
        ("", Filters(low=2500, unit="container", of="container"), {"harbour", "copy"}),
        ("containers", Filters(when="2021"), {"harbour", "copy"}),
        ("containers", Filters(when="2020"), set()),
        ("containers NOT moved", Filters(), set()),
        ('quay OR "cranes', Filters(), set()),
    ],
)
def test_words_and_filters(store: Store, text: str, filters: Filters, expected: set[str]) -> None:
    assert {hit.article_id for hit in search(store, text, filters=filters)} == expected


def test_a_hit_tells_who_where_and_how_many(store: Store) -> None:
    (hit,) = search(store, "containers", filters=Filters(until="2021-11-02"))
    assert (hit.speaker, hit.quantities, hit.when) == ("Ingrid Solheim", ("2,500",), "2021-12-31")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2021", "2021-01-01", "2021-12-31"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2021-08-31", "2021-08-31", "2021-08-31"),
    ],
)
def test_a_period_has_a_first_and_a_last_day(text: str, first: str, last: str) -> None:
    assert period(text) == (first, last)


@pytest.mark.parametrize(
    ("text", "filters"),
    [
        ("", Filters()),
        ("?!", Filters()),
        ("", Filters(since="yesterday")),
        ("", Filters(since="2021-13")),
        ("", Filters(since="2021-00-10")),
        ("", Filters(until="2021-02-31")),
        ("", Filters(until="2021-04-00")),
        ("", Filters(when="0000")),
        ("", Filters(since="2022", until="2021")),
        ("", Filters(kind="bogus")),
        ("", Filters(country="ZZ")),
        ("", Filters(low=5, high=3)),
        ("", Filters(low=float("nan"))),
        ("", Filters(country="Atlantis")),
    ],
)
def test_a_search_without_meaning_is_refused(store: Store, text: str, filters: Filters) -> None:
    with pytest.raises(OptionError):
        search(store, text, filters=filters)


def test_claims_are_counted_paged_and_ordered(store: Store) -> None:
    found = [hit.published for hit in search(store, filters=Filters(kind="direct"), order="oldest")]
    assert found == sorted(found)
    assert count(store, filters=Filters(kind="direct")) == len(found) > 2
    pages = [search(store, filters=Filters(kind="direct"), limit=2, skip=skip) for skip in (0, 2)]
    assert len({hit.claim_id for page in pages for hit in page}) == 4

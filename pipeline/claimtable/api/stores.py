"""``verify_quote`` and ``search_claims``: questions to a claims store."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from os import PathLike, fspath
from typing import Literal

from claimtable.errors import OptionError
from claimtable.schema import Kind
from claimtable.search import ORDERS, Filters, Hit, search
from claimtable.store import Store
from claimtable.verify import Verdict, verify

Order = Literal["best", "newest", "oldest"]


def verify_quote(
    quote: str, *, store: Store | str | PathLike[str], speaker: str | None = None, limit: int = 5
) -> list[Verdict]:
    """Return what ``store`` (a file of ``claimtable index``, or an open Store) says of a quote, the best verdict first.

    There is at least one verdict: ``verdict.answer`` says whether the quote can be printed, ``verdict.reasons`` why,
    and ``verdict.matches`` where its words stand. Raises ReadError when the store cannot be read.
    """
    return verify(quote, store if isinstance(store, Store) else fspath(store), speaker, limit=limit)


def search_claims(
    text: str = "",
    *,
    store: Store | str | PathLike[str],
    speaker: str = "",
    kind: Kind | Literal[""] = "",
    since: date | str = "",
    until: date | str = "",
    when: date | str = "",
    place: str = "",
    country: str = "",
    low: float | None = None,
    high: float | None = None,
    unit: str = "",
    of: str = "",
    order: Order = "best",
    limit: int = 20,
    skip: int = 0,
) -> Sequence[Hit]:
    """Return the claims of ``store`` that hold all words of ``text`` and pass the filters; see ``search.Filters``.

    Days are dates, or texts such as "2021", "2021-08" or "2021-08-31". ``pandas.DataFrame(hits)`` is their table.
    Raises OptionError for a filter without meaning, ReadError when the store cannot be read.
    """
    if order not in ORDERS:
        raise OptionError(f"order={order!r}: there are {', '.join(ORDERS)}")
    filters = Filters(speaker, kind, str(since), str(until), str(when), place, country, low, high, unit, of)
    if isinstance(store, Store):
        return search(store, text, filters=filters, limit=limit, skip=skip, order=order)
    with Store(fspath(store)) as opened:
        return search(opened, text, filters=filters, limit=limit, skip=skip, order=order)

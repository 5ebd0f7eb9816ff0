"""Series -> a page: each with its line, a small chart, its points and the reasons."""

from __future__ import annotations

from collections.abc import Sequence

from claimtable.drift.chart import chart_of
from claimtable.drift.formats import conflict_line, headline
from claimtable.drift.series import Series, short
from claimtable.escaping import for_terminal, is_web_address
from claimtable.pages import render


def series_page(found: Sequence[Series], title: str = "Figures over time") -> str:
    """Return the page as HTML."""
    return render(
        "drift.html",
        title=title,
        styles=("drift.css",),
        scripts=("drift.js",),
        series=[(series, chart_of(series), headline(series)) for series in found],
        totals={name: sum(one.verdict == name for one in found) for name in ("conflict", "change", "agreement")},
        short=short,
        shown=for_terminal,
        conflict_line=conflict_line,
        is_web_address=is_web_address,
    )

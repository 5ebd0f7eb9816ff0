"""The report of a run, for people: what went in, what was left out and why, what came out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from claimtable.archive.plan import Listing
from claimtable.archive.totals import APPLIED, NO_LONGER_FIT, Totals
from claimtable.escaping import for_markdown
from claimtable.problems import kind_of
from claimtable.readers import fields_line

_SHARES = ("claims with a speaker", "claims with a time", "claims with a quantity", "claims with a place")
_KINDS = ("direct claims", "mixed claims", "indirect claims", "narrator claims")


def report(
    totals: Totals, listing: Listing, failures: Sequence[dict[str, Any]], slowest: Sequence[tuple[float, str]]
) -> str:
    """Return the report as Markdown."""
    counts = totals.counts
    lines = ["# Report of the run", "", "| what | how many |", "| --- | ---: |"]
    lines += [f"| input files | {listing.files:,} ({listing.size / 1e6:,.1f} MB) |"]
    lines += [_row(name, counts[name]) for name in ("articles", "articles without a date", "articles without a claim")]
    lines += [_row("claims", counts["claims"]), *(_row(name, counts[name]) for name in _KINDS)]
    lines += [_row(name, counts[name], counts["claims"]) for name in _SHARES]
    lines += [_row(f"skipped: {for_markdown(kind)}", number) for kind, number in sorted(totals.skipped.items())]
    lines += [_row(f"repaired: {for_markdown(kind)}", number) for kind, number in sorted(totals.repaired.items())]
    lines += [_row("failures", totals.failures)]
    lines += [_row(name, counts[name]) for name in (APPLIED, NO_LONGER_FIT) if name in counts]
    lines += [_row(f"parts made on {for_markdown(kind)}", number) for kind, number in sorted(totals.processors.items())]
    if totals.fields:
        lines += ["", for_markdown(fields_line(totals.fields))]
    lines += _reasons(failures) + _slowest(slowest)
    return "\n".join(lines) + "\n"


def _row(name: str, number: int, of: int = 0) -> str:
    return f"| {name} | {number:,}{f' ({100 * number / of:.1f} %)' if of else ''} |"


def _reasons(failures: Sequence[dict[str, Any]]) -> list[str]:
    """Return the reasons of failures by how often they occur; reasons that differ in numbers or URLs are one."""
    if not failures:
        return []
    reasons = Counter(kind_of(failure["reason"]) for failure in failures)
    rows = [f"| {for_markdown(reason)} | {number:,} |" for reason, number in reasons.most_common(20)]
    return ["", "## Failures (all of them are in failures.jsonl)", "", "| reason | how many |", "| --- | ---: |", *rows]


def _slowest(slowest: Sequence[tuple[float, str]]) -> list[str]:
    if not slowest:
        return []
    rows = [f"| {for_markdown(name)} | {seconds:.2f} |" for seconds, name in slowest]
    head = ["", "## Slowest articles of the last session", "", "| article | seconds |", "| --- | ---: |"]
    return [*head, *rows]

"""What became of decisions that were put into a table, and what of them no longer fits."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from claimtable.escaping import for_terminal
from claimtable.review.decisions import Decision
from claimtable.text import counted

Reason = Literal[
    "the claim is gone",
    "the article is not there",
    "the article's text has changed",
    "another value than the reviewer saw",
    "a place needs the article's text",
    "a place outside the article's text",
]


@dataclass(frozen=True, slots=True)
class Misfit:
    """What of a decision no longer fits: why, and for which column with which value in it, if it is one."""

    decision: Decision
    reason: Reason
    column: str = ""
    found: Any = None


@dataclass(slots=True)
class Outcome:
    """What became of decisions: rows by state, cells that were changed, rows found again by their words, misfits."""

    states: Counter[str] = field(default_factory=Counter)
    cells: Counter[str] = field(default_factory=Counter)
    moved: int = 0
    in_changed_text: int = 0
    unchecked: int = 0
    misfits: list[Misfit] = field(default_factory=list)

    def add(self, other: Outcome) -> None:
        """Count what another one counted."""
        self.states += other.states
        self.cells += other.cells
        self.moved += other.moved
        self.in_changed_text += other.in_changed_text
        self.unchecked += other.unchecked
        self.misfits += other.misfits


def misfit_decisions(misfits: Iterable[Misfit]) -> list[Decision]:
    """Return the decisions that no longer fit, each once, with the reasons in a field of its own."""
    reasons: dict[str, list[str]] = defaultdict(list)
    decisions = {}
    for one in misfits:
        decisions[one.decision.key] = one.decision
        reasons[one.decision.key].append(f"{one.column}: {one.reason}" if one.column else one.reason)
    return [replace(decision, more={**decision.more, "misfits": reasons[key]}) for key, decision in decisions.items()]


def outcome_lines(outcome: Outcome, *, most: int = 20) -> Iterator[str]:
    """Yield lines that tell a person what became of the decisions; of misfits the first ``most``."""
    yield counted(outcome.states.total(), "claim") + " reviewed" + _listed(outcome.states)
    if outcome.cells:
        yield counted(outcome.cells.total(), "cell") + " changed" + _listed(outcome.cells)
    if outcome.moved:
        yield f"{counted(outcome.moved, 'claim')} found again by their words"
    if outcome.in_changed_text:
        yield f"{counted(outcome.in_changed_text, 'claim')} in articles whose text has changed since"
    if outcome.unchecked:
        yield f"{counted(outcome.unchecked, 'claim')} without the article's text (give it with --articles)"
    if outcome.misfits:
        yield f"{counted(len(outcome.misfits), 'thing')} no longer fit" + _listed(
            Counter(one.reason for one in outcome.misfits)
        )
    for one in outcome.misfits[:most]:
        yield for_terminal(f"  {_told(one)}")
    if len(outcome.misfits) > most:
        yield f"  and {len(outcome.misfits) - most:,} more"


def _listed(counts: Mapping[str, int]) -> str:
    found = ", ".join(
        f"{number:,} {name}" for name, number in sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    )
    return f": {found}" if found else ""


def _told(misfit: Misfit) -> str:
    decision = misfit.decision
    words = decision.claim if len(decision.claim) <= 60 else decision.claim[:57] + "..."
    cell = f" ({misfit.column} is {misfit.found!r})" if misfit.column else ""
    return f"{decision.article_id} {decision.key}: {misfit.reason}{cell}: {words}"

"""Two reviewers of the same claims: what they decided alike, where they differ, and Cohen's kappa."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from claimtable.escaping import for_terminal
from claimtable.review.decisions import STATES, Decision, decision_record, differing_changes
from claimtable.text import counted


@dataclass(frozen=True, slots=True)
class Conflict:
    """A claim about which two reviewers decided differently: by state, or in the columns named."""

    one: Decision
    other: Decision
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two reviewers decided: alike, differently, and what only one of them did.

    ``kappa`` is Cohen's kappa of the states accepted, fixed and rejected over the claims that both decided (Educational
    and Psychological Measurement 20, 1960); None where it has no value: nothing decided, or chance alone would agree.
    """

    alike: tuple[Decision, ...]
    conflicts: tuple[Conflict, ...]
    only_one: tuple[Decision, ...]
    only_other: tuple[Decision, ...]
    kappa: float | None

    @property
    def both(self) -> int:
        """The number of claims that both decided."""
        return len(self.alike) + len(self.conflicts)


def compare(one: Iterable[Decision], other: Iterable[Decision]) -> Comparison:
    """Compare two reviewers; what one put off (``later``) he has not decided."""
    mine, theirs = ({item.key: item for item in items if item.state != "later"} for items in (one, other))
    pairs = [(item, theirs[key]) for key, item in mine.items() if key in theirs]
    conflicts = [found for pair in pairs for found in _conflict(*pair)]
    differing = {found.one.key for found in conflicts}
    return Comparison(
        alike=tuple(item for item, _ in pairs if item.key not in differing),
        conflicts=tuple(conflicts),
        only_one=tuple(item for key, item in mine.items() if key not in theirs),
        only_other=tuple(item for key, item in theirs.items() if key not in mine),
        kappa=cohens_kappa([(item.state, match.state) for item, match in pairs]),
    )


def _conflict(one: Decision, other: Decision) -> Iterator[Conflict]:
    """Yield the conflict of two decisions, if there is one; two rejections agree whatever was changed before."""
    columns = differing_changes(one, other) if one.holds and other.holds else []
    if columns or one.holds != other.holds:
        yield Conflict(one, other, tuple(columns))


def cohens_kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Return Cohen's kappa of two annotators' labels; None without labels, and where both give one label throughout.

    >>> cohens_kappa([("yes", "yes"), ("yes", "no"), ("no", "no"), ("no", "no")])
    0.5
    """
    if not pairs:
        return None
    mine, theirs = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    observed = sum(one == other for one, other in pairs) / len(pairs)
    expected = sum(mine[label] * theirs[label] for label in mine) / len(pairs) ** 2
    return None if expected == 1 else (observed - expected) / (1 - expected)


def decisions_record(decisions: Sequence[Decision]) -> dict[str, Any]:
    """Return counts of decisions as a JSON record: by state, by reviewer, and of changes by column."""
    states = Counter(one.state for one in decisions)
    return {
        "decisions": len(decisions),
        "states": {state: states[state] for state in STATES},
        "articles": len({one.article_id for one in decisions}),
        "by": dict(sorted(Counter(one.by for one in decisions).items())),
        "changes": dict(Counter(name for one in decisions if one.holds for name in one.changes).most_common()),
    }


def comparison_record(found: Comparison) -> dict[str, Any]:
    """Return a comparison as a JSON record, with every conflict."""
    return {
        "both": found.both,
        "alike": len(found.alike),
        "conflicts": [
            {
                "columns": list(conflict.columns),
                "one": decision_record(conflict.one),
                "other": decision_record(conflict.other),
            }
            for conflict in found.conflicts
        ],
        "only_one": len(found.only_one),
        "only_other": len(found.only_other),
        "kappa": None if found.kappa is None else round(found.kappa, 3),
    }


def decisions_lines(decisions: Sequence[Decision]) -> Iterator[str]:
    """Yield lines that tell a person what was decided."""
    record = decisions_record(decisions)
    states = ", ".join(f"{number:,} {state}" for state, number in record["states"].items() if number)
    yield f"{counted(record['decisions'], 'decision')} in {counted(record['articles'], 'article')}: {states}"
    if names := [f"{number:,} by {name}" for name, number in record["by"].items() if name]:
        yield for_terminal(", ".join(names))
    if record["changes"]:
        yield "changed: " + ", ".join(f"{number:,} {name}" for name, number in record["changes"].items())


def comparison_lines(found: Comparison) -> Iterator[str]:
    """Yield lines that tell a person where two reviewers agree and where they do not."""
    share = f" ({100 * len(found.alike) / found.both:.0f}%)" if found.both else ""
    yield f"{counted(found.both, 'claim')} decided by both, {len(found.alike):,} alike{share}"
    yield f"{len(found.only_one):,} only by the first, {len(found.only_other):,} only by the second"
    kappa = "has no value here" if found.kappa is None else f"{found.kappa:.2f}"
    yield f"Cohen's kappa of the states: {kappa}"
    for conflict in found.conflicts:
        yield for_terminal(f"conflict: {conflict.one.key}  {conflict.one.claim}")
        yield from (for_terminal(line) for line in _sides(conflict))


def _sides(conflict: Conflict) -> Iterator[str]:
    one, other = conflict.one, conflict.other
    if one.holds != other.holds:
        yield f"  {one.by or 'the first'}: {one.state}; {other.by or 'the second'}: {other.state}"
    for name in conflict.columns:
        values = [
            f"{item.by or who}: {item.changes[name].after if name in item.changes else 'as it was'}"
            for item, who in ((one, "the first"), (other, "the second"))
        ]
        yield f"  {name}: {'; '.join(values)}"

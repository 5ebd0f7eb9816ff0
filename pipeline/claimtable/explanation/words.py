"""Steps in words, as a terminal or a page prints them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from claimtable.schema import Reason, Step


def step_words(step: Step, text: str) -> str:
    """Return a step in words: ``"Monday" -> 2006-11-20, counted from 2006-11-20 (field)``; ``text`` is the article's.

    Without rule and confidence, which a page shows beside it.
    """
    pieces = [" ".join(span.of(text).split()) for span in step.spans]
    read = " + ".join(piece if piece.startswith('"') else f'"{piece}"' for piece in pieces)
    value = " ".join(step.value.split())
    made = read if value == " ".join(pieces) else " -> ".join(part for part in (read, value) if part)
    return ", ".join(part for part in (made, step.how) if part)


def reason_lines(reasons: Sequence[Reason], text: str, *, computed: bool = False) -> Iterator[str]:
    """Yield the lines that explain a claim: cells that came about together, and below them the steps with rule,
    confidence and offsets.

    Cells that are empty for no reason are left out, and those that are computed from others unless ``computed``.
    """
    together: dict[tuple[Step, ...], list[Reason]] = {}
    for reason in reasons:
        steps = tuple(step for step in reason.steps if computed or step.by != "computed")
        if steps:
            together.setdefault(steps, []).append(reason)
    for steps, cells in together.items():
        yield "; ".join(f"{one.cell}: {' '.join(one.value.split()) or '(empty)'}" for one in cells)
        yield from (f"    {step_words(step, text)}  {_source(step)}" for step in steps)


def _source(step: Step) -> str:
    parts = [step.by]
    if step.confidence is not None:
        parts.append(f"{step.confidence:.2f}")
    if step.spans:
        parts.append("at " + " ".join(f"{span.start}-{span.end}" for span in step.spans))
    return f"[{', '.join(parts)}]"


def reason_record(reason: Reason, text: str) -> dict[str, Any]:
    """Return a reason as a JSON record, its steps with their characters and in words."""
    return {
        "cell": reason.cell,
        "value": reason.value,
        "steps": [
            {
                "spans": [[span.start, span.end] for span in step.spans],
                "value": step.value,
                "by": step.by,
                "how": step.how,
                "confidence": None if step.confidence is None else round(step.confidence, 2),
                "words": step_words(step, text),
            }
            for step in reason.steps
        ],
    }

"""What a reviewer decided about claims: one JSON object a line, the last line for a claim wins.

``{"claim_id", "article_id", "text_digest", "state", "changes": {COLUMN: {"before", "after"}}, "claim", "note", "by",
"at"}``; ``claim_id`` is null for a missed claim that was marked, ``text_digest`` is ``naming.text_digest`` of the
article's text, and every field that is not listed here is kept.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Literal, get_args

from claimtable.errors import ReadError
from claimtable.naming import claim_id
from claimtable.review.values import is_alike, strange_value
from claimtable.schema import TextSpan
from claimtable.table import to_json
from claimtable.writers import open_lines

State = Literal["accepted", "rejected", "fixed", "added", "later"]
STATES: tuple[State, ...] = get_args(State)

#: the states of claims that hold, with what was changed in them
HOLDING: tuple[State, ...] = ("accepted", "fixed", "added")

_FIELDS = ("claim_id", "article_id", "text_digest", "state", "changes", "claim", "note", "by", "at")


@dataclass(frozen=True, slots=True)
class Change:
    """A cell that was changed: the value that the reviewer saw, and the right one."""

    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Decision:
    """What one reviewer decided about one claim.

    ``claim_id`` is empty for a missed claim, whose place is ``changes["spans"].after``. ``claim`` holds the words that
    the reviewer saw. ``at`` is an ISO time or empty. ``more`` are fields that claimtable does not know.
    """

    claim_id: str
    article_id: str
    text_digest: str
    state: State
    changes: Mapping[str, Change] = field(default_factory=dict)
    claim: str = ""
    note: str = ""
    by: str = ""
    at: str = ""
    more: Mapping[str, Any] = field(default_factory=dict)

    @property
    def spans(self) -> tuple[TextSpan, ...]:
        """The place that the reviewer gave the claim; empty where he left it."""
        change = self.changes.get("spans")
        return () if change is None else tuple(TextSpan(*place) for place in change.after or ())

    @property
    def place_id(self) -> str:
        """The ``claim_id`` of a claim at ``spans``; empty where the reviewer left its place."""
        return claim_id(self.article_id, self.spans) if self.spans else ""

    @property
    def key(self) -> str:
        """What tells claims apart: the ``claim_id``, of a missed claim that of its place."""
        return self.claim_id or self.place_id

    @property
    def holds(self) -> bool:
        """Whether the claim is one, with what was changed in it."""
        return self.state in HOLDING


def read_decisions(path: str | Path) -> list[Decision]:
    """Return the decisions of a file, one a claim, in the order in which the claims come first.

    Raises ReadError, with the line, where the file cannot be read or holds something else.
    """
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(f"{path} cannot be read as decisions: {error}") from error
    lines = [(number, line) for number, line in enumerate(text.split("\n"), start=1) if line.strip()]
    found = last_ones(_decision(line, f"{path}:{number}") for number, line in lines)
    if not found:
        raise ReadError(f"{path}: there is no decision in this file")
    return found


def last_ones(decisions: Iterable[Decision]) -> list[Decision]:
    """Return the last decision about every claim, in the order in which the claims come first."""
    return list({one.key: one for one in decisions}.values())


def write_decisions(decisions: Iterable[Decision], path: str) -> None:
    """Write decisions, one a line; ``-`` is standard output. The file appears when all are written."""
    with open_lines(path) as stream:
        stream.writelines(to_json(decision_record(one)) + "\n" for one in decisions)


def decision_record(decision: Decision) -> dict[str, Any]:
    """Return a decision as its JSON record."""
    changes = {name: {"before": change.before, "after": change.after} for name, change in decision.changes.items()}
    record = {name: getattr(decision, name) for name in _FIELDS}
    return {**record, "claim_id": decision.claim_id or None, "changes": changes, **decision.more}


def _decision(line: str, where: str) -> Decision:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ReadError(f"{where}: this is no JSON: {error}") from error
    if not isinstance(record, dict):
        raise ReadError(f"{where}: this is no decision but {_short(record)}")
    for name, (fits, wanted) in _FITS.items():
        if not fits(record.get(name)):
            raise ReadError(f"{where}: {name} is {_short(record.get(name))}, not {wanted}")
    changes = {name: _change(name, change, where) for name, change in (record.get("changes") or {}).items()}
    texts = {name: record.get(name) or "" for name in _FIELDS if name not in ("state", "changes")}
    more = {name: value for name, value in record.items() if name not in _FIELDS}
    decision = Decision(state=record["state"], changes=changes, more=more, **texts)
    if not decision.key:
        raise ReadError(f"{where}: this names no claim: there is neither a claim_id nor a change of spans")
    return decision


def _change(name: str, change: Any, where: str) -> Change:
    if not isinstance(change, dict) or "after" not in change:
        raise ReadError(f'{where}: the change of {name} is {_short(change)}, not {{"before": ..., "after": ...}}')
    if strange := strange_value(name, change["after"]):
        raise ReadError(f"{where}: {strange}")
    return Change(change.get("before"), change["after"])


def _short(value: Any) -> str:
    shown = json.dumps(value, ensure_ascii=False)
    return shown if len(shown) <= 40 else shown[:40] + "..."


def _is_text(value: Any) -> bool:
    return value is None or isinstance(value, str)


def _is_time(value: Any) -> bool:
    if not value:
        return value is None or value == ""
    try:
        return isinstance(value, str) and datetime.fromisoformat(value) is not None
    except ValueError:
        return False


_FITS: dict[str, tuple[Callable[[Any], bool], str]] = {
    "state": (lambda value: value in STATES, f"one of {', '.join(STATES)}"),
    "article_id": (lambda value: isinstance(value, str) and bool(value), "an article's id"),
    "claim_id": (_is_text, "a claim's id or null"),
    "text_digest": (_is_text, "text"),
    "changes": (lambda value: value is None or isinstance(value, dict), "an object of columns"),
    "claim": (_is_text, "text"),
    "note": (_is_text, "text"),
    "by": (_is_text, "text"),
    "at": (_is_time, "a time such as 2026-11-26T08:30:00Z"),
}


def differing_changes(one: Decision, other: Decision) -> list[str]:
    """Return the columns to which two decisions about one claim give different values."""
    names = dict.fromkeys((*one.changes, *other.changes))
    return [name for name in names if not is_alike(name, _after(one, other, name), _after(other, one, name))]


def _after(decision: Decision, other: Decision, name: str) -> Any:
    """Return the value that a decision gives to a column; one that it left is as the other reviewer saw it."""
    change = decision.changes.get(name)
    return other.changes[name].before if change is None else change.after

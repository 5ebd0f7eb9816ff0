"""Decisions -> the rows of claims that they are about: changed, marked, and what no longer fits told."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from claimtable.columns import COLUMNS
from claimtable.naming import text_digest
from claimtable.review.decisions import Change, Decision, decision_record, last_ones
from claimtable.review.dependents import Ground, Row, cell_of, revised, sure_of
from claimtable.review.matching import Fit, fit_of, is_named, match
from claimtable.review.outcome import Misfit, Outcome, Reason, misfit_decisions
from claimtable.review.values import PLACES, is_alike
from claimtable.schema import Article, TextSpan
from claimtable.table import to_json
from claimtable.text import counted

#: changes whose values are places in the text, or hold some
_PLACED = ("spans", "quantities", *PLACES)
_LISTS = frozenset(column.name for column in COLUMNS if column.dtype in ("texts", "spans", "quantities"))


#: an article, a place in it and a kind of claim or None -> the row of the claim that stands there
Describe = Callable[[Article, Sequence[TextSpan], str | None], Row | None]


class Reviewer:
    """Puts decisions into the rows of one article after the other. ``outcome`` tells what became of them."""

    def __init__(self, decisions: Iterable[Decision], describe: Describe | None = None) -> None:
        """``describe`` tells what an article says in a place: the cells of a missed claim that the reviewer left."""
        self._describe = describe
        self._waiting: dict[str, list[Decision]] = defaultdict(list)
        for one in last_ones(decisions):
            if one.claim_id or one.state != "rejected":  # a missed claim that was marked and withdrawn is none
                self._waiting[one.article_id].append(one)
        #: ids of the claims that people have confirmed
        self.claims = frozenset(one.claim_id for one in self._all() if one.holds)
        self._articles = frozenset(self._waiting)
        digest = hashlib.sha256("".join(to_json(decision_record(one)) for one in self._all()).encode())
        #: the number of the decisions and a digest of them
        self.name = f"{counted(len(list(self._all())), 'decision')} ({digest.hexdigest()[:16]})"
        self._names: dict[str, str] = {}
        self._seen: set[str] = set()
        self._tried: dict[str, Reason] = {}
        self.outcome = Outcome()

    @property
    def articles(self) -> frozenset[str]:
        """The ids of the articles with decisions that have not yet found their claims."""
        return frozenset(self._waiting)

    def _all(self) -> Iterator[Decision]:
        return (one for _, listed in sorted(self._waiting.items()) for one in listed)

    def article_with(self, text: str) -> str:
        """Return under which id an article with this text was reviewed; empty where none was."""
        if not self._names:
            self._names = {one.text_digest: name for name, listed in self._waiting.items() for one in listed}
        return self._names.get(text_digest(text), "")

    def rename(self, article_id: str, now: str) -> None:
        """Let the decisions about an article be about one that has another id now."""
        self._waiting[now] = self._waiting.pop(article_id)

    def review(self, article_id: str, rows: Sequence[Row], article: Article | None = None) -> list[Row]:
        """Return the rows of an article with what was decided of them, and missed claims in their places.

        ``rows`` have plain JSON values. Without ``article`` texts are not compared, and places are not changed. What
        finds no claim waits for further rows of the article.
        """
        return [row for listed in self.review_each(article_id, rows, article) for row in listed]

    def review_each(self, article_id: str, rows: Sequence[Row], article: Article | None = None) -> list[list[Row]]:
        """Return what stands in the place of every row: it, behind the missed claims that begin before it. The last
        list holds the missed claims behind all rows.
        """
        text = article.text if article is not None else ""
        decided = self._waiting.pop(article_id, [])
        self._seen |= {article_id} & self._articles
        if not decided:
            return [*([row] for row in rows), []]
        matched = match(rows, [(one, fit_of(one, text)) for one in decided])
        new, missed, left = list(rows), [], []
        for one in decided:
            fit, place = fit_of(one, text), matched.get(one.key)
            if place is not None:
                new[place] = self._decide(rows[place], one, fit, Ground(text, rows))
            elif not one.claim_id and fit != "changed":
                row = _new_row(one, article_id, article, rows, self._describe)
                missed.append(_with_kind(self._decide(row, one, fit, Ground(text, rows)), one))
            else:
                left.append(one)
                self._tried[one.key] = "the article's text has changed" if fit == "changed" else "the claim is gone"
        if left:
            self._waiting[article_id] = left
        return _in_place(new, missed)

    def finish(self) -> Outcome:
        """Return what became of all decisions; what still waits for its claim no longer fits."""
        for one in self._all():
            self.outcome.misfits.append(Misfit(one, self._tried.get(one.key, "the article is not there")))
        self._waiting.clear()
        return self.outcome

    def settle(self) -> dict[str, Any]:
        """Return what became of the decisions about the articles reviewed so far: how many were ``applied``, records of
        what is ``left`` because it no longer fits, and those ``articles``.
        """
        missing = [
            Misfit(one, self._tried[one.key]) for name in sorted(self._seen) for one in self._waiting.pop(name, ())
        ]
        left = misfit_decisions([*self.outcome.misfits, *missing])
        return {
            "applied": self.outcome.states.total(),
            "left": [decision_record(one) for one in left],
            "articles": sorted(self._seen),
        }

    def absent(self, articles: Collection[str]) -> list[dict[str, Any]]:
        """Return the records of the decisions about other articles than these, which were all that there are."""
        missing = [Misfit(one, "the article is not there") for one in self._all() if one.article_id not in articles]
        return [decision_record(one) for one in misfit_decisions(missing)]

    def _decide(self, row: Row, decision: Decision, fit: Fit, ground: Ground) -> Row:
        outcome = self.outcome
        outcome.states[decision.state] += 1
        outcome.unchecked += fit == "unknown"
        outcome.in_changed_text += fit == "changed"
        moved = bool(decision.claim_id) and not is_named(row, decision)
        outcome.moved += moved
        new = row
        if decision.holds:
            changes = {**_words_back(row, decision, ground.text), **decision.changes} if moved else decision.changes
            values = self._values(row, decision, changes, fit, ground.text)
            new = sure_of(revised(row, values, ground))
        marks = {"review": decision.state, "reviewed_by": decision.by or None}
        return {**new, **marks, "note": decision.note or row.get("note")}

    def _values(
        self, row: Row, decision: Decision, changes: Mapping[str, Change], fit: Fit, text: str
    ) -> dict[str, Any]:
        """Return the new values of a row's cells; what does not fit is told, of two values the reviewer's is taken."""
        values = {}
        for name, change in changes.items():
            current = cell_of(row, name)
            if is_alike(name, current, change.after):
                values[name] = change.after
                continue
            if reason := _unplaced(name, change.after, decision, fit, text):
                self.outcome.misfits.append(Misfit(decision, reason, name, current))
                continue
            if decision.claim_id and not is_alike(name, current, change.before):
                self.outcome.misfits.append(Misfit(decision, "another value than the reviewer saw", name, current))
            values[name] = change.after
            self.outcome.cells[name] += 1
        return values


def _unplaced(name: str, value: Any, decision: Decision, fit: Fit, text: str) -> Reason | None:
    """Return why a change of a place makes no sense in the article as it is; None where it does."""
    if name not in _PLACED:
        return None
    if fit == "changed":
        return "the article's text has changed"
    if not text:
        needs = name != "quantities" and value and (bool(decision.claim_id) or name != "spans")
        return "a place needs the article's text" if needs else None
    return "a place outside the article's text" if _last_place(name, value) > len(text) else None


def _last_place(name: str, value: Any) -> int:
    if not value:
        return 0
    if name == "quantities":
        return max((one.get("end") or 0 for one in value), default=0)
    return int(value[1] if name in PLACES else value[-1][1])


def _words_back(row: Row, decision: Decision, text: str) -> dict[str, Change]:
    """Return the extent that the reviewer saw as a change, where the claim has been cut otherwise since."""
    words = decision.claim
    if not words or row.get("claim") == words or text.count(words) != 1:
        return {}
    start = text.index(words)
    return {"spans": Change(row.get("spans"), [[start, start + len(words)]])}


def _new_row(
    decision: Decision, article_id: str, article: Article | None, rows: Sequence[Row], describe: Describe | None
) -> Row:
    """Return the row of a missed claim before the reviewer's cells: what it has of its article and of its place."""
    row: Row = {column.name: [] if column.name in _LISTS else None for column in COLUMNS}
    kind = decision.changes["kind"].after if "kind" in decision.changes else None
    if describe is not None and article is not None and decision.spans:
        row |= describe(article, decision.spans, kind) or {}
    beside = rows[0] if rows else {}
    for name in ("title", "url", "published", "published_from"):
        own = getattr(article, name) if article is not None else None
        value = beside.get(name) or own or None
        row[name] = value.isoformat() if isinstance(value, date) else value
    numbers = [one["statement_id"] for one in rows if isinstance(one.get("statement_id"), int)]
    row |= {"article_id": article_id, "claim": decision.claim, "statement_id": max(numbers, default=0) + 1}
    return row | {name: bool(row[name]) for name in ("negated", "second_hand")}


def _with_kind(row: Row, decision: Decision) -> Row:
    """Return a missed claim whose kind is known: one outside quotation marks that nobody says is the article's."""
    if "kind" in decision.changes or row.get("kind") in ("direct", "mixed"):
        return row
    said = any(row.get(name) for name in ("speaker", "speaker_start", "cue_start"))
    return {**row, "kind": "indirect" if said else "narrator"}


def _in_place(rows: Sequence[Row], missed: Sequence[Row]) -> list[list[Row]]:
    places: list[list[Row]] = [*([row] for row in rows), []]
    for row in sorted(missed, key=lambda one: int(one["start"])):
        behind = next((n for n, one in enumerate(rows) if one["start"] > row["start"]), len(rows))
        places[behind].insert(max(0, len(places[behind]) - (behind < len(rows))), row)
    return places

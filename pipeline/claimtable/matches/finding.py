"""A claim or free text -> where the store has it: the first appearance, the later ones, how the words changed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from claimtable.errors import OptionError
from claimtable.lexicon.function_words import LIGHT
from claimtable.matches import vectors
from claimtable.matches.relations import Relation, relation_of, word_diff
from claimtable.store import Store
from claimtable.store.reading import phrase
from claimtable.terms import words_of
from claimtable.verify.model import Piece
from claimtable.verify.values import values_in

#: claims that are ranked: the best by words
CANDIDATES = 200
#: most words of a text that are looked for
_WORDS = 40

#: weights of the ranking, chosen on the development half of the pairs: words (1 for the best), vectors, agreement
WEIGHTS: dict[str, float] = {"words": 1.0, "vectors": 0.6, "values": 0.3, "places": 0.05, "time": 0.1, "speaker": 0.05}


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for: its words and, for a claim of the store, what they are compared with beside the words."""

    text: str
    claim_id: str = ""
    article: int = 0
    published: str = ""
    speaker_id: str = ""
    places: frozenset[str] = frozenset()
    first: str = ""
    last: str = ""
    values: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Match:
    """A claim of the store that may be the one looked for.

    ``agrees`` and ``differs`` name what is the same and what is not (values, places, time, speaker); ``relation`` is
    decided by the words (``relations``), ``score`` only ranks. ``copies`` are articles that print the same words.
    """

    claim_id: str
    article_id: str
    article: int
    published: str
    title: str
    url: str
    speaker: str
    kind: str
    claim: str
    start: int
    end: int
    score: float
    relation: Relation = "related"
    agrees: tuple[str, ...] = ()
    differs: tuple[str, ...] = ()
    diff: tuple[Piece, ...] = ()
    copies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """The matches by date, the earliest first; ``semantic`` tells whether vectors had a say in the ranking."""

    asked: Asked
    matches: tuple[Match, ...] = field(default=())
    semantic: bool = False


#: what is read of a claim, and from where
_COLUMNS = (
    "c.claim_id, a.article_id, a.id, coalesce(c.published, ''), a.title, coalesce(a.url, ''), coalesce(c.speaker, ''), "
    "c.kind, c.claim, c.start, c.\"end\", coalesce(c.speaker_id, ''), c.\"where\", coalesce(c.when_start, ''), "
    "coalesce(c.when_end, '')"
)
_FROM = "claims c JOIN articles a ON a.id = c.article"


def ask_claim(store: Store, claim_id: str) -> Asked:
    """Return the claim whose id begins with ``claim_id``. Raises OptionError where there is none, or several."""
    sql = f"SELECT {_COLUMNS} FROM {_FROM} WHERE substr(c.claim_id, 1, ?) = ? LIMIT 2"
    rows = store.rows(sql, (len(claim_id), claim_id))
    if not claim_id or not rows:
        raise OptionError(f"--claim {claim_id}: the store has no claim with this id")
    if len(rows) > 1:
        raise OptionError(f"--claim {claim_id}: several claims begin so; give more of the id")
    return _asked(rows[0])


def _asked(row: Sequence[Any]) -> Asked:
    claim_id, _, article, published, _, _, _, _, text, _, _, speaker_id, where, first, last = row
    return Asked(
        text, claim_id, article, published, speaker_id, frozenset(_places(where)), first, last, _values_of(text)
    )


def find_matches(store: Store, asked: Asked | str, *, limit: int = 10, semantic: bool = True) -> Answer:
    """Return at most ``limit`` claims of other articles that are most like what is looked for, by date.

    Raises OptionError where there are no words to look for.
    """
    if isinstance(asked, str):
        asked = Asked(asked, values=_values_of(asked))
    rows = candidates(store, asked)
    use = semantic and vectors.are_there()
    ranked = rank(asked, rows, semantic=use)
    distinct = _without_copies([_match(row, score) for score, row in ranked[: 4 * limit]])
    best = [_described(asked, match, rows) for match in distinct[:limit]]
    best.sort(key=lambda match: (match.published or "9999", match.article, match.start))
    return Answer(asked, tuple(best), use)


def candidates(store: Store, asked: Asked, most: int = CANDIDATES) -> list[tuple[Any, ...]]:
    """Return the claims of other articles with the words of ``asked``, the best by BM25 first."""
    words = dict.fromkeys(word.casefold() for word in words_of(asked.text))
    telling = [word for word in words if word not in LIGHT] or list(words)
    if not telling:
        raise OptionError(f"there are no words in {asked.text.strip()[:40]!r}")
    query = " OR ".join(phrase([word]) for word in telling[:_WORDS])
    sql = (
        f"SELECT {_COLUMNS}, f.rank FROM {_FROM} JOIN claims_fts f ON c.id = f.rowid "
        "WHERE claims_fts MATCH ? AND a.id != ? ORDER BY f.rank, c.id LIMIT ?"
    )
    return store.rows(sql, (query, asked.article, most))


def rank(
    asked: Asked, rows: Sequence[tuple[Any, ...]], *, semantic: bool, weights: dict[str, float] | None = None
) -> list[tuple[float, tuple[Any, ...]]]:
    """Return ``rows`` with their scores, the best first."""
    if not rows:
        return []
    weights = weights or WEIGHTS
    best = min(row[-1] for row in rows) or -1.0
    likeness = vectors.similarities(asked.text, [row[8] for row in rows]) if semantic else [0.0] * len(rows)
    scores = [
        weights["words"] * row[-1] / best
        + weights["vectors"] * similar
        + sum(weights[name] for name in agreement(asked, row)[0])
        for row, similar in zip(rows, likeness, strict=True)
    ]
    order = sorted(range(len(rows)), key=lambda number: (-round(scores[number], 6), number))
    return [(round(scores[number], 4), rows[number]) for number in order]


def agreement(asked: Asked, row: Sequence[Any]) -> tuple[list[str], list[str]]:
    """Return what a claim has the same as ``asked`` and what it has otherwise; what one of them lacks is neither."""
    other = _asked(row[:15])
    same: list[str] = []
    differs: list[str] = []
    for name, a, b in (("values", asked.values, other.values), ("places", asked.places, other.places)):
        if a and b:
            (same if a & b else differs).append(name)
    if asked.first and other.first:
        (same if asked.first <= other.last and other.first <= asked.last else differs).append("time")
    if asked.speaker_id and other.speaker_id:
        (same if asked.speaker_id == other.speaker_id else differs).append("speaker")
    return same, differs


def _match(row: Sequence[Any], score: float) -> Match:
    claim_id, article_id, article, published, title, url, speaker, kind, claim, start, end = row[:11]
    return Match(claim_id, article_id, article, published, title, url, speaker, kind, claim, start, end, score)


def _without_copies(matches: Iterable[Match]) -> list[Match]:
    """Return the matches, of those with the same words the earliest, with the others' articles as copies."""
    found: dict[str, list[Match]] = {}
    for match in matches:
        found.setdefault("".join(words_of(match.claim)).casefold(), []).append(match)
    kept = []
    for same in found.values():
        first = min(same, key=lambda match: (match.published or "9999", match.article))
        others = dict.fromkeys(match.article_id for match in same if match.article_id != first.article_id)
        kept.append(replace(first, copies=tuple(others), score=same[0].score))
    return kept


def _described(asked: Asked, match: Match, rows: Sequence[tuple[Any, ...]]) -> Match:
    row = next(row for row in rows if row[0] == match.claim_id)
    same, differs = agreement(asked, row)
    diff = word_diff(asked.text, match.claim)
    relation = relation_of(diff, asked.text)
    return replace(match, relation=relation, agrees=tuple(same), differs=tuple(differs), diff=diff)


def _values_of(text: str) -> frozenset[str]:
    return frozenset(value.key for value in values_in(text) if value.kind == "number")


def _places(cell: str | None) -> list[str]:
    return json.loads(cell) if cell else []

"""Scores of extracted claims against gold claims: precision, recall and F1, claim by claim and slot by slot.

A claim matches a gold claim when the Jaccard overlap of their characters is at least 0.5; best pairs first, one to one.
Slots are counted over all gold and all found claims, so that a missed claim misses its slots and an invented one
invents them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from spacy.language import Language

from claimtable.errors import GoldError, OptionError
from claimtable.extraction import extract
from claimtable.readers import read
from claimtable.schema import Claim, Failure
from claimtable.table import claim_record

Record = Mapping[str, Any]

_MATCH = 0.5
_EXACT = 0.97
_ARTICLE = re.compile(r"^(?:the|a|an)\s+")
_BLANK = re.compile(r"[\s.,]+")
_UNITS = {
    "%": "percent",
    "per cent": "percent",
    "percentage": "percent",
    "u s dollar": "us dollar",
    "united states dollar": "us dollar",
}
_ROW = ("speaker", "where", "how_many: value+modifier", "when", "said_on")


@dataclass(slots=True)
class Score:
    """Counts of one measure: ``hits`` of ``gold`` wanted and ``found`` given."""

    hits: int = 0
    gold: int = 0
    found: int = 0

    def add(self, hits: int, gold: int, found: int) -> None:
        """Count more."""
        self.hits += hits
        self.gold += gold
        self.found += found

    @property
    def precision(self) -> float:
        """Share of what was found that is right, 0 where nothing was found."""
        return self.hits / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold that was found, 0 where there is none."""
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(slots=True)
class Scores:
    """All measures by name, in the order in which they are shown."""

    rows: dict[str, Score] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Score:
        """Return the measure ``name``, made when it is new."""
        return self.rows.setdefault(name, Score())


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """The gold claims of one article, complete up to the character ``until``."""

    article_id: str
    claims: tuple[Record, ...]
    until: int


def read_gold(path: Path) -> list[GoldArticle]:
    """Return the gold articles of a JSONL file; raises GoldError with the line that does not fit."""
    found = []
    for number, line in enumerate(_lines(path), start=1):
        try:
            record = json.loads(line)
            claims = tuple(record["claims"])
            spans_fit = all(claim["spans"] and claim["kind"] for claim in claims)
            found.append(GoldArticle(record["article_id"], claims, record.get("annotated_until") or 10**9))
        except (ValueError, KeyError, TypeError) as error:
            raise GoldError(f"{path}:{number}: not a line of gold claims ({type(error).__name__}: {error})") from error
        if not spans_fit:
            raise GoldError(f"{path}:{number}: a gold claim has no spans or no kind")
    if not found:
        raise GoldError(f"{path}: there are no gold claims in this file")
    return found


def _lines(path: Path) -> list[str]:
    try:
        return [line for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(f"{path}: cannot be read as gold claims ({error})") from error


def evaluate(gold: Iterable[GoldArticle], claims: Iterable[Claim]) -> Scores:
    """Return the scores of ``claims``, of any articles, against ``gold``; claims of other articles do not count."""
    return evaluate_records(gold, map(claim_record, claims))


def evaluate_records(gold: Iterable[GoldArticle], records: Iterable[Record]) -> Scores:
    """Return the scores of claims given as records (lines of the JSON lines output); see ``evaluate``."""
    by_article: dict[str, list[Record]] = {}
    for record in records:
        by_article.setdefault(record["article_id"], []).append(record)
    scores = Scores()
    for article in gold:
        found = [c for c in by_article.get(article.article_id, []) if c["spans"][0][0] < article.until]
        _score_article(article.claims, found, scores)
    return scores


def _score_article(gold: Sequence[Record], found: Sequence[Record], scores: Scores) -> None:
    pairs = match_claims(gold, found)
    for name, keep in _GROUPS.items():
        hits = sum(keep(gold[i]) and keep(found[j]) for i, j, _ in pairs)
        scores[f"claims: {name}"].add(hits, sum(map(keep, gold)), sum(map(keep, found)))
    scores["claims: exact extent"].add(sum(overlap >= _EXACT for *_, overlap in pairs), len(gold), len(found))
    for record in gold:
        for name, values in slots(record).items():
            scores[name].add(0, len(values), 0)
    for record in found:
        for name, values in slots(record).items():
            scores[name].add(0, 0, len(values))
    _score_pairs([(slots(gold[i]), slots(found[j])) for i, j, _ in pairs], scores)
    scores["whole rows"].add(0, len(gold), len(found))


def _score_pairs(pairs: Sequence[tuple[Slots, Slots]], scores: Scores) -> None:
    for wanted, given in pairs:
        for name, values in wanted.items():
            scores[name].hits += _common(values, given[name])
        right = all(sorted(map(str, wanted[name])) == sorted(map(str, given[name])) for name in _ROW)
        scores["whole rows"].hits += right


_GROUPS: dict[str, Callable[[Record], bool]] = {
    "all": lambda claim: True,
    "attributed": lambda claim: bool(claim["kind"] != "narrator"),
    "narrator": lambda claim: bool(claim["kind"] == "narrator"),
    "direct": lambda claim: bool(claim["kind"] == "direct"),
    "mixed": lambda claim: bool(claim["kind"] == "mixed"),
    "indirect": lambda claim: bool(claim["kind"] == "indirect"),
}

Slots = dict[str, list[Any]]


def slots(claim: Record) -> Slots:
    """Return the comparable values of a claim's slots, each a list that may hold a value more than once."""
    texts = {name: normal(claim.get(name)) for name in ("speaker", "speaker_role", "who")}
    plain = {name: claim.get(name) or "" for name in ("when", "said_on", "kind")}
    quantities = [_quantity(record) for record in claim.get("quantities") or []]
    return {
        **{name: [value] if value else [] for name, value in (texts | plain).items()},
        "where": sorted({normal(place) for place in claim.get("where") or []}),
        "how_many: value": [value for value, _, _ in quantities],
        "how_many: value+modifier": [(value, modifier) for value, modifier, _ in quantities],
        "how_many: value+unit": [(value, unit) for value, _, unit in quantities],
    }


def _quantity(record: Record) -> tuple[float | None, str, str]:
    value = record.get("value")
    return (
        None if value is None else round(float(value), 4),
        record.get("modifier") or "=",
        normal_unit(record.get("unit")),
    )


def normal_unit(unit: str | None) -> str:
    """Return a unit as it is compared: lower case, without article, percent and dollar in one spelling."""
    plain = normal(unit)
    return _UNITS.get(plain, plain)


def normal(text: str | None) -> str:
    """Return a phrase as it is compared: without article, case and punctuation; empty for None."""
    plain = (text or "").replace("’", "'").replace("‘", "'").casefold().strip()
    return _BLANK.sub(" ", _ARTICLE.sub("", plain)).strip()


def _common(gold: Sequence[Any], found: Sequence[Any]) -> int:
    rest = list(found)
    hits = 0
    for value in gold:
        if value in rest:
            rest.remove(value)
            hits += 1
    return hits


def match_claims(gold: Sequence[Record], found: Sequence[Record]) -> list[tuple[int, int, float]]:
    """Return the matched pairs (index in gold, index in found, Jaccard overlap), best first, each index once."""
    wanted, given = [_characters(claim) for claim in gold], [_characters(claim) for claim in found]
    overlaps = [
        (len(a & b) / len(a | b), i, j)
        for i, a in enumerate(wanted)
        for j, b in enumerate(given)
        if not a.isdisjoint(b)
    ]
    used_gold: set[int] = set()
    used_found: set[int] = set()
    pairs = []
    for overlap, i, j in sorted((pair for pair in overlaps if pair[0] >= _MATCH), reverse=True):
        if i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
            pairs.append((i, j, overlap))
    return pairs


def _characters(claim: Record) -> set[int]:
    return {index for start, end in claim["spans"] for index in range(start, end)}


def articles_beside(gold: Path) -> Path:
    """Return where the articles of a gold file lie by default: its own name with "articles" in place of "gold"."""
    return gold.with_name(gold.name.replace("gold", "articles"))


def evaluate_file(gold: Path, articles: Path, nlp: Language) -> Scores:
    """Extract the claims of the articles and score them against the gold; raises GoldError when an article fails."""
    wanted = read_gold(gold)
    claims: list[Claim] = []
    seen = set()
    for outcome in extract(read([str(articles)]), nlp):
        if isinstance(outcome, Failure):
            raise GoldError(f"an article of the gold cannot be read: {outcome}")
        seen.add(outcome[0].id)
        claims += outcome[1]
    missing = [article.article_id for article in wanted if article.article_id not in seen]
    if missing:
        raise GoldError(f"{articles}: there is no article {', '.join(missing)}, for which {gold} has claims")
    return evaluate(wanted, claims)


def read_records(path: Path) -> list[Record]:
    """Return claims that ``claimtable extract`` wrote as JSON lines; raises GoldError with the line that is none."""
    records: list[Record] = []
    for number, line in enumerate(_lines(path), start=1):
        try:
            record = json.loads(line)
            records.append({**record, "article_id": record["article_id"], "spans": record["spans"]})
        except (ValueError, KeyError, TypeError) as error:
            raise GoldError(f"{path}:{number}: not a claim as claimtable writes it ({error})") from error
    return records


def scores_text(scores: Scores, output_format: str = "text") -> str:
    """Return scores as an aligned table (``text``) or as JSON (``json``), figures in percent."""
    if output_format == "json":
        return json.dumps({name: _score_record(score) for name, score in scores.rows.items()}, indent=1)
    if output_format != "text":
        raise OptionError(f"--format {output_format}: text or json")
    lines = [f"{'':26} {'P':>6} {'R':>6} {'F1':>6}   hits / gold / found"]
    lines += [
        f"{name:26} {100 * row.precision:6.1f} {100 * row.recall:6.1f} {100 * row.f1:6.1f}   "
        f"{row.hits} / {row.gold} / {row.found}"
        for name, row in scores.rows.items()
    ]
    return "\n".join(lines)


def _score_record(score: Score) -> dict[str, float]:
    return {
        "precision": round(100 * score.precision, 2),
        "recall": round(100 * score.recall, 2),
        "f1": round(100 * score.f1, 2),
        "hits": score.hits,
        "gold": score.gold,
        "found": score.found,
    }

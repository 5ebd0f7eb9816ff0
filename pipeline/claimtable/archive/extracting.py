"""Extracting the claims of one shard in a worker: a chunk of articles -> a part, with what failed."""

from __future__ import annotations

import copy
import hashlib
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from itertools import chain
from typing import Any

from claimtable.archive.deadlines import Watchdog
from claimtable.archive.parts import Part, articles_table, figures_table
from claimtable.archive.settings import Engine, Extract
from claimtable.archive.tasks import Record, ShardTask, figures_name, part_name, shard_record, texts_name
from claimtable.archive.texts import to_json, unpack
from claimtable.environment import processor
from claimtable.errors import DeadlineReached, trace_of
from claimtable.own_columns import REVIEW_COLUMNS
from claimtable.readers import DEATH
from claimtable.schema import Article, Claim, Failure
from claimtable.selection import select
from claimtable.writers import write_claims

Result = tuple[Article, list[Claim]] | Failure
_BATCH = 32
_BATCH_CHARACTERS = 100_000


@dataclass(frozen=True, slots=True)
class Done:
    """What a worker tells of a shard: its record, the seconds it took, and its slowest articles (seconds, id)."""

    record: Record
    seconds: float
    slowest: tuple[tuple[float, str], ...]


#: the engine of this worker, with what it loaded; an engine is loaded once
_LOADED: list[tuple[Engine, Extract]] = []


def _loaded(engine: Engine) -> Extract:
    if not _LOADED or _LOADED[0][0] != engine:
        _LOADED[:] = [(engine, engine.load())]
    return _LOADED[0][1]


def extract_shard(task: ShardTask) -> Done:
    """Extract the shard's claims, write its part and then its record, and return the record.

    With ``task.only`` the articles of that range are tried and nothing is written.
    """
    begun = time.monotonic()
    extract = _loaded(task.engine)
    articles = _articles(task)
    slow: list[tuple[float, str]] = []
    with Watchdog(task.timeout) as dog:
        results = _results(extract, [item for item in articles if isinstance(item, Article)], dog, slow)
        if task.only is None:
            failures = [item for item in articles if isinstance(item, Failure)]
            record = _write(task, chain(failures, results))
        else:
            record = {}
            for _ in results:
                pass
    return Done(record, time.monotonic() - begun, tuple(sorted(slow, reverse=True)[:3]))


def _articles(task: ShardTask) -> list[Article | Failure]:
    """Return the articles of the task, in order, under their final ids; an excluded one is a Failure."""
    found: list[Article | Failure] = []
    for place, article in enumerate(unpack(task.storage.read(task.chunk))):
        if place in task.dropped or (task.only is not None and not task.only[0] <= place < task.only[1]):
            continue
        article = replace(article, id=task.renamed.get(place, article.id))
        if place in task.excluded:
            found.append(Failure(article.source, DEATH, article_id=article.id))
        else:
            found.append(article)
    return found


def _results(
    extract: Extract, articles: list[Article], dog: Watchdog, slow: list[tuple[float, str]]
) -> Iterator[Result]:
    """Yield one result an article, in order. A batch that fails or takes too long is done again one by one."""
    for batch in _batches(articles):
        begun = time.monotonic()
        try:
            with dog.step():
                results = extract(batch)
        except (DeadlineReached, Exception):
            results = [_alone(extract, article, dog, slow) for article in batch]
        else:
            # the time of a batch is told by the share of characters
            seconds = (time.monotonic() - begun) / max(1, sum(len(article.text) for article in batch))
            slow.extend((seconds * len(article.text), article.id) for article in batch)
        yield from results


def _batches(articles: list[Article]) -> Iterator[list[Article]]:
    """Yield the articles in batches that take seconds, so that the time for one article is ample for a batch."""
    batch: list[Article] = []
    characters = 0
    for article in articles:
        if batch and (len(batch) == _BATCH or characters + len(article.text) > _BATCH_CHARACTERS):
            yield batch
            batch, characters = [], 0
        batch.append(article)
        characters += len(article.text)
    if batch:
        yield batch


def _alone(extract: Extract, article: Article, dog: Watchdog, slow: list[tuple[float, str]]) -> Result:
    begun = time.monotonic()
    try:
        with dog.step():
            return extract([article])[0]
    except DeadlineReached as late:
        return Failure(article.source, str(late), article_id=article.id)
    except Exception as error:  # whatever an article does to the models, the run goes on
        reason = f"it could not be processed ({type(error).__name__}: {error})"
        return Failure(article.source, reason, article_id=article.id, trace=trace_of(error))
    finally:
        slow.append((time.monotonic() - begun, article.id))


def _write(task: ShardTask, results: Iterable[Result]) -> Record:
    settings = task.settings
    counts: Counter[str] = Counter()
    failures, articles = [], []
    reviewer = copy.deepcopy(settings.reviewer)
    confirmed = reviewer.claims if reviewer is not None else ()
    part = Part(settings.format, REVIEW_COLUMNS if reviewer else ())
    rows: list[dict[str, Any]] = []
    for result in results:
        if isinstance(result, Failure):
            failures.append(asdict(result))
            continue
        article = result[0]
        claims = select(
            result[1], min_confidence=settings.min_confidence, aliases=settings.aliases, confirmed=confirmed
        )
        articles.append(article)
        count(counts, article, claims)
        found = write_claims(part.writer, article, claims, reviewer)
        rows += found if settings.figures else []
    data = part.finish()
    name = part_name(task.shard, settings.format)
    task.storage.write(name, data)
    if settings.keep_text:
        texts = articles_table(articles, settings.text_format)
        task.storage.write(texts_name(task.shard, settings.text_format), texts)
    if settings.figures:
        task.storage.write(figures_name(task.shard, settings.format), figures_table(rows, settings.format))
    record: Record = {
        "shard": task.shard,
        "part": name,
        "processor": processor(),
        "sha256": hashlib.sha256(data).hexdigest(),
        "counts": dict(counts),
        "failures": failures,
    }
    if reviewer is not None:
        record["decisions"] = reviewer.settle()
    task.storage.write(shard_record(task.shard), to_json(record))
    return record


def count(counts: Counter[str], article: Article, claims: list[Claim]) -> None:
    """Add an article and its claims to the counts that a run reports."""
    counts["articles"] += 1
    counts["articles without a date"] += article.published is None
    counts["articles without a claim"] += not claims
    counts["claims"] += len(claims)
    for claim in claims:
        counts[f"{claim.kind} claims"] += 1
        counts["claims with a speaker"] += bool(claim.speaker.name)
        counts["claims with a time"] += claim.when is not None
        counts["claims with a quantity"] += bool(claim.quantities)
        counts["claims with a place"] += bool(claim.places)

"""Extraction in several processes, in the order of the articles."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from typing import Any

from claimtable.archive.engine import SpacyEngine
from claimtable.archive.pools import LocalPool
from claimtable.readers import DEATH
from claimtable.schema import Article, Claim, Failure, Narrator

Result = tuple[Article, list[Claim]] | Failure

#: articles that a process gets at once, and batches that may be done ahead of the one that is waited for, a process
_BATCH = 16
_AHEAD = 4

#: what this process has loaded, by the engine that it was loaded for
_LOADED: dict[SpacyEngine, Any] = {}


def extract_in_processes(
    articles: Iterable[Article | Failure],
    model: str,
    day_first: bool | None,
    narrator: Narrator,
    n_process: int,
) -> Iterator[Result]:
    """Yield each article with its claims, in order.

    Where a process ends (out of memory), the articles that it had are Failures.
    """
    engine = SpacyEngine(model, day_first, narrator)
    engine.identity()  # raises here and not in every process when the model is not there
    pool = LocalPool(n_process)
    batches = _batches(articles)
    waiting: deque[tuple[list[Article | Failure], Future[Any]]] = deque()
    try:
        while True:
            while len(waiting) < _AHEAD * n_process and _under_way(waiting) < n_process:
                batch = next(batches, None)
                if batch is None:
                    break
                fit = [item for item in batch if isinstance(item, Article)]
                waiting.append((batch, pool.submit(_extract, (engine, fit))))
            if not waiting:
                return
            if waiting[0][1].done():
                yield from _results(*waiting.popleft())
            else:
                pool.wait([future for _, future in waiting if not future.done()], 1.0)
    finally:
        pool.close()


def _under_way(waiting: Iterable[tuple[Any, Future[Any]]]) -> int:
    return sum(not future.done() for _, future in waiting)


def _batches(articles: Iterable[Article | Failure]) -> Iterator[list[Article | Failure]]:
    batch: list[Article | Failure] = []
    for article in articles:
        batch.append(article)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _extract(task: tuple[SpacyEngine, list[Article]]) -> list[Result]:
    engine, articles = task
    if engine not in _LOADED:
        _LOADED[engine] = engine.load()
    results: list[Result] = _LOADED[engine](articles)
    return results


def _results(batch: list[Article | Failure], future: Future[Any]) -> Iterator[Result]:
    error = future.exception()
    done = iter(future.result() if error is None else ())
    for item in batch:
        if isinstance(item, Failure):
            yield item
        elif error is None:
            yield next(done)
        else:
            yield Failure(item.source or item.id, DEATH, article_id=item.id)

"""Some of the articles: the first ones, or a random sample that is the same for the same seed."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator

from claimtable.schema import Article, Failure

Item = Article | Failure


def first(items: Iterable[Item], number: int) -> Iterator[Item]:
    """Yield ``items`` up to the article with that number; nothing behind it is read. Failures do not count."""
    for item in items:
        yield item
        if isinstance(item, Article):
            number -= 1
        if number <= 0:
            return


def sample(items: Iterable[Item], number: int, seed: int = 0) -> Iterator[Item]:
    """Yield all failures, and then ``number`` articles, each as likely as any other, in their order.

    Everything is read, and ``number`` articles are held in memory (Vitter 1985, algorithm R).
    """
    chance = random.Random(seed)
    held: list[tuple[int, Article]] = []
    seen = 0
    for item in items:
        if isinstance(item, Failure):
            yield item
            continue
        if len(held) < number:
            held.append((seen, item))
        elif (place := chance.randint(0, seen)) < number:
            held[place] = (seen, item)
        seen += 1
    yield from (article for _, article in sorted(held, key=lambda entry: entry[0]))

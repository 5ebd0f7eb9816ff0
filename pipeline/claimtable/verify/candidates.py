"""Which articles may hold a quote: full-text queries for its word sequences, and votes."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Sequence
from math import log10

from claimtable.lexicon.function_words import LIGHT
from claimtable.store.reading import Store, phrase
from claimtable.verify.prepared import Quote

_LONG, _STRIDE, _SHORT = 6, 3, 3
_MOST_LONG, _MOST_SHORT, _MOST_NEAR = 5, 8, 6
_HITS = 400
_RARE = 3

#: articles that are compared with the quote
MOST_ARTICLES = 40

# an article with fewer votes than this share of the best one's is no candidate
_SHARE_OF_BEST = 0.3

Ask = Callable[[str, int], list[int]]


def candidates(quote: Quote, store: Store) -> list[int]:
    """Return the row numbers of the articles that may hold ``quote``, the likeliest first.

    Long word sequences first, which find unaltered quotes; where they leave something out also short ones and pairs
    of telling words near each other, of which an altered quote still has some.
    """
    asks: list[Ask] = [store.articles_matching]
    if store.coverage().texts < store.coverage().articles:
        asks.append(store.claims_matching)
    votes: Counter[int] = Counter()
    for ask in asks:
        _vote(quote, ask, votes)
    return _best(votes, store)


def _vote(quote: Quote, ask: Ask, votes: Counter[int]) -> None:
    queries = list(_spread(_sequences(quote, _LONG, _STRIDE), _MOST_LONG))
    complete = _count(queries, ask, votes, weight=_LONG)
    if complete:
        return
    _count(_spread(_sequences(quote, _SHORT, 1), _MOST_SHORT), ask, votes, weight=_SHORT)
    _count(_spread(_pairs(quote), _MOST_NEAR), ask, votes, weight=1)
    if not votes:
        _count(_spread(_sequences(quote, _SHORT, 1, light=True), _MOST_SHORT), ask, votes, weight=_SHORT)
        rare = sorted({word for words in quote.words for word in _heavy(words)}, key=lambda word: (-len(word), word))
        _count([" AND ".join(phrase([word]) for word in rare[:_RARE])] if rare else [], ask, votes, weight=1)


def _count(queries: Sequence[str], ask: Ask, votes: Counter[int], *, weight: float) -> bool:
    """Add the votes of ``queries``; tell whether one article has them all."""
    hits: Counter[int] = Counter()
    for query in queries:
        rows = ask(query, _HITS)
        share = weight / (1 + log10(1 + len(rows)))
        for row in rows:
            votes[row] += share  # type: ignore[assignment]
        hits.update(rows)
    return bool(queries) and max(hits.values(), default=0) == len(queries)


def _sequences(quote: Quote, length: int, stride: int, *, light: bool = False) -> list[str]:
    found = []
    for words in quote.words:
        last = max(0, len(words) - length)
        starts = [*range(0, last, stride), last]
        parts = [words[start : start + length] for start in starts]
        found += [phrase(part) for part in parts if light or _telling(part)]
    return found


def _telling(words: Sequence[str]) -> bool:
    """Tell whether a word sequence is worth looking for: it has a word that carries meaning, or it is long."""
    return len(words) > 1 and (len(words) >= _LONG or any(word not in LIGHT and len(word) > 2 for word in words))


def _pairs(quote: Quote) -> list[str]:
    found = []
    for words in quote.words:
        heavy = _heavy(words)
        found += [f"NEAR({phrase([a])} {phrase([b])}, 6)" for a, b in itertools.pairwise(heavy)]
    return found


def _heavy(words: Sequence[str]) -> list[str]:
    return [word for word in words if word not in LIGHT and len(word) > 2]


def _spread(queries: Sequence[str], most: int) -> list[str]:
    """Return at most so many of ``queries``, evenly from all of them."""
    distinct = list(dict.fromkeys(queries))
    if len(distinct) <= most:
        return distinct
    return [distinct[position * (len(distinct) - 1) // (most - 1)] for position in range(most)]


def _best(votes: Counter[int], store: Store) -> list[int]:
    top = max(votes.values(), default=0)
    ranked = [row for row, count in votes.most_common(4 * MOST_ARTICLES) if count >= _SHARE_OF_BEST * top]
    days = store.published(ranked)
    ranked.sort(key=lambda row: (-round(votes[row], 6), days.get(row) or "9999", row))
    return ranked[:MOST_ARTICLES]

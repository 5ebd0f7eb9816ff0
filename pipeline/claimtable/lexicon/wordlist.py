"""Word lists as data: blank-separated words become a set."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """Return the words of ``text``, which blanks and line ends part."""
    return frozenset(text.split())

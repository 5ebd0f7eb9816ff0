"""Word lists as data: blank-separated words become a set."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """Return the words of ``text``, which blanks and line ends part."""
    return frozenset(text.split())


def stems(text: str) -> str:
    """Return a group that matches any of the blank-separated pieces of ``text``, which are regular expressions; ``_``
    in them stands for a blank.
    """
    return f"(?:{'|'.join(text.split())})".replace("_", " ")

"""How fast a run goes, and how long it will take."""

from __future__ import annotations

import time


class Pace:
    """How fast a run goes, and how long it will take; the articles still unread are told by their bytes."""

    def __init__(self, size: int) -> None:
        """``size`` is the bytes of all inputs."""
        self._size, self._bytes = size, 0
        self._articles, self._found, self._done = 0, 0, 0
        self._begun = time.monotonic()

    def read(self, size: int, articles: int) -> None:
        """Take note of inputs that were read: their bytes, and the articles in them."""
        self._bytes += size
        self._articles += articles

    def found(self, articles: int) -> None:
        """Take note of articles that need nothing more."""
        self._found += articles

    def done(self, articles: int) -> None:
        """Take note of articles that were extracted."""
        self._done += articles

    @property
    def rate(self) -> float:
        """Articles a second of this session."""
        return self._done / max(1e-6, time.monotonic() - self._begun)

    @property
    def left(self) -> float:
        """Seconds that the rest will take; -1: not known yet."""
        expected = self._articles * self._size / self._bytes if self._bytes else 0.0
        return max(0.0, expected - self._found - self._done) / self.rate if self.rate else -1.0

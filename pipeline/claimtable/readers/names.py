"""Unique ids."""

from __future__ import annotations


class UniqueNames:
    """Gives every name once; a name that comes again gets a number: ``a``, ``a-2``, ``a-3``."""

    def __init__(self) -> None:
        self._times: dict[str, int] = {}

    def take(self, name: str) -> str:
        """Return ``name``, or ``name`` with the first number that makes it unique."""
        times = self._times.get(name, 0) + 1
        unique = name
        if times > 1:
            while (unique := f"{name}-{times}") in self._times:
                times += 1
            self._times[unique] = 1
        self._times[name] = times
        return unique

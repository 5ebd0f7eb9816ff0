"""Heads on the attribution model's encoder: small networks that read a candidate of a fitted choice from the vectors of
its tokens. A head's word is one feature of the choice beside the named ones.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from claimtable.errors import ModelError
from claimtable.files import atomic_writer
from claimtable.fitted import Features
from claimtable.resources import model_folder
from claimtable.tokens import Placed

#: the name of the feature; its value is half of the head's log-odds, which count up to 4 on either side
FEATURE = "encoder"
_BOUND = 4.0
_ARRAYS = ("inner", "inner_bias", "outer", "outer_bias")

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Head:
    """One hidden layer of rectified units: ``inner`` (inputs x units), ``inner_bias``, ``outer`` (units) and
    ``outer_bias`` (one number).
    """

    inner: Floats
    inner_bias: Floats
    outer: Floats
    outer_bias: Floats

    def words(self, vectors: Floats) -> list[float]:
        """Return for every candidate (candidates x inputs) the value of ``FEATURE``, between -2 and 2."""
        return self.said(vectors @ self.inner)

    def said(self, units: Floats) -> list[float]:
        """Return the values of ``FEATURE``, given what the vectors add to the units (candidates x units)."""
        odds = (np.maximum(units + self.inner_bias, 0) * self.outer).sum(axis=1) + self.outer_bias[0]
        return [round(float(one), 4) for one in np.clip(odds, -_BOUND, _BOUND) / 2]


#: token spans (start, end) of a Doc whose vectors, one behind another, are what a head reads of a candidate
Seen = Sequence[tuple[int, int]]


def vectors_of(encoded: NDArray[Any], candidates: Sequence[Seen]) -> Floats:
    """Return the vectors of candidates, all of as many spans: of each span that of its last token, that of its first
    and the mean of all.

    ``encoded`` are the vectors of a Doc's tokens; the result is candidates x three times their size for each span.
    """
    size = 3 * encoded.shape[1]
    found = np.empty((len(candidates), size * max(map(len, candidates), default=0)), dtype=np.float32)
    for row, spans in zip(found, candidates, strict=True):
        for number, (start, end) in enumerate(spans):
            inside = encoded[start:end].astype(np.float32)
            row[number * size : (number + 1) * size] = np.concatenate([inside[-1], inside[0], inside.mean(axis=0)])
    return found


Mention = TypeVar("Mention", bound=Placed)


def seen_of_mentions(
    own: Placed, listed: Sequence[Sequence[Mention]], is_name: Callable[[Mention], bool]
) -> list[Seen]:
    """Return what a head reads of candidates for what ``own`` stands for, each given by its mentions in text order:
    ``own``, and where the candidate was named last before it (else mentioned last before it, else last of all, else
    nowhere: ``own`` again).
    """
    here = (own.start, own.end)
    return [[here, _last_named(mentions, own.start, is_name) or here] for mentions in listed]


def _last_named(mentions: Sequence[Mention], start: int, is_name: Callable[[Mention], bool]) -> tuple[int, int] | None:
    before = [one for one in mentions if one.end <= start]
    last = ([one for one in before if is_name(one)] or before or mentions)[-1:]
    return (last[0].start, last[0].end) if last else None


class Listener:
    """A head that hears candidates of one Doc, whose tokens' vectors are ``encoded``.

    Of spans that recur, what they add to the units is computed once: the first layer of a head is linear.
    """

    def __init__(self, head: Head, encoded: NDArray[Any]) -> None:
        self._head, self._encoded, self._size = head, encoded, 3 * encoded.shape[1]
        self._added: dict[tuple[int, tuple[int, int]], Floats] = {}

    def words(self, candidates: Sequence[Seen]) -> list[float]:
        """Return for every candidate the value of ``FEATURE``."""
        units = np.array([sum(self._add(place, span) for place, span in enumerate(spans)) for spans in candidates])
        return self._head.said(units)

    def _add(self, place: int, span: tuple[int, int]) -> Floats:
        """Return what the span at a ``place`` of a candidate adds to the units."""
        key = place, span
        if key not in self._added:
            weights = self._head.inner[place * self._size : (place + 1) * self._size]
            self._added[key] = vectors_of(self._encoded, [[span]])[0] @ weights
        return self._added[key]


def listener_of(head: Head, encoded: NDArray[Any] | None) -> Listener | None:
    """Return what hears the candidates of a Doc, None where no encoder has read it."""
    return None if encoded is None else Listener(head, encoded)


def with_words(listed: Sequence[Features], listener: Listener | None, candidates: Sequence[Seen]) -> list[Features]:
    """Return the features of options with what ``listener`` says of each.

    ``candidates`` are what it reads of the first of them; those behind (of no candidate being right) get no word.
    """
    if listener is None or not candidates:
        return list(listed)
    words = listener.words(candidates)
    heard: list[Features] = [{**features, FEATURE: word} for features, word in zip(listed, words, strict=False)]
    return [*heard, *listed[len(heard) :]]


@cache
def load_head(folder: str, name: str) -> Head:
    """Return the head in ``models/FOLDER/NAME.npz``; raises ModelError when it is missing or is none."""
    path = model_folder(folder) / f"{name}.npz"
    try:
        with np.load(path, allow_pickle=False) as stored:
            return _from_arrays({key: stored[key].astype(np.float32) for key in _ARRAYS})
    except (OSError, EOFError, ValueError, KeyError) as error:
        raise ModelError(f"{path} is not a head of the encoder: {error}; install claimtable anew") from error


def _from_arrays(arrays: Mapping[str, Floats]) -> Head:
    head = Head(*(arrays[key] for key in _ARRAYS))
    units = head.inner.shape[1:]
    if head.inner.ndim != 2 or (head.inner_bias.shape, head.outer.shape, head.outer_bias.shape) != (units, units, (1,)):
        raise ValueError("its arrays do not fit together")
    return head


def write_head(head: Head, path: Path) -> None:
    """Write ``head`` to ``path`` in half precision."""
    with atomic_writer(path, "wb") as stream:
        np.savez(stream, **{key: getattr(head, key).astype(np.float16) for key in _ARRAYS})

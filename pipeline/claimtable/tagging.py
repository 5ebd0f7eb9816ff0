"""Token labels of attributions: runs to BIO labels and, by Viterbi, label scores back to runs.

A *run* is a stretch of tokens in one role. Labels are ``O``, then ``B-`` and ``I-`` for each role; runs of different
attributions are told apart only by their ``B-``. Which runs belong together is decided elsewhere.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Role = Literal["SOURCE", "CUE", "CONTENT"]
Floats = NDArray[np.float32]

ROLES: tuple[Role, ...] = ("SOURCE", "CUE", "CONTENT")
LABELS: tuple[str, ...] = ("O", *(f"{prefix}-{role}" for role in ROLES for prefix in "BI"))
IMPOSSIBLE = np.float32(-1e4)


@dataclass(frozen=True, slots=True)
class Run:
    """Tokens ``start`` to ``end`` (exclusive, into the Doc) in one role; ``score`` is the mean probability of their
    labels, in (0, 1].
    """

    label: Role
    start: int
    end: int
    score: float


def encode(runs: Iterable[tuple[Role, int, int]], length: int) -> list[int]:
    """Label numbers of ``length`` tokens for runs ``(role, start, end)``; of overlapping runs the first one keeps its
    tokens.
    """
    labels = [0] * length
    for role, start, end in runs:
        begin = 1 + 2 * ROLES.index(role)
        if not any(labels[start:end]):
            labels[start:end] = [begin] + [begin + 1] * (end - start - 1)
    return labels


def decode(labels: Sequence[int]) -> list[tuple[Role, int, int]]:
    """Runs ``(role, start, end)`` of a sequence of label numbers; an ``I-`` that continues nothing begins a run."""
    runs: list[tuple[Role, int, int]] = []
    previous = 0
    for place, label in enumerate(labels):
        if label and label % 2 == 0 and previous in (label, label - 1):
            role, start, _ = runs[-1]
            runs[-1] = (role, start, place + 1)
        elif label:
            runs.append((ROLES[(label - 1) // 2], place, place + 1))
        previous = label
    return runs


def allowed() -> Floats:
    """Transition scores (from label, to label) that only forbid an ``I-`` which continues no run of its role."""
    scores = np.zeros((len(LABELS), len(LABELS)), dtype=np.float32)
    for inside in range(2, len(LABELS), 2):
        scores[:, inside] = IMPOSSIBLE
        scores[inside - 1 : inside + 1, inside] = 0
    return scores


def viterbi(log_probs: Sequence[Floats], transitions: Floats) -> list[list[int]]:
    """The best label sequence of every paragraph, given its label scores (tokens x labels).

    All paragraphs advance together, one token a step, so the cost is the longest paragraph's and the result of a
    paragraph does not depend on its neighbours.
    """
    order = sorted(range(len(log_probs)), key=lambda number: -len(log_probs[number]))
    paths: list[list[int]] = [[] for _ in log_probs]
    for block in _blocks([number for number in order if len(log_probs[number])]):
        for number, path in zip(block, _viterbi([log_probs[number] for number in block], transitions), strict=True):
            paths[number] = path
    return paths


def _blocks(order: list[int], size: int = 64) -> list[list[int]]:
    return [order[start : start + size] for start in range(0, len(order), size)]


def _viterbi(block: list[Floats], transitions: Floats) -> list[list[int]]:
    count, longest = len(block), len(block[0])
    lengths = [len(scores) for scores in block]
    emissions = np.zeros((count, longest, transitions.shape[0]), dtype=np.float32)
    for row, scores in enumerate(block):
        emissions[row, : len(scores)] = scores
    best = emissions[:, 0] + transitions[0]
    back = np.zeros(emissions.shape, dtype=np.int8)
    ends = np.zeros(count, dtype=np.int64)
    for step in range(longest):
        if step:
            paths = best[:, :, None] + transitions
            back[:, step] = paths.argmax(axis=1)
            best = paths.max(axis=1) + emissions[:, step]
        for row in range(count - 1, -1, -1):
            if lengths[row] > step + 1:
                break
            if lengths[row] == step + 1:
                ends[row] = best[row].argmax()
    return [_trace(back[row, : lengths[row]], int(ends[row])) for row in range(count)]


def _trace(back: NDArray[np.int8], label: int) -> list[int]:
    path = [label]
    for pointers in back[:0:-1]:
        label = int(pointers[label])
        path.append(label)
    return path[::-1]

"""The attribution model: a small encoder in ONNX that labels tokens as source, cue or content.

A wordpiece encoder of six layers (MiniLM, Wang et al. 2020) fine-tuned on attributions (PolNeAR, Newell et al. 2018),
quantised to eight bits; ``models/attribution/README.md`` is its card. Needs only onnxruntime and numpy.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from claimtable import tagging
from claimtable.errors import ModelError
from claimtable.tagging import Floats, Run
from claimtable.tokens import tokens_of
from claimtable.windows import Word, encode_paragraph, join, split_indices, split_paragraphs, words_of
from claimtable.wordpieces import WordPieces, read_pieces

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["FORMAT", "MODEL_FILES", "AttributionModel", "Run"]

FORMAT = 1
MODEL_FILES = ("model.onnx", "tokenizer.json")
_REPAIR = "; install claimtable anew, or make the model with: claimtable train attribution --data DIR --out {folder}"
_CACHED_WORDS = 100_000


class AttributionModel:
    """Labels the tokens of Docs; one session a process for each path and thread count (see ``load``).

    Every window runs through the network by itself. Eight-bit activations are scaled by the whole input of a run, so
    windows that shared a run would change each other's result; this way the output never depends on what else is in a
    batch.
    """

    def __init__(self, path: Path, *, threads: int = 1) -> None:
        self.path, self.threads = path, threads
        self.meta = read_meta(path)
        self.transitions: Floats = np.array(self.meta["transitions"], dtype=np.float32)
        self._tokenizer, self._session = _open(path, threads)
        self._widths = {output.name: output.shape[-1] for output in self._session.get_outputs()}
        self._pieces: dict[str, list[int]] = {}

    @classmethod
    def load(cls, path: str | Path, threads: int = 1) -> AttributionModel:
        """Return the model in the folder ``path``; the same object for the same arguments.

        Raises ModelError, with the file's name and the command that repairs it, when a file is missing or does not fit
        ``meta.json``.
        """
        return _load(str(Path(path).resolve()), threads)

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle as a call of ``load``: another process opens its own session."""
        return _load, (str(self.path), self.threads)

    def predict(self, docs: Sequence[Doc]) -> list[list[Run]]:
        """Return the runs of every Doc in text order; runs of one Doc neither overlap nor cross paragraphs."""
        return [self.decode(doc, scores) for doc, scores in zip(docs, self.log_probs(docs), strict=True)]

    def log_probs(self, docs: Sequence[Doc]) -> list[Floats]:
        """Return for every Doc the log-probabilities of ``tagging.LABELS`` (tokens x labels); white space is certainly
        ``O``.
        """
        return [self._read(doc, "log_probs")[0] for doc in docs]

    def log_probs_and_encoded(self, docs: Sequence[Doc]) -> list[tuple[Floats, Floats]]:
        """Return for every Doc its ``log_probs`` and, from the same run, the output of the encoder's last layer (tokens
        x hidden size; zeros for white space).

        Raises ModelError when the model was exported without that output.
        """
        if "encoded" not in self._widths:
            raise ModelError(
                f"{self.path / 'model.onnx'} has no output called encoded{_REPAIR.format(folder=self.path)}"
            )
        found = (self._read(doc, "log_probs", "encoded") for doc in docs)
        return [(log_probs, encoded) for log_probs, encoded in found]

    def decode(self, doc: Doc, log_probs: Floats) -> list[Run]:
        """Return the runs of the most probable well-formed labels, given the Doc's ``log_probs``."""
        tokens = tokens_of(doc)
        groups = list(split_indices(tokens.words, tokens.offsets, tokens.paragraphs))
        paths = tagging.viterbi([log_probs[group] for group in groups], self.transitions)
        return [run for group, path in zip(groups, paths, strict=True) for run in _runs(group, path, log_probs)]

    def _read(self, doc: Doc, *names: str) -> list[Floats]:
        """Return the named outputs (``log_probs`` first) for every token; no other is copied out of the network."""
        found = [np.zeros((len(doc), self._widths[name]), dtype=np.float32) for name in names]
        found[0][:, 1:] = tagging.IMPOSSIBLE
        encoded = (window for words in _paragraphs(doc) for window in encode_paragraph(words, self._encode))
        for window in join(encoded):
            feed = {"pieces": np.asarray([window.pieces]), "features": np.asarray([window.features])}
            for whole, part in zip(found, self._session.run(names, feed), strict=True):
                whole[list(window.tokens)] = part[0][list(window.first)]
        return found

    def _encode(self, word: str) -> list[int]:
        if word not in self._pieces:
            if len(self._pieces) >= _CACHED_WORDS:
                self._pieces.clear()
            self._pieces[word] = self._tokenizer.numbers(word)
        return self._pieces[word]


@lru_cache(maxsize=4)
def _load(path: str, threads: int) -> AttributionModel:
    return AttributionModel(Path(path), threads=threads)


def read_meta(folder: Path) -> dict[str, Any]:
    """Return ``meta.json`` of a model's folder after checking that it fits this version and the files beside it; raises
    ModelError.
    """
    path = folder / "meta.json"
    repair = _REPAIR.format(folder=folder)
    try:
        meta: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ModelError(f"there is no attribution model at {folder} ({path.name} is missing){repair}") from error
    except (ValueError, OSError) as error:
        raise ModelError(f"{path} cannot be read: {error}{repair}") from error
    if not _fits(meta):
        raise ModelError(f"{path} is not of format {FORMAT} with the labels {', '.join(tagging.LABELS)}{repair}")
    for name in MODEL_FILES:
        _check_file(folder / name, meta["sha256"].get(name), repair)
    return meta


def _fits(meta: Any) -> bool:
    """Tell whether ``meta`` has all that a session needs, of the right kinds."""
    if not isinstance(meta, dict) or meta.get("format") != FORMAT or not isinstance(meta.get("sha256"), dict):
        return False
    labels = list(tagging.LABELS)
    return meta.get("labels") == labels and _is_square(meta.get("transitions"), len(labels))


def _is_square(rows: Any, size: int) -> bool:
    """Tell whether ``rows`` are as many lists of as many items as there are labels."""
    if not isinstance(rows, list) or len(rows) != size:
        return False
    return all(isinstance(row, list) and len(row) == size for row in rows)


def _check_file(path: Path, expected: str | None, repair: str) -> None:
    if not path.is_file():
        raise ModelError(f"{path} is missing{repair}")
    if hashlib.sha256(path.read_bytes()).hexdigest() != expected:
        raise ModelError(f"{path} is not the file that meta.json describes (its SHA-256 differs){repair}")


def _open(path: Path, threads: int) -> tuple[WordPieces, Any]:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(
        str(path / "model.onnx"),
        options,
        providers=["CPUExecutionProvider"],
        disabled_optimizers=["SkipLayerNormFusion"],  # the fused one is slower than its parts: 13 % of a window
    )
    return read_pieces(path / "tokenizer.json"), session


def _paragraphs(doc: Doc) -> Iterator[list[Word]]:
    """Yield the words of each paragraph."""
    tokens = tokens_of(doc)
    words = words_of(zip(tokens.offsets, tokens.words, strict=True), tokens.text)
    return split_paragraphs(words, tokens.offsets, tokens.paragraphs)


def _runs(group: Sequence[int], path: Sequence[int], log_probs: Floats) -> Iterator[Run]:
    for role, start, end in tagging.decode(path):
        labels = path[start:end]
        score = float(np.exp(log_probs[list(group[start:end]), labels].astype(np.float64)).mean())
        yield Run(role, group[start], group[end - 1] + 1, min(1.0, score))

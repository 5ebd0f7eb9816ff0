"""Heads on the encoder: what they read of a candidate, and how they are fitted."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from claimtable.errors import ModelError
from claimtable.heads import FEATURE, Head, Listener, listener_of, load_head, vectors_of, with_words, write_head
from claimtable.resources import model_folder


def head(bias: float = 0.0) -> Head:
    """A head that counts the first number of the last token twice, where it is positive."""
    inner = np.zeros((6, 1), dtype=np.float32)
    inner[0, 0] = 1.0
    return Head(
        inner, np.zeros(1, dtype=np.float32), np.full(1, 2.0, dtype=np.float32), np.full(1, bias, dtype=np.float32)
    )


TOKENS = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 9.0]], dtype=np.float16)


def test_a_span_is_its_last_token_its_first_and_the_mean_of_all() -> None:
    assert vectors_of(TOKENS, [[(0, 3)], [(1, 2)]]).tolist() == [[5, 9, 1, 2, 3, 5], [3, 4, 3, 4, 3, 4]]


def test_the_word_of_a_candidate_is_half_its_log_odds_and_bounded() -> None:
    assert head(-3.0).words(vectors_of(TOKENS, [[(0, 1)], [(0, 2)], [(0, 3)]])) == [-0.5, 1.5, 2.0]


def test_the_spans_of_a_candidate_stand_one_behind_another() -> None:
    both, second = vectors_of(TOKENS, [[(0, 3), (1, 2)]]), vectors_of(TOKENS, [[(1, 2)]])
    assert both.shape == (1, 12)
    assert both[0, 6:].tolist() == second[0].tolist()


def test_the_word_stands_beside_the_named_features() -> None:
    assert with_words([{"list": 1.0}], Listener(head(), TOKENS), [[(0, 1)]]) == [{"list": 1.0, FEATURE: 1.0}]


def test_that_no_candidate_is_right_has_no_word() -> None:
    assert with_words([{}, {"none": 1.0}], Listener(head(), TOKENS), [[(0, 1)]]) == [{FEATURE: 1.0}, {"none": 1.0}]
    assert with_words([{"none": 1.0}], Listener(head(), TOKENS), []) == [{"none": 1.0}]


def test_what_no_encoder_has_read_has_no_word() -> None:
    assert listener_of(head(), None) is None
    assert with_words([{"list": 1.0}], None, [[(0, 1)]]) == [{"list": 1.0}]


def test_spans_that_are_heard_one_by_one_say_the_same_as_together() -> None:
    twice = Head(
        np.concatenate([head().inner] * 2),
        *(getattr(head(-9.0), name) for name in ("inner_bias", "outer", "outer_bias")),
    )
    candidates = [[(0, 1), (0, 3)], [(0, 1), (1, 2)], [(0, 3), (0, 3)]]
    assert Listener(twice, TOKENS).words(candidates) == twice.words(vectors_of(TOKENS, candidates))


def test_a_head_is_read_as_it_was_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_head(head(0.5), tmp_path / "seas" / "use.npz")
    monkeypatch.setattr("claimtable.heads.model_folder", lambda name: tmp_path / name)
    load_head.cache_clear()
    vectors = vectors_of(TOKENS, [[(0, 2)]])
    assert load_head("seas", "use").words(vectors) == head(0.5).words(vectors)
    load_head.cache_clear()


@pytest.mark.parametrize("content", [b"", b"no archive"])
def test_a_damaged_head_is_an_error_that_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    (tmp_path / "use.npz").write_bytes(content)
    monkeypatch.setattr("claimtable.heads.model_folder", lambda name: tmp_path)
    load_head.cache_clear()
    with pytest.raises(ModelError, match=r"use\.npz"):
        load_head("seas", "use")
    load_head.cache_clear()


def test_a_head_learns_what_the_vectors_show_and_again_the_same() -> None:
    pytest.importorskip("torch", reason="fitting needs the extra train")
    pytest.importorskip("sklearn", reason="fitting needs the extra train")
    from claimtable.training.fitting import Example
    from claimtable.training.heads import fit_head

    vectors = np.random.default_rng(1).normal(size=(400, 12)).astype(np.float32)
    examples = [Example({}, bool(row[3] > 0), "a") for row in vectors]
    first, again = (fit_head(vectors, examples).words(vectors) for _ in range(2))
    assert first == again
    assert np.mean([(word > 0) == one.label for word, one in zip(first, examples, strict=True)]) > 0.8


def test_every_shipped_head_fits_the_shipped_encoder() -> None:
    root = model_folder("attribution").parent
    found = sorted(path.relative_to(root) for path in root.glob("*/*.npz"))
    assert found
    assert all(load_head(path.parent.name, path.stem).inner.shape[0] % 384 == 0 for path in found)

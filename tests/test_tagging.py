import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtable import tagging
from claimtable.tagging import LABELS, allowed, decode, encode, viterbi

NUMBER = {label: number for number, label in enumerate(LABELS)}


def labels(*names):
    return [NUMBER[name] for name in names]


def scores(*names, sure=4.0):
    found = np.zeros((len(names), len(LABELS)), dtype=np.float32)
    found[range(len(names)), labels(*names)] = sure
    return found


@pytest.mark.parametrize(
    ("names", "runs"),
    [
        ((), []),
        (("O", "O"), []),
        (("B-SOURCE", "B-CUE", "B-CONTENT", "I-CONTENT"), [("SOURCE", 0, 1), ("CUE", 1, 2), ("CONTENT", 2, 4)]),
        (("B-CONTENT", "B-CONTENT", "I-CONTENT"), [("CONTENT", 0, 1), ("CONTENT", 1, 3)]),
        (("O", "I-CUE", "I-CUE"), [("CUE", 1, 3)]),
        (("B-SOURCE", "I-CUE"), [("SOURCE", 0, 1), ("CUE", 1, 2)]),
    ],
)
def test_runs_of_labels(names, runs):
    assert decode(labels(*names)) == runs


def test_of_overlapping_runs_the_first_keeps_its_tokens():
    assert decode(encode([("CONTENT", 1, 4), ("CUE", 3, 5)], 6)) == [("CONTENT", 1, 4)]


RUNS = st.lists(st.tuples(st.sampled_from(tagging.ROLES), st.integers(0, 3), st.integers(1, 4)), max_size=8)


@settings(deadline=None)
@given(RUNS)
def test_what_is_encoded_is_decoded(parts):
    runs, place = [], 0
    for role, gap, length in parts:
        runs.append((role, place + gap, place + gap + length))
        place += gap + length
    assert decode(encode(runs, place + 1)) == runs


def test_viterbi_takes_the_best_labels_where_they_are_well_formed():
    names = ("B-SOURCE", "B-CUE", "B-CONTENT", "I-CONTENT", "O")
    assert viterbi([scores(*names)], allowed()) == [labels(*names)]


def test_viterbi_repairs_a_run_without_a_beginning():
    unsure = scores("O", "I-CONTENT", "I-CONTENT")
    unsure[1, NUMBER["B-CONTENT"]] = 3.5
    assert viterbi([unsure], allowed()) == [labels("O", "B-CONTENT", "I-CONTENT")]


def test_viterbi_weighs_transitions_against_scores():
    flat = scores("B-CUE", "O", sure=1.0)
    wanted = allowed()
    wanted[NUMBER["B-CUE"], NUMBER["B-CONTENT"]] = 2.0
    assert viterbi([flat], wanted) == [labels("B-CUE", "B-CONTENT")]


def test_a_paragraph_decodes_alike_alone_and_among_others():
    rng = np.random.default_rng(3)
    group = [rng.normal(size=(length, len(LABELS))).astype(np.float32) for length in (5, 0, 80, 1, 33, *range(2, 90))]
    assert viterbi(group, allowed()) == [viterbi([one], allowed())[0] for one in group]


@settings(deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 30))
def test_an_inside_label_always_continues_a_run_of_its_role(seed, length):
    noise = np.random.default_rng(seed).normal(size=(length, len(LABELS))).astype(np.float32)
    path = [0, *viterbi([noise], allowed())[0]]
    assert all(before in (label, label - 1) for before, label in itertools.pairwise(path) if label and label % 2 == 0)

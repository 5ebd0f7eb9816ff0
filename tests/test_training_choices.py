"""Fitting the choices of places, times, roles, subjects and of what quantities are of on labelled texts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claimtable.errors import GoldError, OptionError
from claimtable.fitted import from_json
from claimtable.training import (
    train_names,
    train_places,
    train_quantified,
    train_quantities,
    train_roles,
    train_sources,
    train_speaker_certainty,
    train_subjects,
    train_times,
)
from claimtable.training.labelled import Labelled, read_rows

pytest.importorskip("sklearn", reason="fitting needs the extra train")


def _write(path: Path, rows: list[dict[str, object]]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_places_are_fitted_on_sentences_and_single_labels(tmp_path: Path, folds: Path) -> None:
    said = [{"text": f"The bridge in {name} is open.", "where": [name]} for name in ("Paris", "Rome", "Lagos", "Lima")]
    text = "Germany rejected the plan."
    articles = _write(tmp_path / "articles.jsonl", [{"article_id": "a", "text": text}])
    labels = _write(tmp_path / "labels.jsonl", [{"article_id": "a", "start": 0, "end": 7, "place": False}])
    sentences = _write(tmp_path / "sentences.jsonl", [*said, {"text": "France rejected the plan.", "where": []}] * 4)
    facts = train_places([articles], [], folds, tmp_path / "use.json", sentences=[sentences], labels=[labels])
    assert (facts["candidates"], facts["places"]) == (21, 16)
    assert from_json(json.loads((tmp_path / "use.json").read_text(encoding="utf-8"))).weights["encoder"] > 0
    assert (tmp_path / "use.npz").is_file()


def test_the_certainty_of_speakers_is_fitted_on_claims(tmp_path: Path, folds: Path) -> None:
    towns = ("Toft", "Moor", "Hythe", "Leeds", "Derby", "Bath")
    told = (("Ruth Okafor met Daniel Price. He", "Daniel Price"), ("Ada Ricci", "Ada Ricci Moor"))
    texts = {
        f"{town} {speaker}": (f"It rained in {town}. {who} said the boats were lost.", speaker)
        for town in towns
        for who, speaker in told
    }
    articles = _write(
        tmp_path / "articles.jsonl", [{"article_id": key, "text": text} for key, (text, _) in texts.items()]
    )
    claims = [
        {
            "article_id": key,
            "claims": [{"spans": [[len(text) - 20, len(text) - 1]], "kind": "indirect", "speaker": speaker}],
        }
        for key, (text, speaker) in texts.items()
    ]
    gold = _write(tmp_path / "gold.jsonl", claims)
    (folds / "folds.json").write_text(json.dumps(dict.fromkeys(texts, 0)), encoding="utf-8")
    facts = train_speaker_certainty([articles], [gold], folds, tmp_path / "out")
    assert (facts["speakers of claims"], facts["right"]) == (12, 6)
    assert json.loads((tmp_path / "out" / "certainty.json").read_text(encoding="utf-8"))["weights"]


def test_times_are_fitted_on_sentences(tmp_path: Path) -> None:
    rows = [
        {"text": "The bridge opened on Monday.", "published": "2024-05-08", "when": "2024-05-06"},
        {"text": "The bridge that opened on Monday is too narrow.", "published": "2024-05-08", "when": ""},
    ]
    said = {
        "text": "The mayor said on Monday that it fell.",
        "published": "2024-05-08",
        "claim": "it fell",
        "cue": "said",
    }
    below = {**said, "text": "The mayor, elected on Monday, said that it fell."}
    rows += [{**said, "said_on": "2024-05-06"}, {**below, "said_on": ""}]
    sentences = _write(tmp_path / "sentences.jsonl", rows * 10)
    facts = train_times([], [], tmp_path, sentences=[sentences])
    assert (facts["when"]["choices"], facts["said_on"]["choices"]) == (20, 20)
    assert from_json(json.loads((tmp_path / "said_on.json").read_text(encoding="utf-8"))).weights


def test_roles_are_fitted_on_sentences_and_on_labelled_speakers(tmp_path: Path) -> None:
    said = [{"text": f"Mayor {name} said no.", "name": name, "role": "Mayor"} for name in ("Ann Roe", "Tom Abiola")]
    sentences = _write(
        tmp_path / "sentences.jsonl", [*said, {"text": "Ina Lind said no.", "name": "Ina Lind", "role": ""}] * 4
    )
    text = "Paul Renner, a welder, said no. Renner left."
    articles = _write(tmp_path / "articles.jsonl", [{"article_id": "a", "text": text}])
    label = {"article_id": "a", "name": "P. Renner", "role": "welder", "mentions": [[0, 11]]}
    labels = _write(tmp_path / "labels.jsonl", [label])
    facts = train_roles([articles], [], tmp_path / "roles", sentences=[sentences], labels=[labels])
    assert (facts["speakers"], facts["with a role"], facts["role among the phrases"]) == (13, 9, 9)
    assert (tmp_path / "roles" / "body.json").is_file()


def test_sources_are_fitted_on_labelled_speakers(tmp_path: Path) -> None:
    text = "A report by the bank said the dam held. Chief engineer Jane Roe said it would last. She left."
    articles = _write(tmp_path / "articles.jsonl", [{"article_id": f"a{n}", "text": text} for n in range(6)])
    told = [("report by the bank", [0, 20]), ("Jane Roe", [55, 63])]
    labels = [{"article_id": f"a{n}", "name": name, "mentions": [place]} for n in range(6) for name, place in told]
    rows = _write(tmp_path / "labels.jsonl", [{"role": "", **label} for label in labels])
    facts = train_sources([articles], [], tmp_path / "speakers", labels=[rows])
    assert (facts["sources"], facts["right one among the phrases"]) == (12, 12)
    assert from_json(json.loads((tmp_path / "speakers" / "source.json").read_text(encoding="utf-8"))).weights


def test_edges_of_names_are_fitted_on_labelled_speakers(tmp_path: Path) -> None:
    text = "On Monday President Omar Kofi Sacko left. Chief engineer Jane Roe said it would last."
    articles = _write(tmp_path / "articles.jsonl", [{"article_id": f"a{n}", "text": text} for n in range(6)])
    label = {"name": "Jane Roe", "role": "", "mentions": [[57, 65]]}
    labels = _write(tmp_path / "labels.jsonl", [{"article_id": f"a{n}", **label} for n in range(6)])
    sentences = _write(tmp_path / "names.jsonl", [{"text": text, "name": "Omar Kofi Sacko"}])
    facts = train_names([articles], [], tmp_path / "names", sentences=[sentences], labels=[labels])
    assert (facts["names"], facts["articles"]) == (7, 7)
    for edge in ("start", "end"):
        assert from_json(json.loads((tmp_path / "names" / f"name-{edge}.json").read_text(encoding="utf-8"))).weights


def test_a_name_that_stands_nowhere_teaches_nothing(tmp_path: Path) -> None:
    sentences = _write(tmp_path / "names.jsonl", [{"text": "Jane Roe left.", "name": "Ann Poe"}])
    with pytest.raises(OptionError, match="no speaker is labelled"):
        train_names([], [], tmp_path / "names", sentences=[sentences])


def test_subjects_and_their_names_are_fitted_on_labelled_claims(tmp_path: Path, folds: Path) -> None:
    text = "The union accused the mill of hiding the losses. Acme said it held."
    articles = _write(tmp_path / "articles.jsonl", [{"article_id": f"a{n}", "text": text} for n in range(6)])
    rows = [([18, 47], "the mill"), ([59, 66], "Acme")]
    labels = [{"article_id": f"a{n}", "spans": [span], "who": who} for n in range(6) for span, who in rows]
    facts = train_subjects([articles], [], folds, tmp_path / "who", labels=[_write(tmp_path / "labels.jsonl", labels)])
    counts = {name: (of["claims"], of["right one among the options"]) for name, of in facts.items()}
    assert counts == {"none": (6, 6), "name": (6, 6)}
    assert from_json(json.loads((tmp_path / "who" / "name.json").read_text(encoding="utf-8"))).weights


def test_what_a_quantity_is_of_is_fitted_on_sentences_and_labelled_characters(tmp_path: Path) -> None:
    said = [{"text": f"{name} rose by 5 percent in May.", "of": [name]} for name in ("Rents", "Sales of vans", "Wages")]
    sentences = _write(tmp_path / "sentences.jsonl", [*said, {"text": "It lies 3 miles away.", "of": [""]}] * 4)
    text = "The mill sold 40 vans. Its profit fell by 3 percent."
    articles = _write(tmp_path / "articles.jsonl", [{"article_id": "a", "text": text}])
    label = {"article_id": "a", "start": 42, "end": 51, "of": [27, 33]}
    labels = _write(tmp_path / "labels.jsonl", [label])
    facts = train_quantified([articles], [], tmp_path / "of", sentences=[sentences], labels=[labels])
    assert (facts["quantities"], facts["phrase among the candidates"]) == (17, 17)
    assert sorted(path.name for path in (tmp_path / "of").iterdir()) == ["of-extent.json", "of.json"]


def test_the_unit_of_a_number_without_a_noun_is_fitted_on_claims_and_sentences(tmp_path: Path) -> None:
    nouns = ("doctor", "nurse", "cook", "clerk", "guard", "pilot")
    said = [{"text": f"Norway sent 12 {noun}s in May and 9 in June.", "unit": [noun, noun]} for noun in nouns]
    sentences = _write(tmp_path / "sentences.jsonl", [*said, {"text": "Hundreds queued outside.", "unit": [""]}] * 2)
    text = "The mill sold 40 vans in May and 12 in June."
    articles = _write(tmp_path / "articles.jsonl", [{"article_id": "a", "text": text}])
    labels = [
        {"start": 14, "end": 16, "value": 40.0, "unit": "van"},
        {"start": 33, "end": 35, "value": 12.0, "unit": "van"},
    ]
    gold = _write(tmp_path / "gold.jsonl", [{"article_id": "a", "claims": [{"quantities": labels}]}])
    of = [{"text": f"{name} rose by 5 percent in May.", "of": [name]} for name in ("Rents", "Sales of vans", "Wages")]
    phrases = _write(tmp_path / "of.jsonl", [*of, {"text": "It lies 3 miles away.", "of": [""]}] * 4)
    train_quantified([articles], [gold], tmp_path / "counted", sentences=[sentences, phrases], labels=[])
    found = from_json(json.loads((tmp_path / "counted" / "elided.json").read_text(encoding="utf-8")))
    assert (found.facts["numbers without a noun"], found.facts["right unit among the options"]) == (15, 15)


def test_how_sure_quantities_are_is_fitted_on_several_files(tmp_path: Path) -> None:
    files: list[tuple[Path, Path]] = []
    for number in range(2):
        text = "The mill sold 40 vans in May. It cost $5 million. It lies in ward"
        rows = [{"article_id": f"a{number}-{n}", "text": f"{text} {'xy'[number] * (n + 1)}."} for n in range(12)]
        vans = {"start": 14, "end": 16, "value": 40.0, "unit": "van"}
        claims = [{"spans": [[0, 28], [30, 48]], "kind": "narrator", "quantities": [vans]}]
        gold = [{"article_id": row["article_id"], "claims": claims} for row in rows]
        files.append((_write(tmp_path / f"a{number}.jsonl", rows), _write(tmp_path / f"g{number}.jsonl", gold)))
    articles, labels = zip(*files, strict=True)
    facts = train_quantities(list(articles), list(labels), tmp_path / "confidence.json")
    assert (facts["quantities"], facts["right"]) == (48, 24)


def test_files_that_are_no_json_lines_are_told(tmp_path: Path) -> None:
    (tmp_path / "broken.jsonl").write_text("{", encoding="utf-8")
    with pytest.raises(GoldError, match=r"broken\.jsonl is not a file of JSON lines"):
        read_rows(tmp_path / "broken.jsonl")
    with pytest.raises(GoldError, match="has no 'article_id'"):
        Labelled(articles=[_write(tmp_path / "nameless.jsonl", [{"text": "It rains."}])]).texts()

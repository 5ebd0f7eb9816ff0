"""Fitted links: whom a pronoun or a noun phrase stands for, how its weights are fitted, and how sure it is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from spacy.language import Language

from claimtable import layers
from claimtable.coref.article import referents_of, resolve
from claimtable.coref.certainty import certainty_features
from claimtable.coref.links import GROUPS, group_of, load_links
from claimtable.errors import GoldError
from claimtable.layers import Referent
from told import Told, speakers, tell

CLIMBER = "Climber Duncan Rait died on Monday, police officer Dave Gask said. He had fallen 200 feet."


def _speaks(nlp: Language, text: str, *told: Told) -> str:
    return speakers(tell(nlp, text, *told))[-1].name


def _meant(nlp: Language, text: str, pronoun: str, *told: Told) -> str:
    doc = tell(nlp, text, *told)
    index = next(token.i for token in reversed(doc) if token.text == pronoun)
    found = [one.name for one in layers.get_referents(doc) for m in one.mentions if m.start <= index < m.end]
    return found[0] if found else ""


# who is meant


@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        ("Ruth Okafor said no. The mayor, Daniel Price, came. He said the boats were lost.", "He", "Daniel Price"),
        ("Dana Whitlock met Omar Reyes. He said the boats were lost.", "He", "Omar Reyes"),
        ("Li Minglin, a trade official, met Ruth Okafor. He said the boats were lost.", "He", "Li Minglin"),
    ],
    ids=["fresh subject", "the only man", "a family name in front tells no gender"],
)
def test_a_pronoun_speaks_for(nlp: Language, text: str, pronoun: str, name: str) -> None:
    assert _speaks(nlp, text, (pronoun, "said", "the boats were lost")) == name


def test_who_is_spoken_of_goes_on_before_the_source(nlp: Language) -> None:
    told = ("police officer Dave Gask", "said", "Climber Duncan Rait died on Monday")
    assert _meant(nlp, CLIMBER, "He", told) == "Duncan Rait"


@pytest.mark.parametrize(
    ("text", "phrase", "name"),
    [
        (
            'A senior trade official said on Monday that exports fell.\nLi Ping, head of the office, said "no".',
            "A senior trade official",
            "Li Ping",
        ),
        (
            "The Royal Bank of Toft met on Monday. The bank said that rates would rise.",
            "The bank",
            "Royal Bank of Toft",
        ),
    ],
    ids=["named in the next sentence", "noun in the name"],
)
def test_a_noun_phrase_speaks_for(nlp: Language, text: str, phrase: str, name: str) -> None:
    first = (phrase, "said", "exports fell" if "exports" in text else "rates would rise")
    second = ("Li Ping", "said", '"no"')
    told = (first, second) if "Li Ping" in text else (first,)
    assert speakers(tell(nlp, text, *told))[0].name == name


@pytest.mark.parametrize(
    ("text", "phrase", "name"),
    [
        ("Toft Airlines cancelled 40 flights on Monday. The airline said no.", "The airline", "Toft Airlines"),
        ("Moor Breweries closed two plants in May. The brewer said no.", "The brewer", "Moor Breweries"),
    ],
)
def test_a_body_is_called_by_the_plural_in_its_name(nlp: Language, text: str, phrase: str, name: str) -> None:
    assert _speaks(nlp, text, (phrase, "said", "no")) == name


@pytest.mark.parametrize(
    ("text", "phrase", "name"),
    [
        (
            "Rovers beat Portsmouth on Saturday. The ferry company said fog was thick.",
            "The ferry company",
            "ferry company",
        ),
    ],
)
def test_a_firm_is_no_place_that_was_named(nlp: Language, text: str, phrase: str, name: str) -> None:
    assert _speaks(nlp, text, (phrase, "said", "fog was thick")) == name


def test_an_official_without_a_name_is_taken_up_before_one_with_a_name(nlp: Language) -> None:
    text = "Pia Roth, a trade official, left. A senior official said no. The senior official said the boats were lost."
    told = ("A senior official", "said", "no"), ("The senior official", "said", "the boats were lost")
    assert _speaks(nlp, text, *told) == "senior official"


def test_a_pronoun_that_agrees_with_nobody_is_who_was_named(nlp: Language) -> None:
    text = "Mr. Amina Roe spoke to farmers in Oslo on Monday. She said the boats were lost."
    assert _speaks(nlp, text, ("She", "said", "the boats were lost")) == "Amina Roe"


def test_a_report_that_is_taken_up_keeps_its_fullest_words(nlp: Language) -> None:
    text = "A report by the harbour office said the pier was old. The report said the boats were lost."
    told = ("A report by the harbour office", "said", "the pier was old"), ("The report", "said", "the boats were lost")
    assert _speaks(nlp, text, *told) == "report by the harbour office"


@pytest.mark.parametrize(
    ("first", "later", "name"),
    [
        ("Two loggers", "The loggers", "two loggers"),
        ("Federal prosecutors", "Prosecutors", "federal prosecutors"),
        ("A survey of 40 towns", "The survey", "survey of 40 towns"),
    ],
)
def test_what_was_described_before_is_taken_up(nlp: Language, first: str, later: str, name: str) -> None:
    text = f"{first} said the pier was old. Ruth Okafor came on Monday. {later} said the boats were lost."
    told = (first, "said", "the pier was old"), (later, "said", "the boats were lost")
    assert _speaks(nlp, text, *told) == name


def test_which_stands_for_the_document_before_it(nlp: Language) -> None:
    text = "The office published a survey, which found the pier was old."
    assert _speaks(nlp, text, ("which", "found", "the pier was old")) == "survey"


# how sure it is


def test_a_name_beside_no_cue_is_sure_and_a_pronoun_as_sure_as_its_link(nlp: Language) -> None:
    text = "Ruth Okafor met Daniel Price. He said the boats were lost."
    found = layers.get_referents(tell(nlp, text, ("He", "said", "the boats were lost")))
    certain = {m.text: p for one in found for m, p in zip(one.mentions, one.certainty, strict=True)}
    assert certain["Ruth Okafor"] == certain["Daniel Price"] == 1
    assert 0 < certain["He"] < 1


@pytest.mark.parametrize(
    ("text", "source", "feature"),
    [
        ("Daniel Price came. He said no.", "He", "pronoun he"),
        ("The bank said no.", "The bank", "words, no choice, nominal"),
        ("Ruth Okafor and Daniel Price said no.", "Ruth Okafor and Daniel Price", "2 together"),
        ("Ruth Okafor came. Okafor Marine said no.", "Okafor Marine", "another named shares a word"),
    ],
)
def test_a_speaker_shows_how_sure_he_is(nlp: Language, text: str, source: str, feature: str) -> None:
    found = resolve(tell(nlp, text, (source, "said", "no")), load_links(None))
    evidence = found.evidence()
    spoken = [(one, mention) for one in found.entities for mention in one.mentions if mention.is_source]
    assert spoken
    assert all(feature in certainty_features(evidence, *one) for one in spoken)


@pytest.mark.parametrize(
    ("sure", "unsure"),
    [
        ("Mayor Ruth Okafor came. She said no.", "Ruth Okafor met Anna Price and Mary Roe in Oslo. She said no."),
        ("The Bank of Toft met. The bank said no.", "Toft Bank, Moor Bank and Gull Bank met. The bank said no."),
    ],
)
def test_one_candidate_is_surer_than_several(nlp: Language, sure: str, unsure: str) -> None:
    def confidence(text: str) -> float:
        source = "She" if "She" in text else "The bank"
        return speakers(tell(nlp, text, (source, "said", "no")))[-1].confidence or 0.0

    assert confidence(sure) > confidence(unsure)


def test_referents_of_another_component_need_not_say_how_sure_they_are(nlp: Language) -> None:
    doc = nlp("Ruth Okafor spoke.")
    layers.set_referents(doc, [Referent("Ruth Okafor", "", "person", (doc[0:2],))])
    assert layers.get_referents(doc)[0].certainty == ()


# the weights


@pytest.mark.parametrize(
    "kind", ["he", "it", "they", "he, spoken of", "the person", "the group", "the thing", "a group"]
)
def test_every_class_of_mentions_has_weights(kind: str) -> None:
    assert group_of(kind) in GROUPS
    assert load_links(None).models[group_of(kind)].weights


def test_weights_say_on_what_they_were_fitted() -> None:
    facts = load_links(None).models["he"].facts
    assert facts["choices"] > 2000
    assert len(facts["data"]) == 64


def test_choices_are_learned_by_what_tells_the_right_options() -> None:
    choices = pytest.importorskip("claimtable.training.choices")
    near, far, new = {"near": 1.0}, {"far": 1.0}, {"new": 1.0}
    taken = [
        choices.Choice(kind, (far, near, new), (False, True, False), f"a{number % 5}")
        for number in range(20)
        for kind in ("he", "it")
    ]
    models = choices.fit_choices(taken, ("he", "it", "they"))
    for kind in ("he", "it", "they"):  # a class without examples learns from the others
        assert models[kind].choose([far, near, new])[0] == 1
    assert set(choices.folds_of([one.group for one in taken]).values()) == {0, 1, 2, 3, 4}


def test_a_choice_counts_as_often_as_it_is_told_to() -> None:
    choices = pytest.importorskip("claimtable.training.choices")
    near, far = {"near": 1.0}, {"far": 1.0}
    often = [choices.Choice("he", (near, far), (True, False), f"a{number}") for number in range(5)]
    heavy = [choices.Choice("he", (near, far), (False, True), "b", 20.0)]
    assert choices.fit_choices([*often, *heavy], ("he",))["he"].choose([near, far])[0] == 1


LABELS = (
    {"article_id": "a", "mention": [0, 2], "code": "named", "name": "Ruth Okafor"},
    {"article_id": "a", "mention": [9, 12], "code": "none", "name": ""},
    {"article_id": "b", "mention": [4, 6], "code": "unnamed", "name": "officials", "weight": 5},
)


def test_labels_are_read_by_article(tmp_path: Path) -> None:
    labels = pytest.importorskip("claimtable.training.labels")
    path = tmp_path / "mentions.jsonl"
    path.write_text("\n".join(json.dumps(one) for one in LABELS), encoding="utf-8")
    found = labels.read_mentions(path)
    assert {key: [one.name for one in value] for key, value in found.items()} == {
        "a": ["Ruth Okafor"],
        "b": ["officials"],
    }
    assert [found["a"][0].weight, found["b"][0].weight] == [1, 5]
    path.write_text('{"article_id": "a"}', encoding="utf-8")
    with pytest.raises(GoldError, match=r"mentions.jsonl:1"):
        labels.read_mentions(path)


def test_the_command_learns_from_labelled_mentions(nlp: Language, tmp_path: Path, folds: Path) -> None:
    speakers_ = pytest.importorskip("claimtable.training.speakers")
    text = "Ruth Okafor met Daniel Price. He said the boats were lost."
    mentions, articles = tmp_path / "mentions.jsonl", tmp_path / "articles.jsonl"
    records = [
        {"article_id": f"a{number}", "mention": [30, 32], "code": "named", "name": "Daniel Price"}
        for number in range(5)
    ]
    mentions.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    texts = [{"article_id": one["article_id"], "text": text} for one in records]
    articles.write_text("\n".join(map(json.dumps, texts)), encoding="utf-8")
    scores = speakers_.train_speakers([mentions], [], [articles], folds, tmp_path / "out", nlp)
    assert scores == {"all": "5 of 5", "he": "5 of 5"}
    assert {path.name for path in (tmp_path / "out").iterdir()} >= {"he.json", "a.json", "the-body.json", "links.npz"}
    articles.write_text(json.dumps(texts[0]), encoding="utf-8")
    with pytest.raises(GoldError, match="no text was given for 4"):
        speakers_.train_speakers([mentions], [], [articles], folds, tmp_path / "out", nlp)


def test_the_links_do_not_depend_on_what_was_read_before(nlp: Language) -> None:
    doc = tell(nlp, CLIMBER, ("police officer Dave Gask", "said", "Climber Duncan Rait died on Monday"))
    first = [(one.name, one.certainty) for one in referents_of(doc)]
    referents_of(nlp("Ann Roe met Jim Poe. She said no."))
    assert [(one.name, one.certainty) for one in referents_of(doc)] == first


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        (
            "President Ann Wexler met President Omar Lund on Friday. The two presidents said it was late.",
            "The two presidents",
        ),
        (
            "Minister Ann Wexler and Minister Omar Lund met on Friday. Both ministers said it was late.",
            "Both ministers",
        ),
    ],
)
def test_two_leaders_are_the_two_who_are_called_so(nlp: Language, text: str, phrase: str) -> None:
    assert speakers(tell(nlp, text, (phrase, "said", "it was late")))[-1].name == "Ann Wexler and Omar Lund"


def test_a_pronoun_that_speaks_is_one_of_those_who_may_be_meant(nlp: Language) -> None:
    text = "Tides rose in Kolding Harbour Trust offices. It was cold there. The wind fell. It said the pier was shut."
    doc = tell(nlp, text, ("It", "said", "the pier was shut"))
    assert speakers(doc)[-1].name == "Kolding Harbour Trust"

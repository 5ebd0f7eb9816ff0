"""Figures on the same thing: one line for a toll that rises, a conflict where two disagree on one day."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from blaststore import make_blast_store, records
from claimtable.drift import Wanted, find_series
from claimtable.drift.evidence import Evidence, evidence_in_article, evidence_of
from claimtable.drift.figures import Figure
from claimtable.drift.formats import COLUMNS
from claimtable.drift.grouping import Group, Member
from claimtable.drift.likeness import Choice, features_of
from claimtable.drift.outcomes import outcome_of, portion_of
from claimtable.drift.same import FIGURE_RULES, PAIR_RULES, TOLL
from claimtable.drift.series import meet, number, short
from claimtable.errors import OptionError
from claimtable.fitted import Logistic
from claimtable.lexicon.counted import CLASS_OF, CLASSES
from claimtable.rules import decide
from claimtable.store import Store
from claimtable.terms import Rarity

Run = Callable[..., Any]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    return make_blast_store(tmp_path_factory.mktemp("blast"))


def test_a_toll_that_rises_is_one_line(run: Run, store: str) -> None:
    (dead,) = records(run("drift", store, "--about", "dead", "--format", "json"))
    assert dead["line"] == "≥12 -> 19 -> 21 / 26"
    assert dead["direction"] == "up"
    assert (dead["first"], dead["last"]) == ("2024-03-04", "2024-03-06")


def test_two_speakers_who_differ_on_one_day_are_a_conflict(run: Run, store: str) -> None:
    (dead,) = records(run("drift", store, "--about", "killed", "--format", "json"))
    assert dead["verdict"] == "conflict"
    ((first, second),) = [conflict["sides"] for conflict in dead["conflicts"]]
    assert (first["speaker"], first["value"]) == ("Ida Holm", 21.0)
    assert (second["speaker"], second["value"]) == ("Tove Dahl", 26.0)


def test_another_event_of_the_same_day_is_left_out(run: Run, store: str) -> None:
    for series in records(run("drift", store, "--format", "json")):
        assert not {"other-1", "other-2"} & {point["article_id"] for point in series["points"]}


def test_the_missing_are_a_series_of_their_own(run: Run, store: str) -> None:
    (missing,) = records(run("drift", store, "--about", "missing", "--format", "json"))
    assert (missing["line"], missing["direction"]) == ("30 -> 14", "down")


def test_a_wire_copy_is_no_second_point(run: Run, store: str) -> None:
    (dead,) = records(run("drift", store, "--about", "dead", "--format", "json"))
    (second,) = [point for point in dead["points"] if point["published"] == "2024-03-05"]
    assert second["copies"] == ["copy-2"]
    assert dead["articles"] == 5


def test_every_point_says_where_it_stands_and_why(run: Run, store: str) -> None:
    (dead,) = records(run("drift", store, "--about", "dead", "--format", "json"))
    with Store(store) as opened:
        texts = dict(opened.rows("SELECT article_id, text FROM articles"))
    for point in dead["points"]:
        assert texts[point["article_id"]][point["start"] : point["end"]] == point["printed"]
    because = dead["points"][1]["because"]
    assert "same counted thing: killed = toll" in because
    assert "1 day apart" in because
    assert any(reason.startswith("same story: ") and "Grimsdal" in reason for reason in because)
    assert dead["points"][0]["because"] == []


def test_the_csv_has_a_row_for_each_point(run: Run, store: str) -> None:
    rows = list(csv.DictReader(io.StringIO(run("drift", store, "--about", "dead", "--format", "csv").stdout)))
    assert list(rows[0]) == list(COLUMNS)
    assert [row["value"] for row in rows] == ["12.0", "19.0", "21.0", "26.0"]
    assert rows[2]["contradicts"] == "union-3 26"


def test_the_suffix_tells_the_format(run: Run, store: str, tmp_path: Path) -> None:
    for suffix, beginning in ((".md", "| |"), (".html", "<!doctype html>"), (".json", "{"), (".txt", "1. ")):
        out = tmp_path / f"drift{suffix}"
        assert run("drift", store, "-o", str(out)).exit_code == 0
        assert out.read_text(encoding="utf-8").startswith(beginning)
        assert run("drift", store, "-o", str(out)).exit_code == 0  # what it wrote itself may be written again


def test_the_page_shows_the_chart_and_every_claim(run: Run, store: str) -> None:
    page = run("drift", store, "--about", "dead", "--format", "html").stdout
    assert page.count("<circle") == 4
    assert page.count('class="dot clash"') == 2
    assert "killed 26 miners, said Tove Dahl" in page


def test_place_and_dates_bound_the_figures(run: Run, store: str) -> None:
    assert len(records(run("drift", store, "--place", "Grimsdal", "--format", "json"))) == 2
    assert run("drift", store, "--place", "Lemaire", "--format", "json").stdout == ""
    (missing,) = records(run("drift", store, "--until", "2024-03-05", "--about", "missing", "--format", "json"))
    assert missing["line"] == "30 -> 14"
    assert run("drift", store, "--since", "2024-03-07", "--format", "json").stdout == ""


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        (Wanted(since="2024-05", until="2024-04"), "nothing lies between --since 2024-05 and --until 2024-04"),
        (Wanted(since="spring"), "spring: not a date"),
        (Wanted(about="of the"), "--about of the: there are no telling words in it"),
    ],
)
def test_a_filter_without_meaning_is_told(store: str, wanted: Wanted, message: str) -> None:
    with Store(store) as opened, pytest.raises(OptionError, match=message):
        find_series(opened, wanted)


def test_an_unknown_ending_is_told_before_any_work(run: Run, store: str, tmp_path: Path) -> None:
    result = run("drift", store, "-o", str(tmp_path / "drift.docx"))
    assert isinstance(result.exception, OptionError)
    assert "its ending is none of .txt, .csv, .json, .jsonl, .md, .html" in str(result.exception)


def test_figures_of_articles_without_a_date_are_counted_and_left_out(tmp_path: Path, run: Run) -> None:
    result = run("drift", make_blast_store(tmp_path, dated=False))
    assert result.stdout == ""
    assert "10 figures left out: their articles have no date" in result.stderr


def _decision(row: dict[str, Any], text: str, state: str, **changes: Any) -> str:
    digest = hashlib.sha256(text.encode()).hexdigest()[:16]
    named = {name: row[name] for name in ("claim_id", "article_id", "claim")}
    return json.dumps({**named, "text_digest": digest, "state": state, "changes": changes})


def test_what_a_reviewer_decided_counts(tmp_path: Path, run: Run) -> None:
    """A rejected figure is in no series, no table and no match, and an edited one has its new value; again in a store
    that was there before.
    """
    store = make_blast_store(tmp_path)
    rows = {row["article_id"]: row for row in map(json.loads, (tmp_path / "claims.jsonl").read_text().splitlines())}
    texts = map(json.loads, (tmp_path / "claims.articles.jsonl").read_text().splitlines())
    text = {row["article_id"]: row["text"] for row in texts}
    herald, union = rows["herald-3"], rows["union-3"]
    edited = {"before": herald["quantities"], "after": [{**herald["quantities"][0], "value": 22.0}]}
    decisions = [
        _decision(union, text["union-3"], "rejected"),
        _decision(herald, text["herald-3"], "fixed", quantities=edited),
    ]
    (tmp_path / "decisions.jsonl").write_text("\n".join(decisions) + "\n")
    reviewed = str(tmp_path / "reviewed.jsonl")
    assert (
        run("apply", str(tmp_path / "decisions.jsonl"), str(tmp_path / "claims.jsonl"), "-o", reviewed).exit_code == 0
    )
    values = [row["value"] for row in csv.DictReader(io.StringIO(run("figures", reviewed).stdout))]
    assert "22" in values
    assert not {"21", "26"} & set(values)
    assert run("index", reviewed, "--articles", str(tmp_path / "claims.articles.jsonl"), "-o", store).exit_code == 0
    (dead,) = records(run("drift", store, "--about", "dead", "--format", "json"))
    assert dead["line"] == "≥12 -> 19 -> 22"
    assert "union-3" not in run("matches", store, "The explosion killed 26 miners", "--words-only").stdout


def test_without_texts_the_claims_are_compared(tmp_path: Path) -> None:
    with Store(make_blast_store(tmp_path, texts=False)) as opened:
        found = find_series(opened, Wanted(about="dead"))
    assert [series.line for series in found.series] == ["≥12 -> 19 -> 21 / 26"]


@pytest.mark.parametrize(
    ("before", "after", "outcome"),
    [
        ("A bomb killed", "people and wounded 30", "dead"),
        ("A bomb killed 19 people and wounded", "", "injured"),
        ("", "people were confirmed dead and 10 others went missing", "dead"),
        ("were confirmed dead and", "others went missing", "missing"),
        ("The death toll of the blast in the northern mine rose to", "on Monday", "dead"),
        ("The flood left", "families homeless", "homeless"),
        ("Police detained", "protesters", "held"),
        ("Mudslides left", "people dead or missing", "dead or missing"),
        ("The council wants", "cranes", ""),
    ],
)
def test_the_outcome_of_a_figure_is_told_by_the_words_beside_it(before: str, after: str, outcome: str) -> None:
    assert outcome_of(before.split(), after.split()).name == outcome


@pytest.mark.parametrize(
    ("before", "after", "portion"),
    [
        ("the blast in which", "miners died", ""),
        ("an explosion which had claimed", "lives", ""),
        ("37 deaths of which", "were in Sindh", "part"),
        ("37 died of whom", "in Sindh", "part"),
    ],
)
def test_what_is_a_part_of_a_whole(before: str, after: str, portion: str) -> None:
    assert portion_of(before.split(), after.split()) == portion


@pytest.mark.parametrize(
    ("sentence", "cells", "outcome"),
    [
        ("A bomb at | hotels killed 57.", {"unit": "hotel"}, ""),
        ("| people, among them a child, were hurt.", {"unit": "person", "predicate": "hurt"}, "injured"),
        ("| hostages died.", {"unit": "hostage", "predicate": "die"}, "dead"),
        ("The troops freed | hostages.", {"unit": "hostage", "predicate": ""}, "held"),
    ],
)
def test_persons_have_an_outcome_by_words_or_verb(sentence: str, cells: dict[str, str], outcome: str) -> None:
    before, after = sentence.split("|")
    found = evidence_of(figure(3, kind="count", before=before, after=after, **cells), Rarity())
    assert found.outcome.name == outcome


def test_nouns_for_one_thing_are_of_one_class() -> None:
    kinds = [evidence_of(figure(9, kind="count", unit=unit), Rarity()).kin for unit in ("troop", "force", "crane")]
    assert kinds == ["forces", "forces", ""]
    assert len(CLASS_OF) == sum(map(len, CLASSES.values()))  # a noun is in one class


def test_an_adjective_names_the_country_that_a_place_lies_in() -> None:
    baghdad = evidence_of(figure(9, before="In Baghdad ", countries=("IQ",)), Rarity())
    iraqi = evidence_of(figure(9, before="", after=" Iraqi soldiers died."), Rarity())
    assert baghdad.nations == iraqi.nations == {"IQ"}


def test_the_names_of_a_large_story_are_telling() -> None:
    """Thirty articles of one month name one event; thirty over a year name a country that is often in the news."""
    rarity = Rarity()
    for place in range(3000):
        name = "grimsdal" if 500 <= place < 530 else "ostravik" if place % 100 == 0 else "news"
        rarity.add({name}, place // 250)
    assert [rarity.is_rare(name) for name in ("grimsdal", "ostravik", "news", "unheard")] == [True, False, False, True]


def test_the_toll_of_one_event_shares_most_of_the_names_that_tell_it() -> None:
    """Two mines of one province are two events."""
    first = "[19] people were killed in the Grimsdal mine near Ostravik."
    assert _rule_of(first, "The death toll in the Grimsdal mine rose to [21].") == TOLL
    assert _rule_of(first, "The death toll in the Halvard mine of Lindfors and Ostravik rose to [21].") != TOLL


def _rule_of(first: str, second: str) -> str:
    return decide(PAIR_RULES, (_evidence(first, 1), _evidence(second, 2))).rule


def test_an_article_tells_how_many_other_values_fill_a_slot() -> None:
    cells = {"kind": "count", "unit": "person", "predicate": "kill"}
    figures = [figure(12, **cells), figure(9, start=40, **cells), figure(3, start=80, kind="money", unit="dollar")]
    assert [one.rivals for one in evidence_in_article(figures, Rarity())] == [1, 1, 0]


def test_a_story_counts_as_the_root_of_its_pairs_when_the_choice_is_fitted() -> None:
    pytest.importorskip("sklearn")
    from claimtable.training.drift import SAMPLED, evened
    from claimtable.training.fitting import Example

    large, small = [Example({}, True, "large")] * 16, [Example({}, True, "small")] * 4
    across = Example({}, False, "large", SAMPLED)
    weights = [one.weight for one in evened([*large, *small, across])]
    assert sum(weights[:16]) / sum(weights[16:20]) == pytest.approx(2)
    assert sum(weights[:20]) == pytest.approx(20)
    assert weights[20] == SAMPLED


def test_an_article_may_tell_a_value_of_a_thing_by_each_voice() -> None:
    """ "The union says 40, the coast guard 29" are two values of one thing in one article."""
    group = Group([Member(0, evidence_of(figure(40, article=1, speaker_id="union"), Rarity()))])
    assert not group.has_other_value(evidence_of(figure(29, article=1, speaker_id="coast guard"), Rarity()))
    assert not group.has_other_value(evidence_of(figure(29, article=1), Rarity()))
    assert group.has_other_value(evidence_of(figure(29, article=1, speaker_id="union"), Rarity()))


def test_an_article_has_one_value_of_a_thing() -> None:
    group = Group([Member(0, evidence_of(figure(12, article=1), Rarity()))])
    assert group.has_other_value(evidence_of(figure(19, article=1), Rarity()))
    assert not group.has_other_value(evidence_of(figure(12, article=1), Rarity()))
    assert not group.has_other_value(evidence_of(figure(19, article=2), Rarity()))


def test_the_choice_gives_what_its_weights_give() -> None:
    """Weights are added up by regime before they are used; the probability is that of all features in the model."""
    first = evidence_of(figure(12, kind="count", unit="person", before="Grimsdal: killed "), Rarity())
    second = evidence_of(figure(19, kind="count", unit="miner", before="Grimsdal: killed ", article=2), Rarity())
    features = features_of(first, second, Rarity())
    model = Logistic({name: 0.1 * (place % 7 - 3) for place, name in enumerate(sorted(features))}, 0.2)
    assert Choice(model).probability(first, second, Rarity()) == pytest.approx(model.probability(features))


def figure(value: float = 1.0, modifier: str = "=", **cells: Any) -> Figure:
    low = None if modifier in ("<", "<=") else value
    high = None if modifier in (">", ">=") else value
    empty: dict[str, Any] = dict.fromkeys(Figure.__dataclass_fields__, "")
    numbers = {"row": 1, "article": 1, "day": 738950, "start": 0, "end": 0, "negated": False}
    whole = empty | numbers | {"value": value, "modifier": modifier, "low": low, "high": high}
    return Figure(**(whole | {"where": (), "countries": ()} | cells))


@pytest.mark.parametrize(
    ("first", "second", "both_hold"),
    [
        (figure(57), figure(57), True),
        (figure(57, ">="), figure(60), True),
        (figure(57, ">="), figure(50), False),
        (figure(40, ">="), figure(14, ">="), False),
        (figure(57), figure(60), False),
        (figure(100, "~"), figure(98), True),
        (figure(100, "~"), figure(80), False),
    ],
)
def test_figures_agree_where_both_can_hold(first: Figure, second: Figure, both_hold: bool) -> None:
    assert meet(first, second) is both_hold


def test_values_are_shown_short() -> None:
    assert [short(figure(57, sign)) for sign in ("=", ">=", "~", "<")] == ["57", "≥57", "~57", "<57"]
    assert short(replace(figure(13, "range"), low=12.0, high=14.0)) == "12-14"
    assert [number(value) for value in (2.5e6, 1050.0, 0.25)] == ["2.5 million", "1,050", "0.25"]


UNITS = {
    "miners": "miner",
    "people": "person",
    "Serbs": "Serb",
    "Croats": "Croat",
    "ships": "ship",
    "bridges": "bridge",
}


def _evidence(text: str, article: int = 1) -> Evidence:
    """Return a sentence's figure, which stands in brackets: money with a currency, else a count of the next word."""
    before, inside, after = text.replace("]", "[").split("[")
    unit = next((word for word in ("dollar", "euro", "cubic metre") if word in inside), "")
    kind = "money" if unit in ("dollar", "euro") else "measure" if unit else "count"
    noun = UNITS.get((after.split() or [""])[0].strip("."), "")
    digits = "".join(char for char in inside if char.isdigit())
    cells = {"text": inside, "kind": kind, "unit": unit or noun, "before": before, "after": after}
    return evidence_of(figure(float(digits or 24), article=article, **cells), Rarity())


def _examples(table: Any) -> Iterator[Any]:
    for rule in table:
        for keep, texts in ((True, rule.kept), (False, rule.dropped)):
            yield from (pytest.param(rule, text, keep, id=text) for text in texts)


@pytest.mark.parametrize(("rule", "text", "keep"), _examples(FIGURE_RULES))
def test_figures_that_can_change(rule: Any, text: str, keep: bool) -> None:
    decision = decide(FIGURE_RULES, _evidence(text))
    assert (decision.rule, decision.keep) == (rule.name, keep)


@pytest.mark.parametrize(("rule", "text", "keep"), _examples(PAIR_RULES))
def test_figures_that_may_be_on_the_same_thing(rule: Any, text: str, keep: bool) -> None:
    first, second = text.split(" | ")
    decision = decide(PAIR_RULES, (_evidence(first), _evidence(second, article=2)))
    assert (decision.rule, decision.keep) == (rule.name, keep)


def test_labels_are_places_in_articles_each_in_one_group() -> None:
    pytest.importorskip("sklearn")
    from claimtable.training.drift import read_labels

    path = Path(__file__).parents[1] / "benchmarks" / "data" / "drift.jsonl"
    parts = {row["part"] for row in map(json.loads, path.read_text().splitlines())}
    seen = [tuple(place) for row in map(json.loads, path.read_text().splitlines()) for place in _places(row)]
    assert len(seen) == len(set(seen)) == len(read_labels(path, parts))


def _places(row: dict[str, Any]) -> Iterator[list[Any]]:
    yield from (place for group in row["groups"] for place in group)
    yield from row["others"]

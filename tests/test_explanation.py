"""How the cells of a claim came about: every step names what decided, from which characters, and how sure it was."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from spacy.language import Language

from claimtable.columns import COLUMNS
from claimtable.explanation import Explainer, explain, find_explained, reason_lines, step_words
from claimtable.explanation.reasons import FROM, STEPS
from claimtable.extraction import claims_from_doc
from claimtable.readers import read
from claimtable.schema import Article, Reason, Step, TextSpan

CORPUS = Path(__file__).parents[1] / "corpus"
TEXT = """Frank McKenzie, commander of U.S. Central Command, said Monday that about 31,000 troops would stay in Iraq \
until next year.

"We will not leave in March," he told Reuters.

About 900 U.S. troops remain in Syria."""


def explained(nlp: Language, text: str = TEXT, **fields: object) -> list[dict[str, Reason]]:
    article = Article("a", text, **{"published": date(2006, 11, 20), "published_from": "field", **fields})  # type: ignore[arg-type]
    doc = nlp(text)
    explainer = Explainer(doc, article)
    found = [explainer.reasons(claim) for claim in claims_from_doc(doc, article)]
    return [{reason.cell: reason for reason in reasons} for reasons in found]


def words(reason: Reason, text: str = TEXT) -> list[str]:
    return [step_words(step, text) for step in reason.steps]


def test_every_column_has_its_steps_or_what_it_is_computed_from() -> None:
    assert {column.name for column in COLUMNS} == STEPS.keys() | FROM.keys()
    assert not STEPS.keys() & FROM.keys()


def test_every_cell_that_holds_something_is_explained(nlp: Language) -> None:
    for article in [article for article in read([str(CORPUS)]) if isinstance(article, Article)][:6]:
        doc = nlp(article.text)
        for claim in claims_from_doc(doc, article):
            for reason in explain(doc, claim):
                assert reason.steps or not reason.value.strip() or reason.cell in ("cue", "of"), (claim.text, reason)
                assert all(0 <= span.start < span.end <= len(article.text) for s in reason.steps for span in s.spans)


def test_times_tell_what_they_are_counted_from(nlp: Language) -> None:
    first = explained(nlp)[0]
    assert words(first["said_on"])[0] == '"Monday" -> 2006-11-20, counted from 2006-11-20 (field)'
    assert first["said_on"].steps[0].by == "rule weekday"
    assert words(first["when"])[0] == '"next year" -> 2007, counted from 2006-11-20 (field)'
    assert first["when"].steps[1].by == "choice times/when"


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("On 4 May 2019 the bridge closed. Two days later 40 people left the town.", "counted from 2019-05-04"),
        ("About 40 workers left the town on Monday.", "no publication date: unresolved"),
    ],
)
def test_a_time_without_a_date_of_publication_says_so(nlp: Language, text: str, how: str) -> None:
    last = explained(nlp, text, published=None)[-1]
    assert how in last["when"].steps[0].how


def test_numbers_tell_how_they_were_read_and_where_the_unit_stands(nlp: Language) -> None:
    first = explained(nlp)[0]
    assert words(first["value"]) == ['"about 31,000" -> ~ 31000, count']
    assert words(first["unit"]) == ['"troops" -> troop']
    assert first["unit"].steps[0].confidence == pytest.approx(float(first["how_many_confidence"].value), abs=0.01)


def test_a_pronoun_tells_whom_it_stands_for_and_where_the_name_stands(nlp: Language) -> None:
    second = explained(nlp)[1]
    assert words(second["speaker"])[0] == '"he" -> Frank McKenzie, same speaker'
    assert second["speaker"].steps[0].by == "choice speakers/he"
    assert second["speaker"].steps[1].spans == (TextSpan(0, 14),)
    assert words(second["speaker_role"])[0].startswith('"commander of U.S. Central Command"')


def test_a_subject_is_told_as_printed(nlp: Language) -> None:
    first = explained(nlp, "The city’s bridge will shut to 38,000 cars.")[0]
    assert words(first["who"], "The city’s bridge will shut to 38,000 cars.") == [
        "\"The city’s bridge\", subject of 'shut'"
    ]


def test_negation_and_modality_name_their_words_and_rule(nlp: Language) -> None:
    second = explained(nlp)[1]
    assert words(second["negated"]) == ['"not" -> True, denies the main clause']
    assert second["modality"].steps[0].by == "rule a modal of the future"


def test_the_articles_own_claim_is_nobodys(nlp: Language) -> None:
    third = explained(nlp)[2]
    assert third["speaker"].steps[0].how == "nobody is quoted"
    assert third["claim"].steps[0].by == "rule narrator"
    assert third["countries_involved"].steps[0].by == "choice places/use"


def test_the_page_shows_what_comes_out(nlp: Language) -> None:
    page = (CORPUS.parent / "docs" / "explain.md").read_text(encoding="utf-8")
    shown = page.split("```")[1].strip().split("\n\n")[1].splitlines()
    (article,) = (one for one in read([str(CORPUS)]) if isinstance(one, Article) and "minehunters" in one.id)
    found = find_explained(nlp(article.text), article, "cc264c8f")
    assert found is not None
    told = [line.partition("  [")[0] for line in reason_lines(found[1], article.text)]
    assert [line for line in shown if line.partition("  [")[0] not in told] == []


def test_lines_put_cells_of_one_origin_together(nlp: Language) -> None:
    step = Step((TextSpan(0, 5),), "1", "rule number", confidence=0.5)
    lines = list(reason_lines([Reason("low", "1", (step,)), Reason("of", ""), Reason("high", "1", (step,))], "about 1"))
    assert lines == ["low: 1; high: 1", '    "about" -> 1  [rule number, 0.50, at 0-5]']


def test_a_claim_is_found_by_the_beginning_of_its_id_under_any_setting(nlp: Language) -> None:
    text = "The old bridge was closed for good."
    article = Article("a", text)
    doc = nlp(text)
    (claim,) = claims_from_doc(doc, article, narrator="all")
    found = find_explained(doc, article, claim.claim_id[:8])
    assert found is not None
    assert found[0].text == "The old bridge was closed for good"
    assert find_explained(doc, article, "cfffff") is None


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "claimtable", *arguments], capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_the_command_reads_the_article_again_from_its_file_or_a_store(tmp_path: Path) -> None:
    story, table, store = (str(tmp_path / name) for name in ("story.txt", "claims.jsonl", "claims.db"))
    Path(story).write_text(TEXT, encoding="utf-8")
    assert run("extract", story, "-o", table, "--published", "2006-11-20").returncode == 0
    assert run("index", table, "--articles", story, "-o", store).returncode == 0
    claim = json.loads(Path(table).read_text(encoding="utf-8").splitlines()[1])["claim_id"]
    done = run("explain", claim, story, "--published", "2006-11-20")
    assert done.returncode == 0, done.stderr
    assert '"he" -> Frank McKenzie, same speaker' in done.stdout
    stored = run("explain", claim, "--in", store, "--output-format", "json")
    told = [json.loads(line) for line in stored.stdout.splitlines()]
    assert [one["cell"] for one in told] == [column.name for column in COLUMNS]


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("explain", "c1"), 2, "say where the article is"),
        (("explain", "cffff", "corpus/2018-02-19-baltic-minehunters.txt"), 1, "no claim cffff"),
    ],
)
def test_the_command_says_what_is_missing(arguments: tuple[str, ...], code: int, message: str) -> None:
    done = run(*arguments)
    assert done.returncode == code
    assert message in done.stderr


def test_show_explains_every_claim() -> None:
    done = run("show", "corpus/2018-02-19-baltic-minehunters.txt", "--explain")
    assert done.returncode == 0, done.stderr
    assert "[choice claims/certainty" in done.stdout

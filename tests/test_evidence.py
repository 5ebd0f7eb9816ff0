"""Evidence for quotes and articles as pages: what stands in them, and that no article runs anything there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language
from typer.testing import CliRunner

import claimtable
from browser_support import axe_source, browser
from claimtable import Article
from claimtable.cli import app
from claimtable.review.decisions import Decision, write_decisions
from claimtable.store import Store, index
from claimtable.verify import verify
from claimtable.verify.evidence import diffed, evidence_page
from claimtable.verify.formats import Checked
from newsstore import article, claim, make_store, write_lines
from page_support import HOSTILE, Page

TRUE = "Nobody at the port has lost a job since March"
FALSE = "Somebody at the port has lost a job since March"
DRAFT = (
    f"It was a quiet day.\n\n“{TRUE},” said Ingrid Solheim.\n\n“{FALSE},” said Petter Lund.\n\n"
    "She called it “fine”.\n\n“There has never been a whale in this harbour at all,” Lund said.\n"
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    return make_store(tmp_path_factory.mktemp("store"))


def run(*arguments: str | Path) -> Any:
    return CliRunner().invoke(app, [str(one) for one in arguments])


def words(page: str) -> str:
    """The words that a reader sees, blanks single."""
    return " ".join("".join(Page(page).text).split())


def quotes_page(store: str, *quotes: tuple[str, str]) -> str:
    with Store(store) as opened:
        checked = [Checked(str(n), verify(quote, opened, speaker)) for n, (quote, speaker) in enumerate(quotes)]
        return evidence_page(checked, opened, title="Quotes")


def test_a_draft_stands_beside_its_evidence(store: str, tmp_path: Path, nlp: Language) -> None:
    (tmp_path / "draft.txt").write_text(DRAFT)
    done = run("verify", "--article", tmp_path / "draft.txt", "--in", store, "-o", tmp_path / "evidence.html")
    assert done.exit_code == 4
    page = (tmp_path / "evidence.html").read_text()
    marks = [attrs["class"] for tag, attrs in Page(page).tags if tag == "a" and (attrs.get("id") or "").startswith("d")]
    assert marks == ["q faithful", "q unfaithful", "q unchecked", "q unfaithful"]
    seen = words(page)
    assert "4 quotes: 1 verbatim, 1 misattributed, 1 unchecked, 1 not found" in seen
    assert "Searched: 3 articles (all with their texts) with 15 claims of 3 speakers, published from 2021-11-02" in seen
    assert seen.index("It was a quiet day") < seen.index("misattributed (negation)") < seen.index("Not checked")


def test_every_number_leads_to_its_card_and_back(store: str, tmp_path: Path, nlp: Language) -> None:
    (tmp_path / "draft.txt").write_text(DRAFT)
    run("verify", "--article", tmp_path / "draft.txt", "--in", store, "-o", tmp_path / "evidence.html")
    page = Page((tmp_path / "evidence.html").read_text())
    ids = {attrs["id"] for _, attrs in page.tags if "id" in attrs}
    links = {(attrs["href"] or "")[1:] for tag, attrs in page.tags if tag == "a" and (attrs["href"] or "")[:1] == "#"}
    assert links == {f"{side}{number}" for side in "dq" for number in (1, 2, 3, 4)}
    assert links <= ids


def test_the_word_diff_stands_in_the_passage(store: str) -> None:
    page = quotes_page(store, (FALSE, "Solheim"))
    assert "<del>Somebody</del>" in page
    assert "<ins>Nobody</ins>" in page
    assert "at the port has lost a job since March" in words(page)


@pytest.mark.parametrize(
    ("quote", "stretches"),
    [
        (TRUE, [("same", TRUE)]),
        (FALSE, [("quoted", "Somebody"), ("printed", "Nobody"), ("same", TRUE.removeprefix("Nobody"))]),
        ("Nobody at the port has ever lost a job since March", [("quoted", "ever")]),
        ("Nobody at the port has lost a job ... March", [("passed", "since")]),
        ("Nobody has lost a job since March", [("printed", "at the port")]),
    ],
)  # fmt: skip
def test_a_passage_is_the_printed_one_with_the_quote_s_own_words_in_it(
    store: str, quote: str, stretches: list[tuple[str, str]]
) -> None:
    verdict = verify(quote, store)[0]
    found = list(diffed(verdict.matches[0], verdict.diff))
    assert "".join(one.words for one in found if one.kind != "quoted") == verdict.matches[0].text
    shown = [(one.kind, one.words.strip()) for one in found if one.words.strip()]
    assert [one for one in shown if one in [(kind, text.strip()) for kind, text in stretches]] == [
        (kind, text.strip()) for kind, text in stretches
    ]


def test_the_sentences_around_the_speaker_and_all_appearances_are_told(store: str) -> None:
    seen = words(quotes_page(store, ("We will not close the northern quay", "")))
    assert "2,500 containers would be moved by Dec. 31, 2021." in seen
    assert "Ingrid Solheim, harbour master" in seen
    assert "1 appearance, by date" in seen or "2 appearances, by date" in seen
    assert "a gift to the shipping companies" not in seen


def known_store(folder: Path, **cells: Any) -> str:
    """A store of one article whose speaker is known by these cells."""
    text = "“It will rain for forty days and forty nights,” said Ada Roe, a forecaster."
    row = claim("rain", text, "It will rain for forty days and forty nights", "direct", "Ada Roe", **cells)
    write_lines(folder / "rain.articles.jsonl", [article("rain", text, "2021-11-02", "Rain")])
    index([write_lines(folder / "rain.jsonl", [row])], str(folder / "rain.db"))
    return str(folder / "rain.db")


@pytest.mark.parametrize(
    ("cells", "known"),
    [
        (
            {"speaker_mention": "Ada Roe", "cue": "said", "speaker_confidence": 0.97, "speaker_certain": True},
            "by “Ada Roe” with “said”, sure to 0.97",
        ),
        ({"cue": "said", "speaker_confidence": 0.4, "speaker_certain": False}, "too unsure to accuse anybody by it"),
        ({"speaker_mention": "Ada Roe", "cue": "said", "review": "accepted"}, "confirmed by a person"),
        ({}, "by the attribution of the same statement"),
    ],
)
def test_how_the_speaker_is_known_is_told(tmp_path: Path, cells: dict[str, Any], known: str) -> None:
    page = quotes_page(known_store(tmp_path, **cells), ("It will rain for forty days and forty nights", ""))
    assert known in words(page)


def test_a_decision_confirms_a_speaker(tmp_path: Path) -> None:
    quote = "It will rain for forty days and forty nights"
    unsure = {"speaker_confidence": 0.4, "speaker_certain": False, "speaker_mention": "Ada Roe", "cue": "said"}
    known_store(tmp_path, **unsure)
    assert run("verify", quote, "--speaker", "Ada Roe", "--in", tmp_path / "rain.db").exit_code == 5
    text = "“It will rain for forty days and forty nights,” said Ada Roe, a forecaster."
    row = claim("rain", text, quote, "direct", "Ada Roe")
    write_decisions([Decision(row["claim_id"], "rain", "", "accepted", {}, quote)], str(tmp_path / "d.jsonl"))
    run("index", tmp_path / "rain.jsonl", "-o", tmp_path / "rain.db", "--decisions", tmp_path / "d.jsonl")
    assert run("verify", quote, "--speaker", "Ada Roe", "--in", tmp_path / "rain.db").exit_code == 0


def test_quotes_of_a_file_and_single_ones_have_a_page_too(store: str, tmp_path: Path) -> None:
    (tmp_path / "quotes.csv").write_text(f'id,quote\na,"{TRUE}"\nb,yes\n')
    done = run("verify", "--file", tmp_path / "quotes.csv", "--in", store, "--format", "html")
    assert done.exit_code == 4
    assert "2 quotes: 1 verbatim, 1 unchecked" in words(done.stdout)
    assert "1 verbatim" in words(run("verify", TRUE, "--in", store, "--format", "html").stdout)


def test_a_page_replaces_a_page_and_nothing_else(store: str, tmp_path: Path) -> None:
    page = tmp_path / "evidence.html"
    for _ in range(2):
        assert run("verify", TRUE, "--in", store, "-o", page).exit_code == 0
    (tmp_path / "mine.html").write_text("<p>mine")
    assert "did not write" in str(run("verify", TRUE, "--in", store, "-o", tmp_path / "mine.html").exception)


def hostile_store(folder: Path) -> str:
    """A store whose articles, titles, speakers and addresses are all hostile."""
    texts, claims = [], []
    for number, attack in enumerate(HOSTILE):
        text = f"“It will rain for {number + 100} days {attack} and nights,” said Ada Roe."
        title = attack.replace("\0", "")
        texts.append(article(f"a{number}", text, "2021-11-02", title) | {"url": f"javascript:hit={number}"})
        start, end = 1, text.index(",” said")
        claims.append(claim(f"a{number}", text, text[start:end], "direct", title, role=title, cue=title))
    write_lines(folder / "hostile.articles.jsonl", texts)
    index([write_lines(folder / "hostile.jsonl", claims)], str(folder / "hostile.db"))
    return str(folder / "hostile.db")


def hostile_page(folder: Path) -> str:
    quotes = [
        (f"It will rain for {number + 100} days {attack} and nights", attack) for number, attack in enumerate(HOSTILE)
    ]
    return quotes_page(hostile_store(folder), *quotes)


def test_hostile_articles_stay_text(tmp_path: Path) -> None:
    page = Page(hostile_page(tmp_path))
    assert page.handlers() == []
    assert {tag for tag, _ in page.tags}.isdisjoint({"img", "iframe", "object", "embed", "form", "base", "link", "svg"})
    assert [tag for tag, _ in page.tags].count("script") == 2
    assert not [attrs for _, attrs in page.tags if (attrs.get("href") or "").startswith("javascript")]


def test_an_article_is_shown_with_its_marks_and_rows(tmp_path: Path, nlp: Language) -> None:
    (tmp_path / "story.txt").write_text("“Rents rose 5% in Leeds last year,” said Ann Hall. <b>Nobody</b> knows.")
    done = run("show", tmp_path / "story.txt", "--explain", "-o", tmp_path / "story.html")
    assert done.exit_code == 0
    page = (tmp_path / "story.html").read_text()
    for kind, part in (("quantity", "5%"), ("place", "Leeds"), ("time", "last year"), ("cue", "said")):
        assert re.search(rf'<span class="mark-{kind}">{part}', page), kind
    seen = words(page)
    assert "<b>Nobody</b> knows." in seen
    assert "Ann Hall" in seen
    assert "how the cells came about" in seen


@pytest.mark.parametrize(
    ("arguments", "message"),
    [(("--output-format", "pdf"), "text, html"), (("-o", "x.html", "--output-format", "text"), "-o writes a page")],
)
def test_show_says_what_makes_no_sense(tmp_path: Path, arguments: tuple[str, ...], message: str) -> None:
    (tmp_path / "story.txt").write_text("It rained.")
    assert message in str(run("show", tmp_path / "story.txt", *arguments).exception)


def test_a_notebook_shows_a_page_in_a_frame_that_runs_nothing(nlp: Language) -> None:
    one = Article("rent", "“Rents rose 5% in Leeds,” said Ann Hall. </iframe><script>hit = 1</script>")
    shown = claimtable.article_page(nlp(one.text), one)._repr_html_()
    frame = Page(shown)
    assert [tag for tag, _ in frame.tags] == ["iframe"]
    assert frame.tags[0][1]["sandbox"] == "allow-popups"
    assert frame.tags[0][1]["srcdoc"] == claimtable.article_page(nlp(one.text), one).html


# --- in a browser ---------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Any:
    with browser(tmp_path_factory.mktemp("browser")) as started:
        yield started


def show(chromium: Any, page: str, folder: Path) -> Any:
    (folder / "page.html").write_text(page, encoding="utf-8")
    chromium.get(f"file://{folder / 'page.html'}")
    return chromium


def draft_page(store: str, folder: Path) -> str:
    (folder / "draft.txt").write_text(DRAFT)
    run("verify", "--article", folder / "draft.txt", "--in", store, "-o", folder / "evidence.html")
    return (folder / "evidence.html").read_text()


def test_no_hostile_article_runs_in_a_browser(chromium: Any, tmp_path: Path) -> None:
    show(chromium, hostile_page(tmp_path), tmp_path)
    assert chromium.execute_script("return window.hit") is None
    assert chromium.execute_script("return document.querySelectorAll('.card, .unchecked-list li').length") == len(
        HOSTILE
    )
    severe = [entry["message"] for entry in chromium.get_log("browser") if entry["level"] == "SEVERE"]
    assert not severe


def test_a_number_in_the_draft_brings_its_card_into_view(
    chromium: Any, store: str, tmp_path: Path, nlp: Language
) -> None:
    show(chromium, draft_page(store, tmp_path), tmp_path)
    chromium.execute_script("document.getElementById('d4').click()")
    box = chromium.execute_script("return document.getElementById('q4').getBoundingClientRect().top")
    height = chromium.execute_script("return window.innerHeight")
    assert 0 <= box < height


def test_draft_and_cards_stand_side_by_side_and_below_each_other_in_print(
    chromium: Any, store: str, tmp_path: Path, nlp: Language
) -> None:
    show(chromium, draft_page(store, tmp_path), tmp_path)
    edges = "const box = (name) => document.querySelector(name).getBoundingClientRect();"
    assert chromium.execute_script(f"{edges} return box('.draft').right <= box('.cards').left + 1")
    chromium.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    assert chromium.execute_script(f"{edges} return box('.draft').bottom <= box('.cards').top + 1")
    chromium.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_each_answer_has_an_underline_style_of_its_own(
    chromium: Any, store: str, tmp_path: Path, nlp: Language
) -> None:
    show(chromium, draft_page(store, tmp_path), tmp_path)
    styles = chromium.execute_script(
        "return [...document.querySelectorAll('.legend .q')].map((one) => getComputedStyle(one).textDecorationStyle)"
    )
    assert styles == ["solid", "dashed", "wavy", "dotted"]


@pytest.mark.parametrize("name", ["evidence", "article"])
def test_there_is_no_serious_fault_of_accessibility(
    chromium: Any, store: str, tmp_path: Path, nlp: Language, name: str
) -> None:
    one = Article("rent", "“Rents rose 5% in Leeds last year,” said Ann Hall.", title="Rents")
    page = draft_page(store, tmp_path) if name == "evidence" else claimtable.article_page(nlp(one.text), one).html
    show(chromium, page, tmp_path)
    chromium.execute_script(axe_source())
    found = chromium.execute_async_script("axe.run().then((found) => arguments[0](found.violations))")
    serious = [(one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in ("serious", "critical")]
    assert not serious

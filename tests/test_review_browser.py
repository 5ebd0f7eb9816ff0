"""The review page in a real browser, without a network: what a reviewer does by keyboard, and what comes of it."""

from __future__ import annotations

import csv
import json
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from browser_support import axe_source, browser
from claimtable.review.decisions import Decision, read_decisions
from claimtable.review.page import review_page
from claimtable.review.payload import page_data
from claimtable.schema import Article
from page_support import HOSTILE

Record = dict[str, Any]
ENTER, ESCAPE, BACKSPACE, TAB = "\ue007", "\ue00c", "\ue003", "\ue004"
RIGHT, SHIFT = "\ue014", "\ue008"


def quote_record(article: str, text: str, words: str, speaker: str, mention: str, **cells: Any) -> Record:
    """Return the record of a quotation ``words`` in ``text``, whose speaker is mentioned behind it."""
    start = text.index(words)
    named, cue = text.index(mention, start + len(words)), text.index("said", start + len(words))
    return {
        "claim_id": f"c{article}x{start}",
        "article_id": article,
        "kind": "direct",
        "claim": words,
        "start": start,
        "end": start + len(words),
        "spans": [[start, start + len(words)]],
        "speaker": speaker,
        "speaker_mention": mention,
        "speaker_start": named,
        "speaker_end": named + len(mention),
        "cue": "said",
        "cue_start": cue,
        "cue_end": cue + 4,
        "where": [],
        "where_spans": [],
        "countries": [],
        "quantities": [],
        "negated": False,
        "confidence": 0.9,
        "published": "2024-03-06",
        "published_from": "field",
        **cells,
    }


def number_record(text: str, words: str, value: float, unit: str) -> Record:
    start = text.index(words)
    edges = {"start": start, "end": start + len(words), "text": words, "kind": "count"}
    reading = {"modifier": "=", "change": None, "value": value, "low": value, "high": value, "unit": unit, "of": unit}
    return {**edges, **reading, "confidence": 0.9}


MOSS = (
    "🙂 The fleet 🙂 is back. “We moved 900 sailors to Norway,” said Ada Moss, commander of the northern fleet.\n\n"
    "“We are not leaving,” she said. “The winter was long,” she said. Bo Ek left for Oslo. “Nobody asked us,” Ek said."
)


def moss(**cells: Any) -> tuple[list[Record], dict[str, Article]]:
    """An article whose first claim stands behind characters of two UTF-16 units."""
    first = quote_record("moss", MOSS, "We moved 900 sailors to Norway", "Ada Moss", "Ada Moss", confidence=0.5)
    norway = MOSS.index("Norway")
    first |= {"where": ["Norway"], "where_spans": [[norway, norway + 6]], "countries": ["NO"]}
    first |= {
        "quantities": [number_record(MOSS, "900", 900, "sailor")],
        "speaker_role": "commander of the northern fleet",
    }
    rest = [
        quote_record("moss", MOSS, "We are not leaving", "Ada Moss", "she", confidence=0.6),
        quote_record("moss", MOSS, "The winter was long", "Ada Moss", "she", confidence=0.7),
        quote_record("moss", MOSS, "Nobody asked us", "Ek", "Ek", confidence=0.8),
    ]
    records = [
        {**record, "url": "https://news.example/fleet", "title": "The fleet", **cells} for record in [first, *rest]
    ]
    return records, {"moss": Article("moss", MOSS)}


def many(articles: int, each: int) -> tuple[list[Record], dict[str, Article]]:
    """Articles of quotations by a few speakers."""
    records, texts = [], {}
    for number in range(articles):
        names = [f"Speaker {(number + place) % 7}" for place in range(each)]
        quotes = [f"Road {number} of part {place} will open in May" for place in range(each)]
        text = "\n\n".join(f"“{quote},” {name} said." for quote, name in zip(quotes, names, strict=True))
        name_of = f"a{number:04}"
        texts[name_of] = Article(name_of, text)
        records += [
            quote_record(name_of, text, quote, name, name, confidence=0.5 + place / 100)
            for place, (quote, name) in enumerate(zip(quotes, names, strict=True))
        ]
    return records, texts


class Desk:
    """A page in the browser, and a reviewer's hands."""

    opened = 0

    def __init__(self, driver: Any, folder: Path) -> None:
        self.driver, self.folder = driver, folder

    def open(self, records: list[Record], texts: dict[str, Article], **settings: Any) -> Desk:
        Desk.opened += 1  # a name of its own: the same address with another fragment is no new page
        page = self.folder / f"review-{Desk.opened}.html"
        page.write_text(review_page(page_data(records, texts, **settings), title="Review"), encoding="utf-8")
        self.driver.get(page.as_uri())
        self.until(lambda: self.text("#progress"))
        return self

    def reload(self) -> None:
        self.driver.refresh()
        self.until(lambda: self.text("#progress"))

    def until(self, holds: Callable[[], Any]) -> None:
        """Wait for what a slow machine may not have done yet."""
        end = time.monotonic() + 20
        while not holds():
            assert time.monotonic() < end, "it did not come"
            time.sleep(0.01)

    def forget(self) -> None:
        self.driver.execute_script("localStorage.clear()")

    def press(self, *keys: str) -> None:
        from selenium.webdriver import ActionChains

        ActionChains(self.driver).send_keys(*keys).perform()

    def find(self, css: str) -> Any:
        return self.driver.find_element("css selector", css)

    def find_all(self, css: str) -> list[Any]:
        return list(self.driver.find_elements("css selector", css))

    def text(self, css: str) -> str:
        return str(self.driver.execute_script("return document.querySelector(arguments[0]).textContent", css))

    def texts(self, css: str) -> list[str]:
        script = "return [...document.querySelectorAll(arguments[0])].map((one) => one.textContent)"
        return list(self.driver.execute_script(script, css))

    def value(self, cell: str) -> str:
        return str(self.find(f"#cell-{cell}").get_attribute("value"))

    def type(self, css: str, text: str) -> None:
        """Replace what stands in a field, and leave it."""
        self.driver.execute_script("arguments[0].focus(); arguments[0].select()", self.find(css))
        self.press(text, TAB)

    def choose(self, css: str, value: str) -> None:
        script = "arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event('change', {bubbles: true}))"
        self.driver.execute_script(script, self.find(css), value)

    def select(self, words: str) -> None:
        """Select words of the article, as with the mouse."""
        self.driver.execute_script(
            """
            const at = document.getElementById('text').textContent.indexOf(arguments[0]), to = at + arguments[0].length;
            const walker = document.createTreeWalker(document.getElementById('text'), NodeFilter.SHOW_TEXT);
            const range = document.createRange();
            for (let passed = 0; walker.nextNode(); passed += walker.currentNode.length) {
              const node = walker.currentNode;
              if (passed <= at && at < passed + node.length) range.setStart(node, at - passed);
              if (passed < to && to <= passed + node.length) range.setEnd(node, to - passed);
            }
            document.getSelection().removeAllRanges();
            document.getSelection().addRange(range);
            """,
            words,
        )
        self.turn()

    def turn(self) -> None:
        """Let the browser tell the page of a selection, which it does in a later turn."""
        self.driver.execute_async_script("requestAnimationFrame(() => setTimeout(arguments[0], 20))")

    def marked(self, kind: str) -> str:
        return "".join(self.texts(f"#text .mark-{kind}"))

    @property
    def current(self) -> str:
        return self.text(".claim-row.current .row-claim")

    def saved(self, button: str = "#save", name: str = "decisions.jsonl") -> Path:
        """Save a file and return it."""
        target = self.folder / "downloads" / name
        target.unlink(missing_ok=True)
        self.find(button).click()
        self.until(lambda: target.is_file() and target.stat().st_size)
        return target

    def decisions(self) -> list[Decision]:
        return read_decisions(self.saved())


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    folder = tmp_path_factory.mktemp("browser")
    with browser(folder) as started:
        started.folder = folder
        yield started


@pytest.fixture
def desk(driver: Any, tmp_path: Path) -> Iterator[Desk]:
    found = Desk(driver, driver.folder)
    yield found
    found.forget()
    faults = [entry["message"] for entry in driver.get_log("browser") if entry["level"] == "SEVERE"]
    assert faults == []


Opened = Callable[..., Desk]


def test_twenty_claims_by_keyboard_alone(desk: Desk) -> None:
    desk.open(*many(4, 5))
    desk.press("a")  # the first is open from the start
    assert desk.text("#progress") == "1 of 20 decided"
    for number in range(1, 20):
        if number % 3 == 0:
            desk.press("a")
        elif number % 3 == 1:
            desk.press("e")
            desk.press(f"Mayor {number}", ENTER)
            desk.press("a")
        else:
            desk.press("x")
    assert desk.text("#progress") == "20 of 20 decided"
    found = desk.decisions()
    assert [sum(one.state == state for one in found) for state in ("accepted", "fixed", "rejected")] == [7, 7, 6]
    fixed = [one for one in found if one.state == "fixed"]
    assert all(list(one.changes) == ["speaker"] for one in fixed)
    assert {one.changes["speaker"].after for one in fixed} == {f"Mayor {number}" for number in range(1, 20, 3)}


def test_a_saved_decision_holds_what_the_way_back_needs(desk: Desk) -> None:
    desk.open(*moss())
    desk.type("#by", "Kim")
    desk.type("#cell-speaker_role", "admiral")
    desk.type("#note", "see the navy’s page")
    (found,) = desk.decisions()
    assert (found.claim_id, found.article_id, found.state, found.by) == ("cmossx24", "moss", "fixed", "Kim")
    assert (found.claim, found.note) == ("We moved 900 sailors to Norway", "see the navy’s page")
    change = found.changes["speaker_role"]
    assert (change.before, change.after) == ("commander of the northern fleet", "admiral")
    assert found.text_digest == page_data(*moss())["articles"][0]["digest"]


def test_escape_leaves_a_cell_as_it_was_and_enter_does_not(desk: Desk) -> None:
    desk.open(*moss())
    for key, shown, state in ((ESCAPE, "Ada Moss", "open"), (ENTER, "Somebody", "fixed")):
        desk.press("e", "Somebody", key)
        assert desk.value("speaker") == shown
        assert state in desk.text("#state")


def test_a_speaker_is_chosen_among_the_names_of_the_article(desk: Desk) -> None:
    records, texts = moss()
    desk.open(records, texts, names={"moss": ["Ada Moss", "Bo Ek", "Kari Lund"]})
    desk.press("e", TAB)
    assert desk.texts(".names button") == ["Ek", "Bo Ek", "Kari Lund"]
    desk.press(TAB, ENTER)
    assert desk.value("speaker") == "Bo Ek"


def test_a_cell_put_back_is_no_change(desk: Desk) -> None:
    desk.open(*moss())
    desk.type("#cell-who", "somebody")
    assert "fixed" in desk.text("#state")
    desk.type("#cell-who", " ")
    assert "open" in desk.text("#state")


def test_decisions_stay_over_a_reload_and_over_another_page_of_the_same_claims(desk: Desk) -> None:
    desk.open(*moss())
    desk.press("a", "x")
    desk.reload()
    assert desk.text("#progress") == "2 of 4 decided"
    records, texts = moss()
    desk.open(records[:1], texts)
    assert desk.text("#progress") == "1 of 1 decided"


def test_a_page_of_some_claims_forgets_no_decision_on_the_others(desk: Desk) -> None:
    records, texts = moss()
    desk.open(records[:2], texts)
    desk.press("a", "a")
    desk.open(records[2:], texts)
    desk.press("x")
    desk.open(records, texts)
    assert desk.text("#progress") == "3 of 4 decided"


def test_two_windows_know_of_each_other(desk: Desk) -> None:
    desk.open(*moss())
    first = desk.driver.current_window_handle
    address = desk.driver.current_url.split("#")[0]
    desk.driver.switch_to.new_window("window")
    desk.driver.get(address)
    desk.until(lambda: desk.text("#progress"))
    desk.press("a", "a")
    desk.press(BACKSPACE)
    desk.driver.close()
    desk.driver.switch_to.window(first)
    desk.until(lambda: desk.text("#progress") == "1 of 4 decided")
    desk.press("j", "x")
    assert [one.state for one in desk.decisions()] == ["accepted", "rejected"]


def test_a_change_without_the_form_of_its_column_is_not_taken(desk: Desk, tmp_path: Path) -> None:
    odd = [
        {"quantities": {"before": [], "after": "900"}},
        {"quantities": {"before": [], "after": [None]}},
        {"where": {"before": [], "after": "Oslo"}},
        {"spans": {"before": [[0, 2]], "after": [[0]]}},
        {"mention": {"before": None, "after": 7}},
        {"speaker": "Ada Moss"},
        {"toString": {"before": 1}},
    ]
    path = tmp_path / "odd.jsonl"
    path.write_text("\n".join(decision(0, "fixed", changes=one) for one in odd), encoding="utf-8")
    desk.open(*moss())
    desk.find("#load").send_keys(str(path))
    desk.until(lambda: desk.text("#status"))
    assert desk.text("#status") == "0 decisions taken in; 7 lines are no decisions (line 1, 2, 3)."


def test_steps_are_taken_back_one_by_one(desk: Desk) -> None:
    desk.open(*moss())
    first = desk.current
    desk.press("a", "x", " ")
    desk.press(BACKSPACE, BACKSPACE, BACKSPACE)
    assert desk.text("#progress") == "0 of 4 decided"
    assert desk.current == first
    desk.press(BACKSPACE)
    assert desk.text("#status") == "There is nothing to take back."


def test_characters_count_as_in_python_behind_an_emoji(desk: Desk) -> None:
    desk.open(*moss())
    assert desk.marked("claim") == "We moved 900 sailors to Norway"
    assert (desk.marked("mention"), desk.marked("cue")) == ("Ada Moss", "said")
    assert (desk.marked("quantity"), desk.marked("place")) == ("900", "Norway")
    desk.select("Bo Ek left for Oslo")
    desk.press("m")
    (found,) = desk.decisions()
    start = MOSS.index("Bo Ek")
    assert (found.state, found.claim_id, found.claim) == ("added", "", "Bo Ek left for Oslo")
    assert found.changes["spans"].after == [[start, start + len("Bo Ek left for Oslo")]]


def test_a_missed_claim_can_be_rejected_again_and_that_taken_back(desk: Desk) -> None:
    desk.open(*moss())
    desk.select("Bo Ek left for Oslo")
    desk.press("m")
    assert desk.text("#listed") == "5 of 5 claims"
    desk.press("x")
    assert desk.text("#listed") == "4 of 4 claims"
    desk.press(BACKSPACE)
    assert desk.text("#listed") == "5 of 5 claims"
    assert desk.current == "Bo Ek left for Oslo"


def test_the_selected_text_is_the_speaker_by_the_full_name(desk: Desk) -> None:
    records, texts = moss()
    desk.open(records, texts, names={"moss": ["Ada Moss", "Bo Ek"]})
    desk.press("j", "j")
    assert desk.current == "The winter was long"
    desk.select("Bo Ek")
    desk.press("s")
    assert desk.value("speaker") == "Bo Ek"
    (found,) = desk.decisions()
    start = MOSS.index("Bo Ek")
    assert found.changes["mention"].after == [start, start + 5]


def test_words_are_selected_by_keyboard(desk: Desk) -> None:
    desk.open(*moss())
    desk.press("v")
    from selenium.webdriver import ActionChains

    ActionChains(desk.driver).key_down(SHIFT).send_keys(RIGHT, RIGHT).key_up(SHIFT).perform()
    desk.turn()
    desk.find("#cell-spans").click()
    (found,) = desk.decisions()
    ((start, end),) = found.changes["spans"].after
    assert MOSS[start:end] == "We moved 900"


def test_an_extent_moves_by_words(desk: Desk) -> None:
    from selenium.webdriver import ActionChains

    desk.open(*moss())
    desk.driver.execute_script("document.getElementById('cell-spans').focus()")
    ActionChains(desk.driver).key_down("\ue00a").send_keys("\ue012").key_up("\ue00a").perform()
    assert desk.marked("claim") == "We moved 900 sailors to"


def test_quantities_are_changed_dropped_and_added(desk: Desk) -> None:
    desk.open(*moss())
    desk.choose(".field-modifier select", "~")
    desk.type(".field-value input", "950")
    (found,) = desk.decisions()
    (after,) = found.changes["quantities"].after
    assert (after["modifier"], after["value"], after["low"], after["high"]) == ("~", 950, 950, 950)
    desk.find("[aria-label='drop: 900']").click()
    assert desk.find_all(".quantity") == []
    desk.select("900 sailors")
    desk.driver.execute_script("document.querySelector('.quantities > .take').click()")
    (again,) = desk.decisions()
    (added,) = again.changes["quantities"].after
    assert (added["text"], added["value"], MOSS[added["start"] : added["end"]]) == ("900 sailors", 900, "900 sailors")


@pytest.mark.parametrize(("cell", "typed"), [("when", "last week"), ("said_on", "Monday")])
def test_a_time_that_no_table_holds_is_refused(desk: Desk, cell: str, typed: str) -> None:
    desk.open(*moss())
    desk.type(f"#cell-{cell}", typed)
    assert f"{typed} is no" in desk.text("#status")
    assert "open" in desk.text("#state")


def test_the_same_speaker_everywhere_and_an_alias(desk: Desk) -> None:
    desk.open(*moss())
    desk.type("#cell-speaker", "Adelaide Moss, “the Admiral”")
    desk.find(".cell[data-cell=speaker] .tools:not(.names) button").click()
    assert [one.changes["speaker"].after for one in desk.decisions()] == ["Adelaide Moss, “the Admiral”"] * 3
    desk.find(".cell[data-cell=speaker] .tools:not(.names) button").click()
    rows = list(csv.reader(desk.saved("#save-aliases", "aliases.csv").open(encoding="utf-8", newline="")))
    assert rows == [["alias", "name"], ["Ada Moss", "Adelaide Moss, “the Admiral”"]]
    desk.press(BACKSPACE)
    assert desk.text("#progress") == "1 of 4 decided"


def decision(number: int, state: str, after: str = "", **fields: Any) -> str:
    record = moss()[0][number]
    changes = {"speaker": {"before": record["speaker"], "after": after}} if after else {}
    line = {"claim_id": record["claim_id"], "article_id": "moss", "text_digest": "", "state": state, "changes": changes}
    return json.dumps({**line, "claim": record["claim"], "note": "", "by": "", "at": "2026-01-01T10:00:00Z", **fields})


def test_decisions_of_a_file_are_taken_in(desk: Desk, tmp_path: Path) -> None:
    lines = [
        decision(0, "accepted", by="Lee"),
        decision(1, "fixed", "Bo Ek"),
        decision(2, "rejected", text_digest="0123456789abcdef"),
        decision(3, "accepted", claim_id="c-elsewhere"),
        '{"state": "accepted"}',
        "no json",
    ]
    path = tmp_path / "theirs.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    desk.open(*moss())
    desk.find("#load").send_keys(str(path))
    desk.until(lambda: desk.text("#status"))
    said = desk.text("#status")
    for told in ("2 decisions taken in", "1 are of claims that are not on", "1 are of another version", "line 5, 6"):
        assert told in said
    assert desk.text("#progress") == "2 of 4 decided"
    assert "accepted, Lee" in desk.text("#state")
    desk.press("j")
    assert desk.value("speaker") == "Bo Ek"


def test_a_later_decision_stands_against_an_older_file(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "old.jsonl"
    path.write_text(decision(0, "rejected"), encoding="utf-8")
    desk.open(*moss())
    desk.press("a")
    desk.find("#load").send_keys(str(path))
    desk.until(lambda: "1 are older than those here" in desk.text("#status"))
    assert [one.state for one in desk.decisions()] == ["accepted"]


def test_decisions_come_with_the_page_and_can_be_taken_over(desk: Desk) -> None:
    records, texts = moss()
    desk.open(records, texts, decisions=[json.loads(decision(0, "rejected", by="Lee"))])
    assert "rejected, Lee" in desk.text("#state")
    desk.press("a", "k")
    assert "accepted" in desk.text("#state")
    desk.reload()
    assert "accepted" in desk.text("#state")


def test_two_reviewers_are_compared(desk: Desk, tmp_path: Path) -> None:
    one, other = tmp_path / "one.jsonl", tmp_path / "other.jsonl"
    mine = [decision(0, "accepted"), decision(1, "fixed", "Bo Ek"), decision(2, "rejected"), decision(3, "later")]
    yours = [decision(0, "accepted"), decision(1, "accepted"), decision(2, "accepted"), decision(3, "accepted")]
    one.write_text("\n".join(line.replace('"by": ""', '"by": "Kim"') for line in mine), encoding="utf-8")
    other.write_text("\n".join(yours), encoding="utf-8")
    desk.open(*moss())
    desk.find("#open-compare").click()
    desk.find("#one").send_keys(str(one))
    desk.find("#other").send_keys(str(other))
    desk.find("#run-compare").click()
    desk.until(lambda: desk.find_all(".conflicts"))
    figures = dict(row.text.rsplit(" ", 1) for row in desk.find_all("#comparison table:first-child tr")[2:])
    assert (figures["decided by both"], figures["conflicts"]) == ("3", "2")
    assert "1 (33 %)" in desk.text("#comparison")
    assert desk.texts(".conflicts thead th") == ["claim", "Kim", "other.jsonl"]
    assert "speaker: Bo Ek" in desk.text(".conflicts")
    desk.find(".conflicts td:last-child button").click()
    assert desk.current == "We are not leaving"
    assert "accepted" in desk.text("#state")


def test_filters_have_counts_and_narrow_the_list(desk: Desk) -> None:
    desk.open(*moss())
    assert desk.texts("#facet-speaker option") == ["all (4)", "Ada Moss (3)", "Ek (1)"]
    desk.choose("#facet-speaker", "Ada Moss")
    assert desk.text("#listed") == "3 of 4 claims"
    assert desk.texts("#facet-number option") == ["all (3)", "without (2)", "with (1)"]
    desk.choose("#facet-country", "NO")
    assert desk.current == "We moved 900 sailors to Norway"
    desk.find("#reset").click()
    desk.find("#search").send_keys("winter")
    assert desk.texts(".claim-row .row-claim") == ["The winter was long"]


def test_the_least_sure_claim_comes_first_or_the_text_decides(desk: Desk) -> None:
    records, texts = moss()
    for record, sure in zip(records, (0.9, None, 0.3, 0.5), strict=True):
        record["confidence"] = sure
    desk.open(records, texts)
    assert desk.texts(".row-sure") == [".30", ".50", ".90", ""]
    desk.choose("#order", "text")
    assert desk.texts(".row-claim")[:2] == ["We moved 900 sailors to Norway", "We are not leaving"]


def test_a_cell_lights_its_characters(desk: Desk) -> None:
    desk.open(*moss())
    desk.press("j")
    desk.find("#cell-speaker").click()
    assert set(desk.texts("#text .lit")) == {"she", "Ada Moss"}
    assert '"she" → Ada Moss' in desk.text(".cell[data-cell=speaker] .steps")


def test_steps_of_the_extractor_are_told_with_what_decided(desk: Desk) -> None:
    records, texts = moss()
    start = MOSS.index("she said")
    told = [[[start, start + 3]], '"she" -> Ada Moss, same speaker', "choice speakers/she", 0.95]
    steps = {records[1]["claim_id"]: {"list": [told], "cells": {"speaker": [0]}}}
    desk.open(records, texts, steps=steps)
    desk.press("j")
    assert desk.text(".cell[data-cell=speaker] .steps") == '"she" → Ada Moss, same speaker'
    desk.press("w")
    assert "choice speakers/she .95" in desk.text(".cell[data-cell=speaker] .steps")


def test_what_is_not_there_is_said(desk: Desk) -> None:
    records, texts = moss(published=None, speaker=None, speaker_certain=False, when="XXXX-WXX-1")
    desk.open(records, texts)
    said = desk.text("#gaps")
    for told in ("No publication date", "XXXX-WXX-1 is unresolved", "Nobody is named", "too unsure to accuse"):
        assert told in said
    desk.open(records, {})
    assert "made without this article’s text" in desk.text("#gaps")
    desk.open(records, {"moss": Article("moss", "Another text. " + MOSS)})
    assert "another version of the article" in desk.text("#gaps")
    assert desk.find_all("#text .mark-claim") == []


def test_a_link_leads_to_a_claim(desk: Desk) -> None:
    records, texts = moss()
    desk.open(records, texts)
    desk.driver.execute_script("location.hash = arguments[0]", f"claim={records[2]['claim_id']}")
    desk.until(lambda: desk.current == "The winter was long")
    desk.press("k")
    assert desk.driver.current_url.endswith(f"#claim={records[1]['claim_id']}")
    desk.reload()
    assert desk.current == "We are not leaving"


def test_a_claim_is_copied_with_its_source_and_a_link_to_its_words(desk: Desk) -> None:
    records, texts = moss(title="The [fleet]*")
    desk.open(records, texts)
    script = "window.copied = []; navigator.clipboard.writeText = async (text) => { window.copied.push(text); }"
    desk.driver.execute_script(script)
    desk.press("c", "C")
    desk.until(lambda: len(desk.driver.execute_script("return window.copied")) == 2)
    plain, marked = desk.driver.execute_script("return window.copied")
    address = "https://news.example/fleet#:~:text=We%20moved%20900%20sailors%20to%20Norway"
    assert plain == (
        "“We moved 900 sailors to Norway” — Ada Moss, commander of the northern fleet\n"
        f"The [fleet]*, 2024-03-06\n{address}\n"
    )
    assert f"[The \\[fleet\\]\\*]({address}), 2024-03-06" in marked


def test_the_printed_page_has_the_listed_claims_and_what_was_decided(desk: Desk) -> None:
    desk.open(*moss())
    desk.press("x")
    desk.driver.execute_script("window.dispatchEvent(new Event('beforeprint'))")
    shown = desk.texts("#printed .printed")
    assert len(shown) == 4
    assert "rejected" in shown[0]
    assert "Ada Moss, commander of the northern fleet" in shown[0]
    assert desk.driver.print_page()


def test_a_redacted_page_shows_the_claims_and_can_be_decided_on(desk: Desk) -> None:
    records, texts = moss()
    desk.open(records, texts, redacted=True)
    assert "left out of this page" in desk.text("#gaps")
    assert "The fleet 🙂 is back" not in desk.driver.page_source
    desk.press("a")
    assert desk.decisions()[0].text_digest


def test_hostile_articles_run_nothing_load_nothing_and_style_nothing(desk: Desk) -> None:
    records, texts = [], {}
    for number, text in enumerate(HOSTILE):
        name = f"h{number}{text[:40]}"
        texts[name] = Article(name, f"{text} and more. {text}")
        record = {"claim_id": f"ch{number}", "article_id": name, "kind": "direct", "claim": text, "title": text}
        record |= {"start": 0, "end": len(text), "spans": [[0, len(text)]], "speaker": text, "speaker_mention": text}
        record |= {
            "speaker_role": text,
            "cue": text,
            "who": text,
            "where": [text],
            "own": text,
            "url": text,
            "when": text,
        }
        records.append({**record, "quantities": [{**number_record(text, text, 1, text), "of": text}]})
    desk.open(records, texts)
    desk.driver.get_log("performance")
    for _ in HOSTILE:
        desk.press("j")
    desk.press("w", "x")
    desk.driver.execute_script("window.dispatchEvent(new Event('beforeprint'))")
    assert desk.driver.execute_script("return window.hit") is None
    assert desk.find_all("iframe, object, embed, img, svg, form, base, link, #text a, #text script, #text style") == []
    asked = [json.loads(entry["message"])["message"] for entry in desk.driver.get_log("performance")]
    assert [one["params"]["request"]["url"] for one in asked if one["method"] == "Network.requestWillBeSent"] == []
    assert len(desk.find_all("#printed .printed")) == len(HOSTILE)


def test_five_thousand_claims_are_listed_a_few_rows_at_a_time(desk: Desk) -> None:
    desk.open(*many(500, 10))
    assert desk.text("#listed") == "5000 of 5000 claims"
    assert len(desk.find_all(".claim-row")) < 60
    desk.driver.execute_script("const list = document.getElementById('list'); list.scrollTop = list.scrollHeight")
    desk.until(lambda: desk.find_all(".claim-row[aria-posinset='5000']"))
    desk.choose("#facet-speaker", "Speaker 3")
    assert desk.text("#listed").endswith("of 5000 claims")
    desk.press("a")
    assert desk.text("#progress") == "1 of 5000 decided"


@pytest.mark.parametrize("shown", ["light", "dark", "narrow", "help", "compare"])
def test_axe_finds_no_serious_fault(desk: Desk, shown: str) -> None:
    source = axe_source()
    desk.open(*moss())
    if shown in ("light", "dark"):
        desk.driver.execute_script("document.documentElement.dataset.theme = arguments[0]", shown)
        desk.driver.execute_script("document.querySelector('.filters details').open = true")
    elif shown == "narrow":
        metrics = {"width": 600, "height": 900, "deviceScaleFactor": 1, "mobile": False}
        desk.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    else:
        desk.find(f"#open-{shown}").click()
    desk.driver.execute_script(source)
    result = desk.driver.execute_async_script("axe.run().then(arguments[0])")
    desk.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    faults = [
        (fault["id"], fault["impact"], [node["html"][:120] for node in fault["nodes"][:3]])
        for fault in result["violations"]
        if fault["impact"] in ("serious", "critical")
    ]
    assert faults == []


def test_focus_goes_round_the_page_and_out_of_a_field(desk: Desk) -> None:
    desk.open(*moss())
    listen = "window.seen = []; document.addEventListener('focusin', (event) => window.seen.push(event.target.id))"
    desk.driver.execute_script(listen)
    desk.press(TAB * 60)
    seen = desk.driver.execute_script("return window.seen")
    assert {"save", "list", "reader", "accept", "cell-speaker", "note", "copy-link"} <= set(seen)
    assert seen.count("save") >= 2  # round again: no trap
    desk.driver.execute_script("document.getElementById('cell-who').focus()")
    desk.press("x", ESCAPE, "j")
    assert desk.current == "We are not leaving"


def test_an_article_keeps_its_lines_and_characters(desk: Desk) -> None:
    words = "We stay here"
    text = f"A heading\r\n“{words},” said Ada Moss.\n\n\t– an item\n  – another\n"
    desk.open([quote_record("lines", text, words, "Ada Moss", "Ada Moss")], {"lines": Article("lines", text)})
    assert desk.texts("#text p") == ["A heading", f"“{words},” said Ada Moss.", "– an item", "– another"]
    assert desk.texts("#text p.close") == ["A heading", "– an item", "– another"]
    assert (desk.marked("claim"), desk.marked("mention")) == (words, "Ada Moss")


# the way back


def test_what_was_decided_comes_back_as_exactly_that(desk: Desk, nlp: Any, tmp_path: Path) -> None:
    """Extracted, decided on in the browser, applied: the edited cells, what follows from them, and nothing else."""
    from typer.testing import CliRunner

    from claimtable.cli import app
    from claimtable.extraction import claims_from_doc
    from claimtable.table import claim_record

    article = Article("moss", MOSS, published=date(2024, 3, 6), published_from="field")
    records = [claim_record(claim) for claim in claims_from_doc(nlp(MOSS), article)]
    files = {name: tmp_path / name for name in ("claims.jsonl", "moss.articles.jsonl", "reviewed.jsonl")}
    files["claims.jsonl"].write_text("".join(json.dumps(one) + "\n" for one in records), encoding="utf-8")
    text = json.dumps({"article_id": "moss", "text": MOSS})
    files["moss.articles.jsonl"].write_text(text + "\n", encoding="utf-8")

    desk.open(records, {"moss": article})
    desk.choose("#order", "text")
    desk.press("k" * 3)
    assert desk.current == "We moved 900 sailors to Norway"
    desk.type("#cell-speaker", "Adelaide Moss")
    desk.type(".field-value input", "950")
    desk.type("#cell-where", "Sweden")
    desk.type("#cell-when", "2024-03-05")
    desk.press("j", "a", "x")
    desk.select("Bo Ek left for Oslo")
    desk.press("m")
    path = desk.saved()
    command = ["apply", str(path), str(files["claims.jsonl"]), "--articles", str(files["moss.articles.jsonl"])]
    done = CliRunner().invoke(app, [*command, "-o", str(files["reviewed.jsonl"])])
    assert done.exit_code == 0, done.output

    rows = [json.loads(line) for line in files["reviewed.jsonl"].read_text(encoding="utf-8").splitlines()]
    by_id = {row["claim_id"]: row for row in rows}
    changed = [
        {name: row[name] for name in row if name in before and row[name] != before[name]}
        for before in records
        if (row := by_id[before["claim_id"]])
    ]
    first = changed[0]
    edited = {"speaker": "Adelaide Moss", "value": 950, "where": ["Sweden"], "when": "2024-03-05"}
    assert {name: first[name] for name in edited} == edited
    followed = {
        "speaker_id": "adelaide moss",
        "countries": ["SE"],
        "when_start": "2024-03-05",
        "when_end": "2024-03-05",
    }
    assert {name: first[name] for name in followed} == followed
    computed = {"low", "high", "quantities", "where_spans", "where_countries", "speaker_certain"}
    sure = {name for name in first if name.endswith("confidence")}
    assert first.keys() <= edited.keys() | followed.keys() | computed | sure
    assert all(name.endswith(("confidence", "certain")) for row in changed[1:] for name in row)
    assert [by_id[before["claim_id"]]["review"] for before in records[:3]] == ["fixed", "accepted", "rejected"]
    (added,) = [row for row in rows if row["review"] == "added"]
    assert added["claim"] == "Bo Ek left for Oslo"

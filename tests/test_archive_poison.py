"""What kills the workers of a run: found by halves, named in the failures, and nothing else is lost."""

from __future__ import annotations

import json
import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive_support import SMALL, Chaos, MemoryStorage, ToyEngine, WorkerKilled, simulate
from claimtable.archive.finish import FAILURES
from claimtable.archive.jobs import Job
from claimtable.archive.tasks import PiecesTask, ReadTask, ShardTask
from claimtable.errors import ClaimtableError
from claimtable.readers import DEATH, html
from test_readers_families import FIRST, PAGE, tarred, warc_record, zipped


class TestPoison:
    """An item that kills its worker is found, and it alone is a failure."""

    def search(self, size: int, poison: set[int]) -> tuple[set[int], int]:
        job = Job(ShardTask(None, SMALL, ToyEngine(), 0, 0, "", size))
        for tries in range(10_000):
            task = job.task()
            items = set(range(*task.only)) if task.only is not None else set(range(size))
            if (items - task.excluded) & poison:
                job.died()
            elif job.passed():
                return set(task.excluded), tries
        raise AssertionError("no end")

    def search_files(
        self, documents: list[int], poison: set[tuple[int, int]], *, countable: bool = True
    ) -> tuple[frozenset[int], dict[int, frozenset[int]]]:
        """Search files of so many documents; gives the files and the documents that were left out."""
        job = Job(ReadTask(None, SMALL, 0, 0, tuple(range(len(documents)))))
        for _ in range(10_000):
            task = job.task()
            if isinstance(task, PiecesTask):
                if (task.file, -1) in poison or {(task.file, place) for place in range(*task.only)} & poison:
                    job.died()
                else:
                    job.passed(documents[task.file] if countable else 0)
                continue
            files = set(range(*task.only)) if task.only is not None else set(range(len(documents)))
            left = {(file, place) for file in files - task.excluded for place in range(-1, documents[file])}
            if (left - {(file, place) for file, places in task.pieces.items() for place in places}) & poison:
                job.died()
            elif job.passed():
                return task.excluded, task.pieces
        raise AssertionError("no end")

    def test_of_a_file_the_documents_that_kill_are_left_out_and_the_others_are_read(self):
        poison = {(1, 0), (1, 77), (3, 999)}
        assert self.search_files([1, 100, 1, 1000], poison) == (frozenset(), {1: {0, 77}, 3: {999}})

    def test_a_file_that_kills_before_its_first_document_is_left_out(self):
        assert self.search_files([5, 5], {(1, -1)}) == (frozenset({1}), {})

    def test_a_file_of_one_document_is_left_out(self):
        assert self.search_files([5, 5], {(0, 3)}, countable=False) == (frozenset({0}), {})

    @settings(deadline=None)
    @given(
        st.integers(1, 300).flatmap(
            lambda size: st.tuples(st.just(size), st.sets(st.integers(0, size - 1), max_size=4))
        )
    )
    def test_exactly_the_poisonous_items_are_excluded(self, case):
        size, poison = case
        excluded, tries = self.search(size, poison)
        assert excluded == poison
        assert tries <= 8 + 40 * max(1, len(poison))

    def test_one_death_costs_one_retry(self):
        job = Job(ReadTask(None, SMALL, 0, 0, (1, 2, 3)))
        job.died()
        assert job.task() == job.whole
        assert job.passed()

    def test_when_the_worker_dies_with_nothing_to_do_the_items_are_not_blamed(self):
        job = Job(ReadTask(None, SMALL, 0, 0, (1, 2, 3)))
        for _ in range(3):
            job.died()
        with pytest.raises(ClaimtableError, match="before they can do anything"):
            job.died()

    def test_items_that_kill_only_together_do_not_hold_the_run_up(self):
        job = Job(ReadTask(None, SMALL, 0, 0, (1, 2, 3)))
        for _ in range(100):
            task = job.task()
            if task.only is None and len(task.excluded) < 3:
                job.died()
            elif job.passed():
                break
        assert job.task().excluded == {0, 1, 2}


def page_of(number: int, word: str) -> bytes:
    return PAGE.replace(FIRST, f"The mayor of town {number} said {word} on Monday, and that it was closed.").encode()


class TestPagesThatAreHardOnTheReader:
    """A page that ends the process that reads it, or holds it up, costs itself and no other page of its file."""

    WORDS = ("", "", "KILL", "", "HANG", "")

    @pytest.fixture
    def crawl(self, tmp_path, monkeypatch):
        """A folder for files of pages; a word in a page ends the worker that reads it, or holds it up."""
        pytest.importorskip("trafilatura")
        pytest.importorskip("trafilatura")
        extract = html._extract

        def read(tree, url: str):
            page = "".join(tree.itertext())
            if "KILL" in page:
                raise WorkerKilled
            if "HANG" in page:
                time.sleep(60)
            return extract(tree, url)

        monkeypatch.setattr(html, "_extract", read)
        (tmp_path / "in").mkdir()
        return tmp_path / "in"

    @pytest.mark.parametrize("kind", ["warc", "zip", "tar"])
    def test_each_is_a_failure_and_the_other_pages_are_read(self, crawl, kind):
        pages = [page_of(number, word) for number, word in enumerate(self.WORDS)]
        if kind == "warc":
            data = b"".join(warc_record(f"https://x.example/{number}", page) for number, page in enumerate(pages))
        else:
            data = {"zip": zipped, "tar": tarred}[kind](*((f"{place}.html", page) for place, page in enumerate(pages)))
        (crawl / "a.txt").write_text("The bridge was closed on Monday, the mayor said.")
        (crawl / f"crawl.{kind}").write_bytes(data)
        memory = MemoryStorage(Chaos(random.Random(1)))
        assert simulate([crawl], memory, timeout=1.0).counts["articles"] == 5
        failures = map(json.loads, memory.read(FAILURES).splitlines())
        found = {failure["reason"].removeprefix("https://x.example/"): failure for failure in failures}
        if kind == "warc":
            assert {reason: failure["line"] for reason, failure in found.items()} == {
                f"2: {DEATH}": 3,
                "4: it took longer than 1 s": 5,
            }
        else:
            assert {reason: failure["path"][-6:] for reason, failure in found.items()} == {
                DEATH: "2.html",
                "it took longer than 1 s": "4.html",
            }

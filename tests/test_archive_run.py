"""Runs over an archive: what is written, what is done again, and that nothing that happens on the way shows."""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from archive_support import (
    SMALL,
    Chaos,
    ClientKilled,
    MemoryStorage,
    ToyEngine,
    folder_files,
    result_of,
    simulate,
    simulate_to_the_end,
    undisturbed,
    write_archive,
)
from claimtable import environment
from claimtable.archive import (
    Settings,
    SpacyEngine,
    beginning,
    extracting,
    open_storage,
    run_archive,
)
from claimtable.archive import run as running
from claimtable.archive.plan import Listing
from claimtable.archive.report import report
from claimtable.archive.totals import Totals
from claimtable.environment import processor
from claimtable.errors import ClaimtableError, ModelError, OptionError


def run(archive: Path | list[str], storage, chaos: Chaos | None = None, **options):
    """Run over an archive with the toy engine, in this process."""
    return simulate(archive if isinstance(archive, list) else [archive], storage, chaos, **options)


def lines(storage, name: str) -> list[dict]:
    return [json.loads(line) for line in storage.read(name).splitlines()]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return write_archive(tmp_path / "archive")


@pytest.fixture
def storage(tmp_path: Path):
    return open_storage(str(tmp_path / "output"))


@pytest.fixture
def memory() -> MemoryStorage:
    return MemoryStorage(Chaos(random.Random(1)))


class TestWhatARunWrites:
    @pytest.fixture(scope="class")
    def finished(self, tmp_path_factory):
        folder = tmp_path_factory.mktemp("finished")
        storage = open_storage(str(folder / "output"))
        return storage, run(write_archive(folder / "archive"), storage)

    @pytest.fixture
    def storage(self, finished):
        return finished[0]

    @pytest.fixture
    def totals(self, finished):
        return finished[1]

    def test_parts_manifest_failures_copies_report_and_the_mark_at_the_end(self, storage, totals):
        names = storage.names()
        assert {name for name in names if not name.startswith("part-")} == {
            "run.json",
            "manifest.jsonl",
            "failures.jsonl",
            "duplicates.jsonl",
            "repaired.jsonl",
            "skipped.jsonl",
            "report.md",
            "_SUCCESS",
        }
        assert totals.counts["articles"] == 30
        assert totals.exit_code == 3
        claims = [claim for name in sorted(names) if name.startswith("part-") for claim in lines(storage, name)]
        assert len(claims) == totals.counts["claims"] == 60

    def test_every_article_is_in_one_part_and_ids_are_unique(self, storage):
        parts = [name for name in sorted(storage.names()) if name.startswith("part-")]
        ids = [{claim["article_id"] for claim in lines(storage, name)} for name in parts]
        assert sum(map(len, ids)) == len(set().union(*ids)) == 30

    def test_what_failed_is_told_with_path_line_and_reason(self, storage):
        (failure,) = lines(storage, "failures.jsonl")
        assert failure["path"].endswith("wire.jsonl")
        assert (failure["line"], failure["reason"]) == (
            4,
            "this is no JSON: Expecting property name enclosed in double quotes at character 2",
        )

    def test_errors_of_one_cause_share_their_trace(self, tmp_path, memory):
        for name in ("a", "b"):
            (tmp_path / f"{name}.txt").write_text(f"The mayor of town {name} said RAISE and left.")
        (tmp_path / "c.txt").write_text("The mayor of the town said FAIL and left.")
        run(tmp_path, memory)
        traces = [failure["trace"] for failure in lines(memory, "failures.jsonl")]
        assert re.fullmatch("[0-9a-f]{8}", traces[0])
        assert traces[0] == traces[1]
        assert traces[2] == ""

    def test_reasons_are_counted_in_the_report_whatever_the_page_and_the_number(self):
        failures = [{"reason": f"https://x.example/{n}/a: no text after {n} lines"} for n in ("7", "12")]
        told = report(Totals(), Listing(b"", "", 1, 1, (), Counter()), failures, ())
        assert "| URL: no text after N lines | 2 |" in told

    def test_what_was_left_out_is_counted_by_reason(self, storage, totals):
        assert totals.skipped == {"exact duplicate": 15, "too short": 1}
        assert "| skipped: exact duplicate | 15 |" in storage.read("report.md").decode()

    def test_the_fields_of_records_that_were_used_are_told(self, tmp_path, memory):
        rows = [{"maintext": f"About {n} boats left on Sunday, they said.", "date_publish": "2021-05-04"} for n in "12"]
        (tmp_path / "a.json").write_text(json.dumps(rows))
        (tmp_path / "b.json").write_text(json.dumps([{"content": "About 9 boats left on Sunday, they said."}]))
        totals = run(tmp_path, memory)
        assert totals.fields == {"text": ["maintext", "content"], "published": ["date_publish"]}
        assert "fields used: text=maintext|content" in memory.read("report.md").decode().replace("\\", "")
        assert run(tmp_path, memory) == totals  # and when the run is started again

    def test_copies_are_recorded_with_the_article_that_is_kept(self, storage):
        copies = lines(storage, "duplicates.jsonl")
        assert len(copies) == 15
        assert copies[0]["kept"] == "story-000"
        assert Path(copies[0]["path"]).name == "wire.jsonl"
        assert {copy["kind"] for copy in copies} == {"exact"}

    def test_the_manifest_names_the_run_its_inputs_and_its_parts(self, storage):
        first, *rest = lines(storage, "manifest.jsonl")
        assert first["run"]["models"] == {"model": "toy 1"}
        assert first["run"]["libraries"]["ftfy"] == version("ftfy")
        assert first["run"]["processor"] == processor()
        inputs = [line["input"] for line in rest if "input" in line]
        assert len(inputs) == 16
        assert all(len(file["sha256"]) == 64 for file in inputs)
        assert [line["part"] for line in rest if "part" in line] == sorted(
            name for name in storage.names() if name.startswith("part-")
        )

    def test_the_texts_are_kept_on_demand(self, archive, memory):
        run(archive, memory, settings=Settings(format="jsonl", shard=10, keep_text=True, filters=SMALL.filters))
        texts = {
            article["article_id"]: article["text"]
            for name in memory.names()
            if name.startswith("articles/")
            for article in lines(memory, name)
        }
        claims = [claim for name in memory.names() if name.startswith("part-") for claim in lines(memory, name)]
        assert all(texts[claim["article_id"]][claim["start"] : claim["end"]] == claim["claim"] for claim in claims)

    def test_wire_copies_are_found_on_demand(self, tmp_path, memory):
        pytest.importorskip("datasketch")
        body = " ".join(f"The {word} of the town was closed for {len(word)} days." for word in "abcdefghijklmnop")
        (tmp_path / "in").mkdir()
        (tmp_path / "in" / "a.txt").write_text(body)
        (tmp_path / "in" / "b.txt").write_text("LONDON (Agency) - " + body)
        (tmp_path / "in" / "c.txt").write_text("Something else happened in the other town on the same day.")
        near = Settings(format="jsonl", dedupe="near", filters=SMALL.filters)
        assert run(tmp_path / "in", memory, settings=near).counts["articles"] == 2
        (copy,) = lines(memory, "duplicates.jsonl")
        assert (copy["kept"], copy["copy"], copy["kind"]) == ("a", "b", "near")
        assert 0.8 <= copy["similarity"] < 1

    def test_other_languages_are_skipped(self, tmp_path, memory):
        pytest.importorskip("py3langid")
        (tmp_path / "in").mkdir()
        (tmp_path / "in" / "de.txt").write_text("Die Brücke sei gesperrt, sagte die Bürgermeisterin am Montag in Linz.")
        (tmp_path / "in" / "en.txt").write_text("The bridge was closed on Monday, the mayor of the town said.")
        assert run(tmp_path / "in", memory, settings=Settings(format="jsonl")).skipped == {"language": 1}

    def test_an_article_that_takes_too_much_memory_is_a_failure(self, tmp_path, memory):
        (tmp_path / "short.txt").write_text("The bridge was closed on Monday, the mayor said.")
        (tmp_path / "long.csv").write_text("text\n" + "The bridge was closed on Monday again. " * 4 + "\n")
        assert run(tmp_path, memory, settings=replace(SMALL, longest=100)).counts["articles"] == 1
        (failure,) = lines(memory, "failures.jsonl")
        assert (failure["article_id"], failure["line"], failure["reason"]) == (
            "long-2",
            2,
            "it has 156 characters, more than the 100 that --longest lets through",
        )

    def test_behind_a_url_it_writes_the_same(self, archive, memory):
        pytest.importorskip("fsspec")
        bucket = open_storage("memory://claims/run/")
        run(archive, memory)
        run(archive, bucket)
        assert {name: bucket.read(name) for name in bucket.names() - {"report.md"}} == result_of(memory.files)
        assert run(archive, bucket, fresh=True).counts["articles"] == 30

    def test_a_url_of_a_folder_is_that_folder_with_its_lock(self, tmp_path):
        assert open_storage(f"file://{tmp_path}/out") == open_storage(f"{tmp_path}/out")

    def test_a_url_that_nothing_can_write_to_is_told(self, archive):
        pytest.importorskip("fsspec")
        with pytest.raises(OptionError, match="carrier-pigeon://claims/run cannot be opened: "):
            run(archive, open_storage("carrier-pigeon://claims/run"))

    def test_nothing_to_do_is_exit_code_1(self, tmp_path, memory):
        assert run([str(tmp_path / "nowhere")], memory).exit_code == 1


class TestGoingOn:
    def test_a_finished_run_does_nothing_when_started_again(self, archive, storage):
        first = run(archive, storage)
        before = folder_files(Path(storage.root))
        again = run_archive(
            [str(archive)], storage, pool=lambda: pytest.fail("workers"), engine=ToyEngine(), settings=SMALL
        )
        assert again == first
        assert folder_files(Path(storage.root)) == before

    @pytest.mark.parametrize(
        ("change", "told"),
        [
            ({"engine": ToyEngine("toy 2")}, 'models.model was "toy 1" and is "toy 2"'),
            ({"settings": Settings(format="jsonl", shard=5, filters=SMALL.filters)}, "settings.shard was 4 and is 5"),
            (
                {"settings": replace(SMALL, aliases={"a moss": "Ada Moss"})},
                r'settings.aliases was "" and is "1 names \(',
            ),
        ],
    )
    def test_another_model_or_setting_is_refused_by_name(self, archive, memory, change, told):
        run(archive, memory)
        with pytest.raises(OptionError, match=told):
            run(archive, memory, **change)
        assert run(archive, memory, fresh=True, **change).counts["articles"] == 30

    @pytest.mark.parametrize("how", ["changed", "gone", "new"])
    def test_another_input_is_refused_by_name(self, archive, memory, how):
        run(archive, memory)
        memory.remove("_SUCCESS")
        name = {"changed": "story-003.txt", "gone": "story-003.txt", "new": "zz.txt"}[how]
        if how == "gone":
            (archive / name).unlink()
        else:
            (archive / name).write_text("Something else happened on Tuesday in the town.")
        with pytest.raises(OptionError, match="inputs have changed|" + name):
            run(archive, memory)

    def test_a_folder_with_something_else_in_it_is_refused(self, archive, storage):
        storage.write("thesis.docx", b"")
        with pytest.raises(OptionError, match=r"not empty and holds no run \(thesis.docx\)"):
            run(archive, storage)

    def test_fresh_removes_a_run_and_nothing_else(self, archive, storage):
        storage.write("work/thesis.docx", b"")
        with pytest.raises(OptionError, match=r"not empty and holds no run \(work/thesis.docx\)"):
            run(archive, storage, fresh=True)
        assert storage.names() == {"work/thesis.docx"}

    def test_a_missing_model_is_told_before_anything_is_removed(self, archive, storage):
        run(archive, storage)
        with pytest.raises(ModelError, match="there is no spaCy pipeline 'en_core_web_none'"):
            run(archive, storage, engine=SpacyEngine("en_core_web_none"), fresh=True)
        assert "_SUCCESS" in storage.names()

    @pytest.mark.parametrize("where", ["{}/out", "file://{}/out", "memory://{}/out"])
    def test_what_a_run_writes_into_the_archive_itself_is_no_input(self, archive, where):
        pytest.importorskip("fsspec")
        inputs = [where.removesuffix("/out").format(archive)]
        output = open_storage(where.format(archive))
        if where.startswith("memory://"):
            open_storage(inputs[0]).write("a.txt", b"The bridge was closed on Monday, the mayor said.")
        first = run(inputs, output)
        output.remove("_SUCCESS")
        assert run(inputs, output).as_json() == first.as_json()

    def test_two_runs_on_one_folder_are_refused(self, archive, storage):
        from claimtable.archive.storage import locked

        with locked(storage), pytest.raises(OptionError, match="another run is writing"):
            run(archive, storage)

    def test_other_versions_of_what_reads_the_inputs_are_refused_by_name(self, archive, memory, monkeypatch):
        monkeypatch.setattr(environment, "version", lambda name: "1.0")
        run(archive, memory)
        monkeypatch.setattr(environment, "version", lambda name: "2.0")
        with pytest.raises(OptionError, match=r'libraries\.babel was "1.0" and is "2.0"'):
            run(archive, memory)

    def test_another_kind_of_processor_is_told_and_counted(self, archive, memory, monkeypatch):
        chaos = Chaos(random.Random(5), last=100)
        memory, told = MemoryStorage(chaos), []
        with pytest.raises(ClientKilled):
            run(archive, memory, chaos, warn=told.append)
        assert not told
        for module in (beginning, extracting, running):
            monkeypatch.setattr(module, "processor", lambda: "riscv64", raising=False)
        totals = run(archive, memory, warn=told.append)
        assert [processor() in line and "riscv64" in line for line in told] == [True]
        assert set(totals.processors) == {processor(), "riscv64"}
        assert f"parts made on {processor()}".replace("_", "\\_") in memory.read("report.md").decode()
        run(archive, memory, warn=told.append)
        assert len(told) == 1

    def test_workers_that_cannot_load_their_models_end_the_run_with_the_reason(self, archive, memory):
        with pytest.raises(ClaimtableError, match="the workers end before they can do anything"):
            run(archive, memory, engine=ToyEngine(broken=True))

    def test_standard_input_is_refused(self, storage):
        with pytest.raises(OptionError, match="standard input"):
            run(["-"], storage)

    def test_a_part_that_was_deleted_is_made_again(self, archive, memory):
        run(archive, memory)
        before = result_of(memory.files)
        chaos = Chaos(random.Random(5), last=100)
        memory = MemoryStorage(chaos)
        with pytest.raises(ClientKilled):
            run(archive, memory, chaos)
        parts = [name for name in memory.files if name.startswith("part-")]
        assert parts
        for name in parts:
            del memory.files[name]
        run(archive, memory, chaos)
        assert result_of(memory.files) == before


class TestKills:
    """Whoever is killed, whenever, and as often as it may be: the end is the same to the byte."""

    @pytest.fixture(scope="class")
    def archive(self, tmp_path_factory):
        return write_archive(tmp_path_factory.mktemp("archive"), 12)

    @pytest.fixture(scope="class")
    def expected(self, archive):
        return undisturbed(archive)

    @settings(max_examples=40, deadline=None)
    @example(seed=10217, client=0.01, worker=0.02)
    @given(seed=st.integers(0, 2**32), client=st.sampled_from([0.01, 0.03]), worker=st.sampled_from([0.0, 0.02]))
    def test_kills_of_the_client_and_of_workers_and_a_full_disk(self, archive, expected, seed, client, worker):
        memory = MemoryStorage(Chaos(random.Random(seed), client, worker, full=0.005))
        assert simulate_to_the_end(archive, memory) == expected

    def test_a_fresh_start_that_is_killed_leaves_a_whole_state(self, archive, expected):
        for seed in range(12):
            memory = MemoryStorage(Chaos(random.Random(seed)))
            run(archive, memory, engine=ToyEngine("older"))
            memory.chaos.client = 0.02
            simulate_to_the_end(archive, memory, fresh=True)
            memory.chaos.client = 0
            assert result_of(memory.files) == expected

"""Real worker processes: crashes, time-outs, kill -9, and a Dask cluster."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from archive_support import (
    SMALL,
    ToyEngine,
    folder_files,
    lead_command,
    result_of,
    run_on_dask_and_kill,
    undisturbed,
    write_archive,
)
from claimtable.archive import DaskPool, LocalPool, open_storage, run_archive
from claimtable.errors import OptionError


def failures(folder: Path) -> list[dict]:
    return [json.loads(line) for line in (folder / "failures.jsonl").read_text().splitlines()]


def test_articles_that_crash_hang_and_raise_are_failures_and_nothing_else_is(tmp_path):
    archive = tmp_path / "archive"
    archive.mkdir()
    for number in range(6):
        (archive / f"{number:02}.txt").write_text(f"The mayor of town {number} said it was closed.")
    for number, word in ((2, "CRASH"), (3, "HANG"), (4, "RAISE"), (5, "FAIL")):
        (archive / f"{number:02}.txt").write_text(f"The mayor of town {number} said {word} and left.")
    totals = run_archive(
        [str(archive)],
        open_storage(str(tmp_path / "out")),
        pool=lambda: LocalPool(1),
        engine=ToyEngine(),
        settings=SMALL,
        timeout=1.0,
    )
    found = {failure["article_id"]: failure["reason"] for failure in failures(tmp_path / "out")}
    assert found == {
        "02": "the worker process ended on it every time (out of memory, or a crash in native code)",
        "03": "it took longer than 1 s",
        "04": "it could not be processed (ValueError: a fault of the model)",
        "05": "it could not be processed",
    }
    assert totals.counts["articles"] == 2
    assert totals.exit_code == 3


def test_kill_9_of_the_whole_run_then_going_on(tmp_path):
    archive = write_archive(tmp_path / "archive", 30)
    command = [*lead_command(tmp_path), str(archive), str(tmp_path / "out")]
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()  # the first shard is done
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert not (tmp_path / "out" / "_SUCCESS").exists()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    assert result_of(folder_files(tmp_path / "out")) == undisturbed(archive)


def test_workers_end_with_the_process_that_leads_them(tmp_path):
    script = tmp_path / "lead.py"
    script.write_text(
        "import time\nfrom archive_support import process_id\nfrom claimtable.archive import LocalPool\n"
        "if __name__ == '__main__':\n"
        "    pool = LocalPool(1)\n    print(pool.submit(process_id, None).result(), flush=True)\n    time.sleep(60)\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent)}
    process = subprocess.Popen([sys.executable, str(script)], env=environment, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    worker = int(process.stdout.readline())
    process.kill()
    process.wait()
    for _ in range(200):
        if not _alive(worker):
            return
        time.sleep(0.1)
    os.kill(worker, signal.SIGKILL)
    pytest.fail("the worker lived on")


def _alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().split()[2] != "Z"
    except OSError:
        return False


def test_a_dask_cluster_that_loses_a_worker_in_mid_run(tmp_path):
    pytest.importorskip("distributed")
    archive = write_archive(tmp_path / "archive", 20)
    assert run_on_dask_and_kill(archive, tmp_path / "out", after=0)
    assert result_of(folder_files(tmp_path / "out")) == undisturbed(archive)


@pytest.mark.parametrize("address", ["scheduler", "tcp://scheduler", "tcp://:8786/", ""])
def test_what_is_no_address_of_a_scheduler_is_told(address):
    pytest.importorskip("distributed")
    with pytest.raises(OptionError, match="write it as tcp://HOST:8786"):
        DaskPool(address)


def test_a_scheduler_that_does_not_answer_is_told():
    pytest.importorskip("distributed")
    with pytest.raises(OptionError, match="no scheduler answers there"):
        DaskPool("tcp://127.0.0.1:9", patience=1)

"""How a command ends that is stopped, or whose output nobody takes: in order, with its code, leaving nothing behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from newsstore import make_store

COMMAND = [sys.executable, "-m", "claimtable"]
LINUX = pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs Linux's /proc")
FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
STORY = "About 40 boats left Genoa on Sunday, harbour master Ada Ricci said.\n"


def start(*arguments: str, folder: Path) -> subprocess.Popen[bytes]:
    pipe = subprocess.PIPE
    return subprocess.Popen(
        [*COMMAND, *arguments], stdin=pipe, stdout=pipe, stderr=pipe, cwd=folder, preexec_fn=undecided
    )


def undecided() -> None:
    """Have every signal do what it does by default, whatever ran the tests (``nohup``) has decided."""
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        signal.signal(number, signal.SIG_DFL)


def catches(process: subprocess.Popen[bytes], number: int) -> bool:
    """Tell whether a process has a handler for a signal."""
    status = Path(f"/proc/{process.pid}/status").read_text()
    caught = int(next(line for line in status.splitlines() if line.startswith("SigCgt")).split()[1], 16)
    return bool(caught >> (number - 1) & 1)


@LINUX
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
@pytest.mark.parametrize("command", [("extract", "-", "-o", "claims.csv"), ("run", "big", "-o", "out")])
def test_a_signal_ends_a_command_from_the_first_moment(tmp_path: Path, command: tuple[str, ...], number: int) -> None:
    (tmp_path / "big").mkdir()
    for file in range(3):
        (tmp_path / "big" / f"{file}.txt").write_text(STORY)
    with start(*command, folder=tmp_path) as process:
        while not catches(process, signal.SIGTERM):
            time.sleep(0.001)
        process.send_signal(number)
        told = process.communicate()[1].decode()
    assert process.returncode == 130, told
    assert "Traceback" not in told
    assert not [path for path in tmp_path.rglob("*") if path.suffix in (".tmp", ".csv")]


def test_an_interrupt_that_passes_through_a_text_that_is_executed_has_its_exit_code(tmp_path: Path) -> None:
    """Python ends with the signal itself when KeyboardInterrupt has passed through ``exec``, as in a dataclass."""
    program = (
        "import os, signal, sys\n"
        "from claimtable import interrupts\n"
        "interrupts.install()\n"
        "try:\n    exec('os.kill(os.getpid(), signal.SIGINT)')\n"
        "except KeyboardInterrupt:\n    sys.exit(interrupts.EXIT_CODE)\n"
    )
    (tmp_path / "program.py").write_text(program)
    done = subprocess.run([sys.executable, "program.py"], cwd=tmp_path, preexec_fn=undecided)
    assert done.returncode == 130


@LINUX
def test_a_signal_in_the_middle_of_the_work_leaves_the_older_file(tmp_path: Path) -> None:
    (tmp_path / "layers.jsonl").write_text('{"article_id": "a", "attributions": []}\n')
    with start("annotate", "-", "--format", "jsonl", "-o", "layers.jsonl", folder=tmp_path) as process:
        assert process.stdin is not None
        lines = (f'{{"id": "{number}", "text": "About {number} boats left, she said."}}\n' for number in range(100))
        process.stdin.write("".join(lines).encode())
        process.stdin.flush()
        while not list(tmp_path.glob(".*.tmp")):
            assert process.poll() is None
            time.sleep(0.01)
        process.send_signal(signal.SIGTERM)
        process.communicate()
    assert process.returncode == 130
    assert [path.name for path in tmp_path.iterdir()] == ["layers.jsonl"]
    assert (tmp_path / "layers.jsonl").read_text().count("\n") == 1


def piped(folder: Path, command: str) -> subprocess.CompletedProcess[str]:
    """Run a command line of the shell; gives the exit code of its first command."""
    return subprocess.run(
        ["bash", "-c", f"{command}; exit ${{PIPESTATUS[0]}}"],
        capture_output=True,
        text=True,
        cwd=folder,
        env={**os.environ, "ME": f"{sys.executable} -m claimtable"},
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pipes")
    make_store(folder)
    (folder / "story.txt").write_text(STORY)
    (folder / "full.csv").symlink_to("/dev/full")
    return folder


@pytest.mark.parametrize(
    "command",
    [
        "$ME extract story.txt -o - | true",
        "$ME columns | head -1",
        "$ME speakers claims.jsonl | true",
        "$ME search containers --in claims.db | true",
        "$ME verify 'nobody at the port has lost a job since March' --in claims.db --format json | true",
        "$ME search containers --in claims.db 2>&1 | true",
        "$ME verify 'nobody at the port has lost a job since March' --in claims.db | true",
    ],
)
def test_a_reader_that_has_seen_enough_is_no_error(folder: Path, command: str) -> None:
    done = piped(folder, command)
    assert done.returncode == 0, done.stderr
    assert "rror" not in done.stderr


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_a_terminal_that_lacks_a_character_shows_the_others(folder: Path, encoding: str) -> None:
    quote = "nobody at the port has lost a job since March"
    done = piped(
        folder, f"PYTHONIOENCODING={encoding} $ME verify '{quote} “Łódź”' --in claims.db | iconv -f {encoding}"
    )
    assert done.returncode in (0, 4), done.stderr


@FULL
@pytest.mark.parametrize(
    "command",
    [
        "$ME extract story.txt -o full.csv",
        "$ME speakers claims.jsonl > /dev/full",
        "$ME verify 'nobody at the port has lost a job since March' --in claims.db > /dev/full",
        "$ME verify 'nobody at the port has lost a job since March' --in claims.db -o /dev/full",
        "$ME search containers --in claims.db --format csv > /dev/full",
        "$ME columns > /dev/full",
    ],
)
def test_a_full_device_is_told_in_a_line(folder: Path, command: str) -> None:
    done = piped(folder, command)
    assert done.returncode == 1, done.stderr
    assert "cannot be written: No space left on device" in done.stderr
    assert "Internal" not in done.stderr
    assert "Exception ignored" not in done.stderr

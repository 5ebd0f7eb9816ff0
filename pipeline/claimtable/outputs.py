"""Where a command may write: looked at before any work, so that no file of a user is ever lost.

An output may be new, empty, a device, or what the same command wrote before. It may be none of the inputs, under any
name, and nothing of another kind: a store, the part of a run, a text or a table that claimtable did not write.
"""

from __future__ import annotations

import csv
import errno
import glob
import json
import os
import re
import stat
import sys
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Literal

from claimtable.errors import OptionError, WriteError

#: what claimtable writes into single files
Kind = Literal[
    "claims",
    "figures",
    "series",
    "matches",
    "annotations",
    "verdicts",
    "problems",
    "store",
    "metadata",
    "decisions",
    "page",
]

_NAMES: dict[str, str] = {
    "claims": "a table of claims",
    "figures": "a table of figures",
    "annotations": "annotations of articles",
    "verdicts": "verdicts on quotes",
    "problems": "a list of problems",
    "store": "a claims store",
    "metadata": "the description of a claims store",
    "decisions": "decisions of a reviewer",
    "page": "a page",
    "series": "figures over time",
    "matches": "claims that match",
    "sqlite": "an SQLite database",
    "": "something that claimtable did not write",
}
#: fields that tell the kind of a table by its header, or of JSON lines by their first record
_FIELDS: tuple[tuple[Kind, frozenset[str]], ...] = (
    ("matches", frozenset({"relation", "appearance", "claim_id"})),
    ("series", frozenset({"series", "verdict", "direction"})),
    ("decisions", frozenset({"claim_id", "state", "changes"})),
    ("figures", frozenset({"claim_id", "quantity_kind"})),
    ("annotations", frozenset({"article_id", "attributions"})),
    ("verdicts", frozenset({"quote", "verdict"})),
    ("problems", frozenset({"what", "path", "reason"})),
    ("metadata", frozenset({"databases"})),
    ("claims", frozenset({"claim_id"})),
)
#: https://www.sqlite.org/fileformat.html: the id of the application, and the number of entries on the first page
_SQLITE, _APPLICATION_ID, _TABLES, _DATABASE_HEAD = b"SQLite format 3\0", slice(68, 72), slice(103, 105), 108
_PARQUET = b"PAR1"
_ZIP = b"PK\x03\x04"
_VERDICT_LINE = re.compile(r"confidence [01]\.\d\d")
_MATCHES = re.compile(r"(?:first  |       )\S.*  (?:same words|reworded|other \w+|negated|related)\n")
_SERIES = re.compile(r"(?:\| \| figures on \| values|1\. .*\n   (?:conflict|change|agreement), )")
_PAGE = re.compile(r"<!doctype html>.*<meta name=\"generator\" content=\"claimtable\">", re.S)
_LONGEST_LINE = 1 << 26
_FOOTER = 1 << 20
#: the files of a run, by their names in its folder
_RUN = "run.json"
_RUN_FILES = re.compile(
    r"run\.json|_SUCCESS|\.lock|manifest\.jsonl|failures\.jsonl|duplicates\.jsonl|skipped\.jsonl|repaired\.jsonl|decisions-left\.jsonl|report\.md|"
    r"(?:articles/|quantities/)?part-[^/]*|work/.*"
)
_LEVELS = 3
_PATTERN = re.compile(r"[*?\[]")

Identity = tuple[int, int]


def check_output_file(output: str, holds: Kind, *, inputs: Iterable[str] = ()) -> None:
    """Raise unless a command that writes ``holds`` may write to ``output`` (``-``: standard output); cheap.

    ``inputs`` are all files, folders and patterns that the command reads. Raises OptionError when the output is one
    of them, under whatever name, a folder, or a file of another kind, and WriteError when its place cannot be written.
    """
    if output == "-":
        _check_stream(sys.stdout, inputs)
        return
    if not output or "://" in output:
        raise OptionError(f"{output!r}: name a file on this machine to write to")
    status = _status(output)
    if status is None:
        _check_place(output)
        _check_run(output)
        return
    if stat.S_ISDIR(status.st_mode):
        raise OptionError(f"{output} is a folder; name a file in it, such as {os.path.join(output, 'claims.csv')}")
    if not stat.S_ISREG(status.st_mode):  # a device or a pipe loses nothing
        return
    found = kind_of(output) if status.st_size else holds
    _check_inputs(output, (status.st_dev, status.st_ino), inputs, ours=found == holds)
    _check_run(output)
    if found != holds:
        raise OptionError(f"{output} holds {_NAMES[found]}, not {_NAMES[holds]}; {_LEFT}")
    _check_place(output)


_LEFT = "it is left as it is: name another file, or remove it first"


def check_output_folder(output: str) -> None:
    """Raise OptionError when ``output`` (a path; URLs pass) is there and is no folder."""
    if "://" not in output and os.path.lexists(output) and not os.path.isdir(output):
        raise OptionError(f"{output} is a file; name a folder for the parts of the run")


#: the files that training writes into a folder
_MODEL_FILES = ("model.onnx", "tokenizer.json", "README.md", "meta.json")


def check_model_folder(output: str, *, inputs: Iterable[str] = ()) -> None:
    """Raise OptionError unless a model may be written into the folder ``output``: it is new, holds a model, or nothing
    that would be overwritten, and is none of the folders and files that are learnt from.
    """
    if os.path.lexists(output) and not os.path.isdir(output):
        raise OptionError(f"{output} is a file; name a folder for the model")
    status = _stat_or_none(output)
    if status is None:
        return
    if any(_same(name, (status.st_dev, status.st_ino)) for name in inputs):
        raise OptionError(f"{output} is an input; write to another folder")
    known = _kind_of_model(os.path.join(output, "meta.json"))
    if not known and (there := [name for name in _MODEL_FILES if os.path.lexists(os.path.join(output, name))]):
        raise OptionError(f"{output} holds no model but a file {there[0]}, which would be overwritten; {_LEFT}")


def _kind_of_model(path: str) -> bool:
    try:
        with open(path, encoding="utf-8") as stream:
            meta = json.load(stream)
    except (OSError, ValueError):
        return False
    return isinstance(meta, dict) and {"format", "labels"} <= meta.keys()


def kind_of(path: str) -> str:
    """Return what a file holds, a key of ``_NAMES``, by its content; an empty string for what is not ours."""
    try:
        with open(path, "rb") as stream:
            head = stream.readline(_LONGEST_LINE)
            if head.startswith(_SQLITE):
                stream.seek(0)
                return _kind_of_database(stream.read(_DATABASE_HEAD))
            if head.startswith(_PARQUET):
                stream.seek(max(0, os.path.getsize(path) - _FOOTER))
                return _kind_of_footer(stream.read())
            if head.startswith(_ZIP):
                return _kind_of_workbook(path)
            more = head + stream.read(4096)
    except OSError:
        return ""
    return _kind_of_text(head, more)


def _kind_of_footer(footer: bytes) -> str:
    if b"claim_id" not in footer:
        return ""
    return "figures" if b"quantity_kind" in footer else "claims"


def _kind_of_workbook(path: str) -> str:
    """Tell what a ZIP file holds that is a workbook of ours, by its title; empty for another file."""
    try:
        with zipfile.ZipFile(path) as archive:
            core = archive.read("docProps/core.xml")
    except (zipfile.BadZipFile, KeyError, OSError, ValueError, NotImplementedError, EOFError):
        return ""
    if b"<dc:creator>claimtable</dc:creator>" not in core:
        return ""
    return "figures" if b"<dc:title>figures</dc:title>" in core else "claims"


def _kind_of_database(head: bytes) -> str:
    """Tell a store by its application id; a database without tables is one that was begun and never filled."""
    ours = head[_APPLICATION_ID].startswith(b"ClmT") or not any(head[_TABLES])
    return "store" if ours else "sqlite"


def _kind_of_text(head: bytes, more: bytes) -> str:
    try:
        line = head.decode("utf-8-sig")
    except UnicodeDecodeError:
        return ""
    fields = _fields(line) or (_fields(more.decode(errors="replace")) if line.strip() == "{" else set())
    for kind, needed in _FIELDS:
        if needed <= fields:
            return kind
    shown = more.decode(errors="replace")
    if _PAGE.match(shown):
        return "page"
    if _MATCHES.match(shown):
        return "matches"
    if _SERIES.match(shown):
        return "series"
    return "verdicts" if _VERDICT_LINE.search(shown) else ""


def _fields(line: str) -> set[str]:
    """Return the names of the fields of a JSON object or of a header of CSV."""
    if line.startswith("{"):
        with suppress(ValueError, RecursionError):
            record = json.loads(line)
            return set(record) if isinstance(record, dict) else set()
        return set(re.findall(r'"(\w+)": ', line)) if "\n" in line.strip() else set()
    with suppress(csv.Error):
        return set(next(csv.reader([line]), []))
    return set()


def _status(path: str) -> os.stat_result | None:
    try:
        return os.stat(path)
    except FileNotFoundError:
        return None
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            raise OptionError(f"the name of the output is too long: {path[:60]}...") from error
        if error.errno == errno.ENOTDIR:
            return None
        raise WriteError(f"{path} cannot be written: {error.strerror or error}") from error


def _check_place(output: str) -> None:
    """Raise WriteError unless the folder of ``output`` can be written to, or made."""
    folder = os.path.dirname(os.path.realpath(output))
    while not os.path.lexists(folder) and folder != os.path.dirname(folder):
        folder = os.path.dirname(folder)
    if not os.path.isdir(folder):
        raise WriteError(f"{output} cannot be written: {folder} is no folder")
    if not os.access(folder, os.W_OK | os.X_OK):
        raise WriteError(f"{output} cannot be written: {folder} may not be written to")


def _check_run(output: str) -> None:
    """Raise OptionError when ``output`` is, or would be, one of the files of a run."""
    path = os.path.realpath(output)
    folder = path
    for _ in range(_LEVELS):
        folder = os.path.dirname(folder)
        name = os.path.relpath(path, folder).replace(os.sep, "/")
        if os.path.isfile(os.path.join(folder, _RUN)) and _RUN_FILES.fullmatch(name):
            raise OptionError(f"{output} is part of the run in {folder}; {_LEFT}")


def _check_inputs(output: str, identity: Identity, inputs: Iterable[str], *, ours: bool) -> None:
    """Raise OptionError when ``output``, which is there, is read: named, or in a folder and not ``ours``."""
    for name in inputs:
        if _same(name, identity) or (not ours and identity in _inside(name)):
            raise OptionError(f"{output} is an input; write to another file")


def _check_stream(stream: object, inputs: Iterable[str]) -> None:
    """Raise OptionError when standard output leads into a file that is an input."""
    status = _stream_status(stream)
    if status is None or not stat.S_ISREG(status.st_mode):
        return
    if any(_same(name, (status.st_dev, status.st_ino)) for name in inputs):
        raise OptionError("standard output leads into an input; write to another file")


def _same(name: str, identity: Identity) -> bool:
    status = _stream_status(sys.stdin) if name == "-" else _stat_or_none(name)
    return status is not None and (status.st_dev, status.st_ino) == identity


def _stream_status(stream: object) -> os.stat_result | None:
    try:
        return os.fstat(stream.fileno())  # type: ignore[attr-defined]
    except (AttributeError, OSError, ValueError):  # closed, or no file of the system
        return None


def _stat_or_none(name: str) -> os.stat_result | None:
    try:
        return os.stat(name)
    except (OSError, ValueError):
        return None


def _inside(name: str) -> Iterator[Identity]:
    """Yield the files in a folder and below, or that a pattern matches."""
    if os.path.isdir(name):
        yield from _below(name)
    elif _PATTERN.search(name) and not os.path.lexists(name):
        yield from _identities(glob.iglob(name, recursive=True))


def _below(root: str) -> Iterator[Identity]:
    waiting, seen = [root], set[Identity]()
    while waiting:
        folder = waiting.pop()
        status = _stat_or_none(folder)
        if status is None or (status.st_dev, status.st_ino) in seen:
            continue
        seen.add((status.st_dev, status.st_ino))
        with suppress(OSError), os.scandir(folder) as entries:
            for entry in entries:
                if _is_folder(entry):
                    waiting.append(entry.path)
                elif entry.is_symlink():
                    yield from _identities([entry.path])
                else:
                    yield status.st_dev, entry.inode()


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads to itself
        return False


def _identities(names: Iterable[str]) -> Iterator[Identity]:
    for name in names:
        if (status := _stat_or_none(name)) is not None:
            yield status.st_dev, status.st_ino


def check_side_file(path: str, holds: Kind) -> None:
    """Raise OptionError when a file that is written beside an output is there and holds something else."""
    status = _status(path)
    if status is not None and (not stat.S_ISREG(status.st_mode) or (status.st_size and kind_of(path) != holds)):
        raise OptionError(f"{path}, which is written beside the output, holds {_NAMES['']}; {_LEFT}")

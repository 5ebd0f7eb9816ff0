"""``claimtable run``."""

from __future__ import annotations

import json
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from claimtable.cli import common, options
from claimtable.errors import OptionError, WriteError
from claimtable.text import counted

if TYPE_CHECKING:
    from claimtable.archive import Pool, Settings, ShardDone, SpacyEngine, Storage, Totals
    from claimtable.problems import Problem
    from claimtable.schema import Narrator


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command(epilog=EXAMPLES)(options.with_groups(run))


EXAMPLES = """
Examples:

  claimtable run archive/ -o outputs/2021/

  claimtable run 'dump/**/*.warc.gz' -o outputs/crawl/ --workers 8 --dedupe near

  claimtable run s3://news/2021/ -o s3://claims/2021/ --dask tcp://scheduler:8786
"""


def run(
    inputs: Annotated[list[str], typer.Argument(metavar="ARCHIVE...", help="Files, folders, patterns or fsspec URLs.")],
    pipeline: options.Pipeline,
    reading: options.Reading,
    rows: options.Rows,
    output: Annotated[str, typer.Option("--output", "-o", metavar="FOLDER", help="Where the parts go; may be a URL.")],
    workers: Annotated[
        int | None,
        typer.Option("--workers", metavar="N", min=1, help="Processes (default: one a core).", show_default=False),
    ] = None,
    dask: Annotated[str, typer.Option("--dask", metavar="ADDRESS", help="Scheduler of a Dask cluster to run on.")] = "",
    part_format: Annotated[str, typer.Option("--parts", metavar="FORMAT", help="parquet, jsonl or csv.")] = "parquet",
    shard: Annotated[int, typer.Option("--shard", metavar="N", min=1, help="Articles in a part.")] = 250,
    dedupe: Annotated[
        str, typer.Option("--dedupe", metavar="HOW", help="exact, near (wire copies too) or none.")
    ] = "exact",
    languages: Annotated[str, typer.Option("--languages", metavar="CODES", help="Languages (en,fr), or all.")] = "en",
    min_words: Annotated[
        int, typer.Option("--min-words", metavar="N", min=0, help="Skip articles of fewer words.")
    ] = 8,
    longest: Annotated[
        int, typer.Option("--longest", min=1, metavar="N", help="Most characters that an article may have.")
    ] = 300_000,
    keep_text: Annotated[bool, typer.Option("--keep-text", help="Write the articles beside the claims.")] = False,
    figures: Annotated[bool, typer.Option("--figures", help="Write a long table of all quantities, too.")] = False,
    timeout: options.Timeout = options.DEFAULT_TIMEOUT,
    fresh: Annotated[bool, typer.Option("--fresh", help="Begin anew: first remove the run in the folder.")] = False,
    log_json: Annotated[bool, typer.Option("--log-json", help="One line of JSON a part on standard error.")] = False,
    quiet: options.Quiet = False,
) -> None:
    """Extract the claims of an archive, of any size, into a folder of parts. Started again, it goes on."""
    from claimtable.archive import Filters, Settings, open_storage, run_archive
    from claimtable.outputs import check_output_folder
    from claimtable.speakers import read_aliases

    own = common.narrator_claims(rows.narrator)
    settings = Settings(
        options=common.reading_options(reading),
        filters=Filters(_languages(languages), min_words),
        dedupe=common.one_of("--dedupe", dedupe, "exact", "near", "none"),
        format=common.one_of("--parts", part_format, "parquet", "jsonl", "csv"),
        shard=shard,
        longest=longest,
        keep_text=keep_text,
        min_confidence=rows.min_confidence,
        aliases=read_aliases(rows.aliases) if rows.aliases else {},
        reviewer=common.reviewer(rows.decisions),
        figures=figures,
    )
    _check(settings, output)
    check_output_folder(output)
    storage = open_storage(output)
    begun = time.monotonic()
    with _interruptible(), _telling(log_json, quiet=quiet) as tell:
        totals = run_archive(
            inputs,
            storage,
            pool=lambda: _pool(workers, dask),
            engine=_engine(pipeline, reading, own),
            settings=settings,
            timeout=timeout,
            fresh=fresh,
            tell=tell,
            warn=common.say,
        )
    if not quiet:
        for line in _summary(totals, storage, output, time.monotonic() - begun):
            common.say(line)
    raise typer.Exit(totals.exit_code)


def _engine(pipeline: options.Pipeline, reading: options.Reading, narrator: Narrator) -> SpacyEngine:
    from claimtable.archive import SpacyEngine

    return SpacyEngine(pipeline.model, reading.day_first, narrator)


def _languages(codes: str) -> tuple[str, ...]:
    """Return the codes of the languages to read; none for all. Raises OptionError for one that cannot be told."""
    from claimtable.foreign import known_languages

    if codes == "all":
        return ()
    wanted = sorted({code.strip().lower() for code in codes.split(",")})
    if strange := [code for code in wanted if code not in known_languages()]:
        raise OptionError(f"--languages {codes}: {strange[0]!r} is none of {', '.join(known_languages())}, all")
    return tuple(wanted)


def _check(settings: Settings, output: str) -> None:
    """Raise OptionError now for what no worker could do: a library is missing, or a place is none that they share."""
    from claimtable.archive.signatures import new_lookup
    from claimtable.writers import check_output

    check_output(f"part.{settings.format}")
    if output.lower().startswith("memory://"):
        raise OptionError(f"{output}: memory belongs to one process, and a run has several; name a folder")
    if settings.dedupe == "near":
        new_lookup()


def _pool(workers: int | None, dask: str) -> Pool:
    from claimtable.archive import DaskPool, LocalPool
    from claimtable.archive.pools import cores

    return DaskPool(dask) if dask else LocalPool(workers or cores())


@contextmanager
def _interruptible() -> Iterator[None]:
    """Take an interrupt, or the request to end that cluster managers send, as the end of this start, not of the run."""
    previous = signal.getsignal(signal.SIGTERM)
    if previous is signal.SIG_DFL:  # the program's own handler does as well
        signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    except KeyboardInterrupt:
        common.say("interrupted; what is done is kept: the same command goes on from there")
        raise typer.Exit(130) from None
    except WriteError as error:
        raise WriteError(f"{error}; what is done is kept: the same command goes on when that is mended") from error
    finally:
        signal.signal(signal.SIGTERM, previous)


@contextmanager
def _telling(log_json: bool, *, quiet: bool) -> Iterator[Callable[[ShardDone], None]]:
    """Yield what tells of a finished part: as JSON, as a line that is written over, or not at all."""
    if log_json:
        yield lambda done: print(json.dumps(asdict(done)), file=sys.stderr, flush=True)
    elif quiet or not sys.stderr.isatty():
        yield lambda done: None
    else:
        from rich.console import Console

        with Console(stderr=True).status("reading ...") as status:
            yield lambda done: status.update(_line(done))


def _line(done: ShardDone) -> str:
    left = f", {_time(done.seconds_left)} left" if done.seconds_left >= 0 else ""
    return (
        f"{done.all_articles:,} articles ({done.articles_a_second:.1f} a second), {done.all_claims:,} claims, "
        f"{done.all_failures:,} failures{left}"
    )


def _time(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}"


def _summary(totals: Totals, storage: Storage, output: str, seconds: float) -> Iterator[str]:
    from claimtable.archive.finish import COPIES, FAILURES, LEFT, REPAIRED, SKIPPED
    from claimtable.archive.totals import APPLIED, NO_LONGER_FIT
    from claimtable.readers import Repaired, Skipped, fields_line
    from claimtable.schema import Failure

    counts = totals.counts
    done = f"{counted(counts['articles'], 'article')}, {counted(counts['claims'], 'claim')}"
    yield f"{done} in {counted(totals.shards, 'part')}; this took {seconds:.1f} s"
    if totals.fields:
        yield fields_line(totals.fields)
    yield from _problems(storage, SKIPPED, Skipped, "passed over")
    for kind, number in sorted(totals.skipped.items()):
        if kind.endswith("duplicate"):
            yield f"{number:,} passed over: {kind} (all of them are in {COPIES})"
    yield from _problems(storage, REPAIRED, Repaired, "repaired")
    if counts["articles without a date"]:
        yield f"{counted(counts['articles without a date'], 'article')} without a date (give it with --published)"
    if len(totals.processors) > 1:
        yield f"the parts were made on {len(totals.processors)} kinds of processors: {', '.join(totals.processors)}"
    yield from _problems(storage, FAILURES, Failure)
    if APPLIED in counts:
        yield f"{counted(counts[APPLIED], 'decision')} put into rows, {counts[NO_LONGER_FIT]:,} no longer fit"
    if counts[NO_LONGER_FIT]:
        yield f"  all of them are in {LEFT}"
    yield f"written to {output}; report.md tells more"


def _problems(storage: Storage, name: str, sort: Callable[..., Problem], what: str = "") -> Iterator[str]:
    """Yield the problems that a run wrote to a file, by kind."""
    from claimtable.problems import Tally

    tally = Tally()
    for line in storage.read(name).splitlines():
        tally.add(sort(**json.loads(line)))
    yield from tally.lines("input", what) if what else tally.lines("failure", each=True)
    if tally.number:
        yield f"  all of them are in {name}"

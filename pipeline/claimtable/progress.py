"""The progress bar."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any


@contextmanager
def progress(inputs: Sequence[str], *, quiet: bool) -> Iterator[Callable[[], None]]:
    """Show a bar with rate and time left on standard error when it is a terminal; yields what advances it."""
    if quiet or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    from claimtable.readers import estimate

    rate = TextColumn("{task.fields[rate]}")
    columns: list[Any] = [BarColumn(), MofNCompleteColumn(), TextColumn("articles"), rate, TimeElapsedColumn()]
    with Progress(*columns, TimeRemainingColumn(), console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=estimate(inputs), rate="")

        def tick() -> None:
            bar.advance(task)
            speed = bar.tasks[0].finished_speed or bar.tasks[0].speed
            bar.update(task, rate=f"{speed:.1f}/s" if speed else "")

        yield tick

"""Reading in a process of its own: what never ends, or ends its process, costs one document and no more.

The process sends what it reads through a pipe, and writes down which document of a crawl or an archive it has come to.
When nothing comes in time, or the process is gone, that document is a Failure, and a fresh process goes on behind it.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
from collections.abc import Generator, Iterator
from contextlib import suppress
from dataclasses import replace
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection
from typing import Any

from claimtable.errors import DeadlineReached
from claimtable.readers.families import family_of
from claimtable.readers.guard import in_time, read_source
from claimtable.readers.inputs import STANDARD_INPUT
from claimtable.readers.model import DEATH, OTHER_PIECE, Item, Options, Pieces, Skipped, Source
from claimtable.schema import Failure

# seconds between the exception that should end a step and the end of the process, at most
_GRACE = 30.0
_LONGEST_PATH = 1 << 16


class _Over:
    """All of a source has been read."""


class WorkerReader:
    """Reads sources in a process of its own, with a limit of ``seconds`` for every document. Close it."""

    def __init__(self, seconds: float, *, standard_input: bool = False) -> None:
        """Start the process. ``standard_input``: hand it on; the process that reads it cannot be made anew then."""
        self._seconds = seconds
        self._standard_input = standard_input
        self._start()

    def read(self, source: Source, options: Options) -> Iterator[Item]:
        """Yield what is in ``source``, like ``guard.read_source``."""
        first = 0
        while True:
            reason = yield from self._read(source, options)
            if not reason:
                return
            reached = self._document.value
            self._restart()
            if not reached or source.path == STANDARD_INPUT:
                yield Failure(source.path, reason)
                return
            place, path, line = json.loads(reached)
            if place < first:  # it did not come to the document that it should begin with
                place, path, line = first, source.path, None
                reason = f"document {first + 1} of it: {reason}"
            yield Failure(path, reason, line)
            first = place + 1
            source = replace(source, pieces=replace(source.pieces, only=(first, sys.maxsize)))

    def _read(self, source: Source, options: Options) -> Generator[Item, None, str]:
        """Yield what comes of a source; return why it breaks off, or an empty string."""
        if reason := self._ask(source, options):
            return reason
        while True:
            message = self._next()
            if isinstance(message, _Over):
                return ""
            if isinstance(message, str):
                return message
            if not (isinstance(message, Skipped) and message.kind == OTHER_PIECE):
                yield message

    def close(self) -> None:
        """End the process, whatever it does."""
        self._process.kill()
        self._process.join()
        self._pipe.close()

    def __del__(self) -> None:
        """End the process of articles that nobody asked for: a generator that was never begun closes nothing."""
        with suppress(Exception):
            self.close()

    def _start(self) -> None:
        # spawned, not forked: a fork of a process with threads and models may hang
        context = get_context("spawn")
        self._pipe, theirs = context.Pipe()
        #: the document that is read now, as JSON: its place in its file, its path, its line
        self._document: Any = context.RawArray("c", _LONGEST_PATH)
        stdin = _handed_on() if self._standard_input else None
        self._process = context.Process(target=_serve, args=(theirs, self._document, self._seconds, stdin), daemon=True)
        self._process.start()
        self._ready = False
        theirs.close()

    def _restart(self) -> None:
        self.close()
        self._start()

    def _ask(self, source: Source, options: Options) -> str:
        """Ask for a source; return why that cannot be done, or an empty string."""
        for _ in range(2):
            self._document.value = b""
            try:
                if not self._ready:  # to begin may take long on a busy machine, and is no document's fault
                    self._ready = bool(self._pipe.recv())
                self._pipe.send((source, options))
                return ""
            except (EOFError, OSError):  # it ended while it had nothing to do
                self._restart()
        return DEATH

    def _next(self) -> Any:
        """Return what comes next; a text is the reason why nothing does."""
        try:
            if not self._pipe.poll(self._seconds + min(_GRACE, self._seconds)):
                return f"it took longer than {self._seconds:g} s, and its process had to be ended"
            return self._pipe.recv()
        except (EOFError, OSError):
            return DEATH


def can_hand_on() -> bool:
    """Tell whether standard input is a file that another process can read."""
    with suppress(OSError, ValueError, AttributeError):
        return os.name == "posix" and sys.stdin.fileno() >= 0
    return False


def _handed_on() -> Any:
    from multiprocessing.reduction import DupFd

    return DupFd(os.dup(sys.stdin.fileno()))


def _serve(pipe: Connection, document: Any, seconds: float, stdin: Any) -> None:
    """Read what is asked for until the pipe is closed."""

    def reached(place: int, path: str, line: int | None) -> None:
        document.value = json.dumps((place, path[-_LONGEST_PATH // 16 :], line)).encode()

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is the leading process's to act on
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if stdin is not None:
        sys.stdin = open(stdin.detach())  # noqa: SIM115 (open as long as the process lives)
    with suppress(EOFError, OSError):
        pipe.send(True)
        while True:
            source, options = pipe.recv()
            if family := family_of(source.suffix, options.input_format):
                family.prepare()
            pieces: Pieces = replace(source.pieces, reached=reached)
            try:
                for item in in_time(read_source(replace(source, pieces=pieces), options), seconds):
                    pipe.send(item)
            except DeadlineReached as late:
                pipe.send(str(late))
            else:
                pipe.send(_Over())


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)

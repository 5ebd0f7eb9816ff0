"""Connections to a claims store: opened for reading or writing, and told apart from every other file."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

from claimtable.errors import ReadError, WriteError
from claimtable.store.questions import QUESTION_STATEMENTS, QUESTION_VIEWS
from claimtable.store.schema import APPLICATION_ID, STATEMENTS, VERSION, VIEWS

_WAIT_SECONDS = 30.0
_PAGE_CACHE_KIB = 64_000
_SQLITE_MAGIC = b"SQLite format 3\x00"
_REPAIR = "make it again with: claimtable index CLAIMS -o"


@contextmanager
def told(path: str, *, writing: bool = False) -> Iterator[None]:
    """Turn what SQLite raises about the file ``path`` into a ReadError, or a WriteError when ``writing``."""
    try:
        yield
    except sqlite3.Error as error:
        message = str(error)
        if "malformed" in message or "not a database" in message or "corrupt" in message:
            raise ReadError(f"{path} is damaged ({message}); {_REPAIR} {path}") from error
        if writing:
            raise WriteError(f"{path} cannot be written: {message}") from error
        raise ReadError(f"{path} cannot be read: {message}") from error


def open_for_reading(path: str) -> sqlite3.Connection:
    """Open a claims store read-only, also while another process writes to it.

    Raises ReadError when the file is missing, is no claims store, or was made by a newer version.
    """
    if not os.path.isfile(path):
        raise ReadError(f"there is no claims store {path}; make one with: claimtable index CLAIMS -o {path}")
    _check_magic(path)
    with told(path):
        connection = _open_uri(path, "mode=ro")
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.OperationalError:
            # a folder that cannot be written to has no place for the files that concurrent access needs
            connection.close()
            connection = _open_uri(path, "immutable=1")
        _check_store(connection, path)
        connection.execute(f"PRAGMA cache_size = -{_PAGE_CACHE_KIB}")
        connection.execute("PRAGMA mmap_size = 4000000000")
    return connection


def open_for_writing(path: str) -> sqlite3.Connection:
    """Open a claims store for writing, or make an empty one.

    Transactions are explicit, and readers see the state before them until they are committed (write-ahead log).
    Raises ReadError when the file is something else and WriteError when it cannot be written.
    """
    exists = not is_new(path)
    if os.path.isdir(path):
        raise WriteError(f"{path} is a folder; name a file, such as {os.path.join(path, 'claims.db')}")
    if exists:
        _check_magic(path)
    else:
        _make_folder(path)
    with told(path, writing=True):
        connection = sqlite3.connect(path, timeout=_WAIT_SECONDS, isolation_level=None)
        if exists:
            _check_store(connection, path)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(f"PRAGMA cache_size = -{_PAGE_CACHE_KIB}")
        _make_tables(connection)
    return connection


def is_new(path: str) -> bool:
    """Tell whether there is no store at ``path`` yet: no file, an empty one, or a database that was never filled."""
    if not os.path.exists(path) or os.path.getsize(path) == 0:
        return True
    with suppress(sqlite3.Error, OSError), open(path, "rb") as stream:
        if stream.read(len(_SQLITE_MAGIC)) == _SQLITE_MAGIC:
            with closing(_open_uri(path, "mode=rw")) as connection:
                return bool(connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0)
    return False


def holds_nothing(path: str) -> bool:
    """Tell whether a store that has just been made holds no article, or cannot be read."""
    with suppress(sqlite3.Error), closing(_open_uri(path, "mode=ro")) as connection:
        return bool(connection.execute("SELECT count(*) FROM articles").fetchone()[0] == 0)
    return True


def remove(path: str) -> None:
    """Remove a store that has just been made, with what SQLite keeps beside it."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        with suppress(OSError):
            os.unlink(path + suffix)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Run what is inside as one change: all of it is stored, or, on an error or a kill, nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _open_uri(path: str, options: str) -> sqlite3.Connection:
    uri = f"file:{quote(os.path.abspath(path))}?{options}"
    return sqlite3.connect(uri, uri=True, timeout=_WAIT_SECONDS, isolation_level=None)


def _make_folder(path: str) -> None:
    try:
        Path(path).resolve().parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WriteError(f"{path} cannot be written: {error.strerror or error}") from error


def _make_tables(connection: sqlite3.Connection) -> None:
    with transaction(connection):
        if connection.execute("PRAGMA user_version").fetchone()[0] == 0:
            for statement in (*STATEMENTS, *QUESTION_STATEMENTS):
                connection.execute(statement)
        else:
            _renew_views(connection)


def _renew_views(connection: sqlite3.Connection) -> None:
    """Give a store that an earlier claimtable made the views of this one: they hold no rows of their own."""
    for name, sql in {**VIEWS, **QUESTION_VIEWS}.items():
        stored = connection.execute(
            "SELECT sql FROM sqlite_master WHERE type = 'view' AND name = ?", (name,)
        ).fetchone()
        statement = f"CREATE VIEW {name} AS {sql}"
        if stored != (statement,):
            connection.execute(f"DROP VIEW IF EXISTS {name}")
            connection.execute(statement)


def _check_magic(path: str) -> None:
    try:
        with open(path, "rb") as stream:
            head = stream.read(len(_SQLITE_MAGIC))
    except OSError as error:
        raise ReadError(f"{path} cannot be read: {error.strerror or error}") from error
    if head != _SQLITE_MAGIC:
        raise ReadError(f"{path} is no claims store but another kind of file; {_REPAIR} FILE.db")


def _check_store(connection: sqlite3.Connection, path: str) -> None:
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise ReadError(f"{path} is an SQLite file of another program, no claims store; {_REPAIR} FILE.db")
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version != VERSION:
        raise ReadError(
            f"{path} has version {version} of the store, this claimtable reads {VERSION}; {_REPAIR} FILE.db"
        )

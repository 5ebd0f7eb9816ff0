"""Columns that claimtable does not know, in a store: behind those of ``claims``, listed in ``own_columns``."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from claimtable.own_columns import OwnColumns, OwnType, plain
from claimtable.store.inputs import Record

Rows = Callable[[str], list[tuple[Any, ...]]]


@dataclass(frozen=True, slots=True)
class StoredColumn:
    """A column of a table that claimtable does not know: its name there, its name in the store, and its type."""

    name: str
    column: str
    type: OwnType

    def write(self, value: Any) -> Any:
        """Return a value as SQLite holds it: lists and objects as JSON."""
        value = plain(value)
        return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value

    def read(self, cell: Any) -> Any:
        """Return the value that ``write`` was given."""
        if self.type == "flag" and cell in (0, 1):
            return bool(cell)
        if self.type in ("texts", "json") and isinstance(cell, str) and cell[:1] in ("[", "{"):
            try:
                return json.loads(cell)
            except ValueError:
                return cell
        return cell


def quoted(name: str) -> str:
    """Return a name as SQL takes it."""
    escaped = name.replace('"', '""')
    return f'"{escaped}"'


def own_columns(rows: Rows) -> list[StoredColumn]:
    """Return the columns of its own that a store has; ``rows`` runs a query."""
    if not rows("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'own_columns'"):
        return []
    return [StoredColumn(*row) for row in rows("SELECT name, column, type FROM own_columns ORDER BY rowid")]


def add_own_columns(connection: sqlite3.Connection, records: Iterable[Record]) -> list[StoredColumn]:
    """Make room for the columns of their own that records have, and return all of the store's."""

    def rows(sql: str) -> list[tuple[Any, ...]]:
        return connection.execute(sql).fetchall()

    found = OwnColumns()
    for record in records:
        found.add(record)
    there = {one.name: one for one in own_columns(rows)}
    new = [column for column in found.columns if column.name not in there]
    if new:
        connection.execute("CREATE TABLE IF NOT EXISTS own_columns (name TEXT PRIMARY KEY, column TEXT, type TEXT)")
    for column in new:
        taken = {row[1].casefold() for row in rows("PRAGMA table_info(claims)")}
        stored = StoredColumn(column.name, _free_name(column.name, taken), column.type)
        connection.execute(f"ALTER TABLE claims ADD COLUMN {quoted(stored.column)}")
        connection.execute("INSERT INTO own_columns VALUES (?, ?, ?)", (stored.name, stored.column, stored.type))
        there[column.name] = stored
    return list(there.values())


def _free_name(name: str, taken: set[str]) -> str:
    """Return a name for a column that the table has not yet; SQLite does not tell capitals apart."""
    free = name
    while free.casefold() in taken or not free:
        free = f"own_{free}"
    return free

"""Files of claims, folders of runs and stores -> one table of figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from claimtable.figures.rows import figure_rows
from claimtable.figures.writing import open_figures
from claimtable.store import Store
from claimtable.store.inputs import claims_files, read_claims

STORES = (".db", ".sqlite", ".sqlite3")


def write_figures(inputs: Sequence[str], output: str, *, excel: bool = False) -> int:
    """Write the figures of ``inputs`` (tables of claims, folders of runs, stores) to ``output``; return how many.

    Raises ReadError for what holds no claims, OptionError for a suffix that cannot be written and WriteError.
    """
    stores = [name for name in inputs if Path(name).suffix.lower() in STORES]
    tables = [name for name in inputs if name not in stores]
    files = claims_files(tables) if tables else []
    claims = figure_rows(chain.from_iterable(read_claims(path) for path in files))
    rows = chain(claims, chain.from_iterable(_stored(name) for name in stores))
    first = next(rows, None)  # bad input is told before a file is begun
    with open_figures(output, excel=excel) as writer:
        return writer.write_rows(chain([first] if first is not None else [], rows))


def _stored(path: str) -> Iterator[dict[str, Any]]:
    with Store(path) as store:
        yield from figure_rows(store.claim_records())

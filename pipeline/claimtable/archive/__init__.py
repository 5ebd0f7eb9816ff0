"""Runs over many articles: inputs in shards, extracted by many workers, resumed after anything that stops them."""

from __future__ import annotations

from claimtable.archive.engine import SpacyEngine
from claimtable.archive.filters import Filters
from claimtable.archive.merge import merge
from claimtable.archive.pools import DaskPool, LocalPool, Pool
from claimtable.archive.run import run_archive
from claimtable.archive.settings import Engine, Settings
from claimtable.archive.storage import Storage, open_storage
from claimtable.archive.totals import ShardDone, Totals

__all__ = [
    "DaskPool",
    "Engine",
    "Filters",
    "LocalPool",
    "Pool",
    "Settings",
    "ShardDone",
    "SpacyEngine",
    "Storage",
    "Totals",
    "merge",
    "open_storage",
    "run_archive",
]

"""The beginning of a run: a new one, or one that goes on, if the folder holds a run of the same things."""

from __future__ import annotations

import json
from collections.abc import Callable

from claimtable.archive.finish import clear, sweep_work
from claimtable.archive.plan import Listing, changed_files
from claimtable.archive.settings import changes
from claimtable.archive.storage import Storage
from claimtable.archive.tasks import Record
from claimtable.archive.texts import to_json
from claimtable.archive.totals import Totals
from claimtable.errors import OptionError, ReadError

RUN = "run.json"
LISTING = "work/inputs.jsonl.gz"
SUCCESS = "_SUCCESS"

Warn = Callable[[str], None]


def begin(storage: Storage, identity: Record, listing: Listing, *, fresh: bool, warn: Warn) -> Totals | None:
    """Make the folder ready; return the totals when the run in it is finished."""
    names = storage.names()
    old = _identity_in(storage) if RUN in names else None
    if old is None and (strange := sorted(names - {LISTING})):
        raise OptionError(f"the output folder is not empty and holds no run ({strange[0]}); name a new one")
    if fresh or old is None:
        if old is not None and not listing.files:
            raise ReadError("there is nothing to read in the inputs; the run in the output folder is left as it is")
        clear(storage)
        storage.write(LISTING, listing.packed)
        storage.write(RUN, to_json(identity))
        return None
    _check_same(storage, old, identity, listing, names)
    if SUCCESS not in names:
        if old.get("processor") != identity["processor"]:
            warn(
                f"the run was begun on another kind of processor ({old.get('processor')}; this is "
                f"{identity['processor']}): some rows may come out otherwise than there"
            )
        return None
    sweep_work(storage)
    return Totals.from_json(json.loads(storage.read(SUCCESS)))


def _identity_in(storage: Storage) -> Record | None:
    """Return what the run in the folder is; None where its ``run.json`` is another program's."""
    try:
        found = json.loads(storage.read(RUN))
    except ValueError:
        return None
    ours = isinstance(found, dict) and {"settings", "models", "inputs"} <= found.keys()
    return found if ours else None


def _check_same(storage: Storage, old: Record, identity: Record, listing: Listing, names: set[str]) -> None:
    apart = {"inputs": "", "processor": ""}
    found = changes({**old, **apart}, {**identity, **apart})
    if old["inputs"] != identity["inputs"]:
        files = changed_files(storage.read(LISTING), listing.packed) if LISTING in names else []
        found += files[:5] + ([f"and {len(files) - 5} more files"] if len(files) > 5 else [])
        found += [] if files else ["the inputs have changed"]
    if not found:
        return
    raise OptionError(
        "the output folder holds a run of something else: " + "; ".join(found) + ". Begin anew with --fresh, or name "
        "another folder"
    )

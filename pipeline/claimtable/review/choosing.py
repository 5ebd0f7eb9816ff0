"""Which claims of a table are reviewed."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimtable.speakers import speaker_id
from claimtable.store.inputs import Record


@dataclass(frozen=True, slots=True)
class Choice:
    """What a review is narrowed to: a speaker's claims (full name or its end), those with a confidence below a bound,
    and a random sample of ``sample`` claims, the same for the same ``seed``. What is None or empty narrows nothing.
    """

    speaker: str = ""
    below: float | None = None
    sample: int | None = None
    seed: int = 0


def choose(records: Iterable[Record], choice: Choice) -> list[Record]:
    """Return the records to review, in their order. A claim without a confidence is as unsure as can be."""
    found = [record for record in records if _fits(record, choice)]
    if choice.sample is None or len(found) <= choice.sample:
        return found
    places = sorted(random.Random(choice.seed).sample(range(len(found)), choice.sample))
    return [found[place] for place in places]


def _fits(record: Record, choice: Choice) -> bool:
    if choice.below is not None and (record.get("confidence") or 0.0) >= choice.below:
        return False
    return not choice.speaker or is_called(record.get("speaker") or "", speaker_id(choice.speaker))


def is_called(name: str, wanted: str) -> bool:
    """Tell whether a speaker goes by ``wanted``, a ``speaker_id``: it is all of the name, or its end.

    >>> is_called("Frank McKenzie", "mckenzie"), is_called("Frank McKenzie", "frank")
    (True, False)
    """
    known = speaker_id(name)
    return known == wanted or known.endswith(f" {wanted}")


def articles_of(records: Sequence[Record]) -> list[str]:
    """Return the ids of the articles of records, each once, in their order."""
    return list(dict.fromkeys(record["article_id"] for record in records))

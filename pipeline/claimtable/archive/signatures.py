"""MinHash signatures of texts, for near-duplicates: wire copies that differ in a headline, a dateline or a cut."""

from __future__ import annotations

import re
from typing import Any

from claimtable.errors import OptionError
from claimtable.extras import need

#: numbers in a signature, words in a shingle, and the share of shingles from which two texts are copies
PERMUTATIONS = 64
SHINGLE = 4
THRESHOLD = 0.8

# named, so that signatures that are stored are read as what they are
_SCHEME = "affine32"
_WORD = re.compile(r"\w+")


def signature_of(text: str) -> tuple[int, ...]:
    """Return the MinHash signature of the shingles of ``text``: the same for the same words in the same order.

    Broder 1997, "On the resemblance and containment of documents", as in datasketch.
    """
    words = _WORD.findall(text.lower())
    shingles = {" ".join(words[start : start + SHINGLE]) for start in range(max(1, len(words) - SHINGLE + 1))}
    sketch = minhash()
    sketch.update_batch([shingle.encode() for shingle in sorted(shingles)])
    return tuple(int(value) for value in sketch.hashvalues)


def minhash(signature: tuple[int, ...] = ()) -> Any:
    """Return datasketch's object for a signature, or an empty one."""
    datasketch = _datasketch()
    return datasketch.MinHash(num_perm=PERMUTATIONS, scheme=_SCHEME, hashvalues=list(signature) or None)


def new_lookup() -> Any:
    """Return an empty datasketch.MinHashLSH: it finds what is about as similar as ``THRESHOLD``."""
    return _datasketch().MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)


def _datasketch() -> Any:
    return need("datasketch", "--dedupe near", package="datasketch", extra="near", error=OptionError)

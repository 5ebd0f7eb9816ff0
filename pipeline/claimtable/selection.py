"""Which claims of an article go into a table, and under which names its speakers go."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Protocol

from claimtable.schema import Article, Claim
from claimtable.speakers import rename


class Reviewer(Protocol):
    """Puts what people decided of claims into the rows of an article (``review.applying``)."""

    @property
    def claims(self) -> Collection[str]:
        """The ids of the claims that people have confirmed."""
        ...

    @property
    def articles(self) -> Collection[str]:
        """The ids of the articles with decisions that have not yet found their claims."""
        ...

    def review(self, article_id: str, rows: Sequence[dict[str, Any]], article: Article | None) -> list[dict[str, Any]]:
        """Return the rows of an article (plain JSON values) with what was decided of them."""
        ...


def select(
    claims: Iterable[Claim],
    *,
    min_confidence: float = 0.0,
    aliases: Mapping[str, str] | None = None,
    confirmed: Collection[str] = (),
) -> list[Claim]:
    """Return the claims whose attribution is as sure as ``min_confidence``, speakers renamed by ``aliases``.

    A confidence counts as it is printed, with two decimals: further digits differ between processors. The article's
    own claims are always there, and so are those whose ids are ``confirmed``. ``speakers.read_aliases`` gives
    ``aliases``.
    """
    kept = (claim for claim in claims if _sure(claim, min_confidence) or claim.claim_id in confirmed)
    return [_renamed(claim, aliases or {}) for claim in kept]


def _sure(claim: Claim, least: float) -> bool:
    return claim.kind == "narrator" or claim.confidence is None or round(claim.confidence, 2) >= least


def _renamed(claim: Claim, aliases: Mapping[str, str]) -> Claim:
    speaker = rename(claim.speaker, aliases)
    return claim if speaker is claim.speaker else replace(claim, speaker=speaker)

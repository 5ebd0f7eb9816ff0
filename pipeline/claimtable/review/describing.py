"""What an article says in a place that a reviewer marked: the row of a missed claim, as extraction would make it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from claimtable.schema import Article, TextSpan

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


class Describer:
    """Reads articles with ``nlp`` (default: the pipeline, loaded for the first of them); the last one read is kept."""

    def __init__(self, nlp: Language | None = None) -> None:
        self._nlp = nlp
        self._read: tuple[str, Doc] | None = None

    def __call__(self, article: Article, spans: Sequence[TextSpan], kind: str | None) -> dict[str, Any] | None:
        """Return the row of the claim at ``spans``; None where no word stands there or the article is too long."""
        from claimtable.extraction import claim_at, unfit
        from claimtable.language import load
        from claimtable.table import claim_record

        if self._nlp is None:
            self._nlp = load()
        if unfit(article, self._nlp):
            return None
        if self._read is None or self._read[0] != article.text:
            self._read = article.text, self._nlp(article.text)
        claim = claim_at(self._read[1], article, spans, kind)  # type: ignore[arg-type]
        return None if claim is None else claim_record(claim)

"""The reasons of all cells of a claim, one a column."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

from spacy.tokens import Doc

from claimtable import layers
from claimtable.claims.claim_spans import ClaimSpan, find_claim_spans
from claimtable.columns import COLUMNS
from claimtable.coref.lookup import Referents
from claimtable.explanation import facts, saying, stating
from claimtable.explanation.material import Layers, Material
from claimtable.extraction import claims_from_doc
from claimtable.places.choosing import reasons_of
from claimtable.quantity.filters_parse import decisions_in
from claimtable.quantity.values import found_quantities
from claimtable.schema import Article, Claim, Narrator, Reason, Step
from claimtable.table import cells
from claimtable.timex.outlets import country_of_address
from claimtable.timex.tracing import traces_of
from claimtable.timex.values import times_of

_NARRATORS: tuple[Narrator, ...] = ("quantities", "dated", "all")

Steps = Callable[[Material], Sequence[Step]]


class Explainer:
    """Explains the claims of one article, whose layers are traced once.

    ``doc`` is the article as the pipeline has read it; ``day_first`` and ``narrator`` are those that the claims were
    made with.
    """

    def __init__(
        self, doc: Doc, article: Article, *, day_first: bool | None = None, narrator: Narrator = "quantities"
    ) -> None:
        self.doc, self.article = doc, article
        self._day_first, self._narrator = day_first, narrator

    @cached_property
    def _layers(self) -> Layers:
        published, country = self.article.published, country_of_address(self.article.url)
        traces = traces_of(self.doc, published, day_first=self._day_first, country=country)
        decided = ((candidate.phrase.start, decision.rule) for candidate, decision in decisions_in(self.doc))
        return Layers(
            self.doc,
            self.article,
            Referents(layers.get_referents(self.doc)),
            times_of(self.doc, published, day_first=self._day_first, country=country),
            {trace.start: trace for trace in traces},
            dict(decided),
            {quantity.start: found for quantity, found in found_quantities(self.doc)},
            reasons_of(self.doc),
        )

    @cached_property
    def _claim_spans(self) -> dict[tuple[tuple[int, int], ...], ClaimSpan]:
        return {
            tuple((span.start_char, span.end_char) for span in claim_span.spans): claim_span
            for claim_span in find_claim_spans(self.doc, self._narrator)
        }

    def reasons(self, claim: Claim) -> tuple[Reason, ...]:
        """Return the reason of every cell of ``claim``, in the order of the columns.

        Raises KeyError for a claim that the article does not have.
        """
        claim_span = self._claim_spans[tuple((span.start, span.end) for span in claim.spans)]
        material = Material(claim, claim_span, self._layers)
        return tuple(
            Reason(column.name, str(value), tuple(_steps(column.name, material, str(value))))
            for column, value in zip(COLUMNS, cells(claim), strict=True)
        )


def explain(doc: Doc, claim: Claim, *, day_first: bool | None = None) -> tuple[Reason, ...]:
    """Return the reason of every cell of ``claim``, one of those that ``claims_from_doc`` made of ``doc``."""
    narrator: Narrator = "all" if claim.kind == "narrator" else "quantities"
    return Explainer(doc, claim.article, day_first=day_first, narrator=narrator).reasons(claim)


def find_explained(
    doc: Doc, article: Article, claim_id: str, *, day_first: bool | None = None
) -> tuple[Claim, tuple[Reason, ...]] | None:
    """Return the claim whose id begins with ``claim_id`` with its reasons, None where the article has no such claim.

    It is looked for among the claims of every setting of ``narrator``.
    """
    for narrator in _NARRATORS:
        for claim in claims_from_doc(doc, article, day_first=day_first, narrator=narrator):
            if claim.claim_id.startswith(claim_id):
                explainer = Explainer(doc, article, day_first=day_first, narrator=narrator)
                return claim, explainer.reasons(claim)
    return None


def _steps(column: str, material: Material, value: str) -> Sequence[Step]:
    if column in STEPS:
        return STEPS[column](material)
    return [Step((), value, "computed", FROM[column])] if value else []


#: columns that something was decided for
STEPS: dict[str, Steps] = {
    "claim": saying.claim_steps,
    "kind": saying.kind_steps,
    "quote": saying.quote_steps,
    "speaker": saying.speaker_steps,
    "speaker_role": saying.role_steps,
    "speaker_type": saying.type_steps,
    "speaker_mention": saying.speaker_steps,
    "cue": saying.cue_steps,
    "cue_class": saying.cue_class_steps,
    "told_to": saying.told_to_steps,
    "who": stating.who_steps,
    "predicate": stating.predicate_steps,
    "negated": stating.negated_steps,
    "modality": stating.modality_steps,
    "where": facts.where_steps,
    "countries": facts.country_steps,
    "countries_involved": facts.involved_steps,
    "quantities": facts.quantity_steps,
    **dict.fromkeys(("how_many", "value", "low", "high", "modifier"), facts.number_steps),
    "unit": facts.unit_steps,
    "of": facts.of_steps,
    "change": facts.change_steps,
    "when": facts.when_steps,
    "said_on": facts.said_on_steps,
}

#: columns that are computed from others or copied, and what from
FROM = {
    "claim_id": "from article_id and spans",
    "article_id": "as the input names it",
    "published": "see published_from",
    "statement_id": "attributions and sentences in text order",
    "speaker_id": "from speaker: no accents, titles and case",
    "second_hand": "from told_to",
    "when_text": "the words of when",
    "when_start": "from when",
    "when_end": "from when",
    "value_si": "from value and unit",
    "unit_si": "from unit",
    "confidence": "claim_confidence times speaker_confidence",
    "claim_confidence": "choice claims/certainty, of the article's own claims/narrator",
    "extent_confidence": "choice claims/extent",
    "speaker_confidence": "choice speakers/certainty, of the least sure mention",
    "speaker_certain": "speaker_confidence against its bar",
    "where_confidence": "choice places/use, of the least sure place",
    "when_confidence": "choice times/when",
    "how_many_confidence": "choice quantities/confidence",
    "context": "the sentence of the claim's first character",
    "title": "as the input has it",
    "url": "as the input has it",
    "published_from": "where the date was found",
    **dict.fromkeys(("start", "end", "spans"), "from claim"),
    **dict.fromkeys(("speaker_start", "speaker_end"), "from speaker_mention"),
    **dict.fromkeys(("cue_start", "cue_end"), "from cue"),
    **dict.fromkeys(("how_many_start", "how_many_end"), "from how_many"),
    "where_countries": "of each place of where, as in countries",
    "where_spans": "from where",
    **dict.fromkeys(("who_start", "who_end"), "from who"),
    **dict.fromkeys(("when_text_start", "when_text_end"), "from when"),
    **dict.fromkeys(("said_on_start", "said_on_end"), "from said_on"),
}

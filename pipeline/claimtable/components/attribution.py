"""``claim_attribution``: who said what, by a trained model whose encoder other components use, too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from spacy.language import Language
from spacy.tokens import Doc

from claimtable import layers
from claimtable.attribution.edges import choose_edges
from claimtable.attribution.extents import mend
from claimtable.attribution.parse_completion import complete
from claimtable.attribution.quoted_as import to_the_quoted
from claimtable.layers import Attribution
from claimtable.resources import model_folder

if TYPE_CHECKING:
    from claimtable.components.attribution_model import AttributionModel
    from claimtable.tagging import Floats


def find_attributions(docs: Sequence[Doc], model: AttributionModel) -> list[list[Attribution]]:
    """Return the attributions of every Doc in text order, and keep with the Doc what the encoder made of its tokens."""
    found = []
    for doc, (scores, encoded) in zip(docs, model.log_probs_and_encoded(docs), strict=True):
        layers.set_encoded(doc, encoded)
        found.append(_by_model(doc, model, scores))
    return found


def _by_model(doc: Doc, model: AttributionModel, log_probs: Floats) -> list[Attribution]:
    found = linked(doc, model, log_probs)
    return choose_edges(doc, found, log_probs, layers.get_spans(doc, layers.QUOTES))


def linked(doc: Doc, model: AttributionModel, log_probs: Floats) -> list[Attribution]:
    """Return the attributions that the labels' scores ``log_probs`` make of ``doc``, with the edges of the labels."""
    from claimtable.attribution.linking import link

    quotes = layers.get_spans(doc, layers.QUOTES)
    return _completed(doc, link(doc, model.decode(doc, log_probs), log_probs, quotes))


def _completed(doc: Doc, attributions: Sequence[Attribution]) -> list[Attribution]:
    own = [one for found in attributions if (one := to_the_quoted(doc, found)) is not None]
    return mend(doc, complete(doc, own), layers.get_spans(doc, layers.QUOTES))


class AttributionFinder:
    """The component: finds attributions and stores them as ``doc._.attributions``, the encoder's output as
    ``doc._.encoded``.

    It holds settings only. The model's session is made at the first Doc, once a process, so the component can be
    copied to other processes. The result for a Doc does not depend on the batch that it came in.
    """

    def __init__(self, folder: Path, *, threads: int = 1, threshold: float = 0.0):
        self.folder, self.threads, self.threshold = folder, threads, threshold

    def __call__(self, doc: Doc) -> Doc:
        """Store the attributions of ``doc``."""
        return self._annotate([doc])[0]

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 32) -> Iterator[Doc]:
        """Store the attributions of every Doc of ``stream``; ``batch_size`` Docs are read before the first is given."""
        docs = iter(stream)
        while batch := list(islice(docs, batch_size)):
            yield from self._annotate(batch)

    def _annotate(self, docs: list[Doc]) -> list[Doc]:
        for doc, found in zip(docs, find_attributions(docs, self._model()), strict=True):
            layers.set_attributions(doc, [one for one in found if one.confidence >= self.threshold])
        return docs

    def _model(self) -> AttributionModel:
        from claimtable.components.attribution_model import AttributionModel

        return AttributionModel.load(self.folder, self.threads)

    def to_bytes(self, *, exclude: Sequence[str] = ()) -> bytes:
        """Return nothing: the settings are the pipeline's, the model is a folder of its own."""
        return b""

    def from_bytes(self, data: bytes, *, exclude: Sequence[str] = ()) -> AttributionFinder:
        """Return the component itself."""
        return self

    def to_disk(self, path: str | Path, *, exclude: Sequence[str] = ()) -> None:
        """Write nothing."""

    def from_disk(self, path: str | Path, *, exclude: Sequence[str] = ()) -> AttributionFinder:
        """Return the component itself."""
        return self


@Language.factory(
    "claim_attribution",
    requires=["token.dep", "token.lemma", "doc._.quotes"],
    assigns=["doc._.attributions", "doc._.encoded"],
    default_config={"model": None, "threads": 1, "threshold": 0.0},
)
def make_attribution(nlp: Language, name: str, model: str | None, threads: int, threshold: float) -> Any:
    """Build the component.

    ``model`` is the folder of another model than claimtable's own; ``threads`` the number that the network may use;
    attributions of a confidence below ``threshold`` are left out. Raises ModelError where there is no such model.
    """
    from claimtable.components.attribution_model import read_meta

    folder = Path(model) if model else model_folder("attribution")
    read_meta(folder)
    return AttributionFinder(folder, threads=threads, threshold=threshold)

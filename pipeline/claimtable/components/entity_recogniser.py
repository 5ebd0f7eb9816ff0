"""``claim_ner``: spaCy's entity recogniser, which reads all tokens at once.

spaCy decides one token after the other, and asks for each of some seventy moves whether it is allowed; that takes half
of the recogniser's time. But outside an entity a decision depends only on the token, and no entity runs over a
sentence's end. So the decisions outside are made for all tokens together, and those inside for all entities together,
one token further each time. The sums are spaCy's own, in the same order: so are the entities.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any, TypeGuard

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc, Span
from thinc.api import NumpyOps

FACTORY = "claim_ner"
#: what the model looks at for one decision: the token, the entity's first, and the one before the token
_LOOKED_AT = 3
_IMPOSSIBLE = np.float32(-np.inf)

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Entity:
    """Tokens ``start`` to ``end`` (exclusive) of a Doc with a label."""

    start: int
    end: int
    label: str


class QuickRecogniser(EntityRecognizer):  # type: ignore[misc]
    """The entity recogniser for Docs in which nothing has set entities before; others go through spaCy's own."""

    def predict(self, docs: Any) -> Any:
        """Return for every Doc its entities, or spaCy's states where it has to decide."""
        docs = [docs] if isinstance(docs, Doc) else list(docs)
        if not any(map(len, docs)) or any(doc.to_array("ENT_IOB").any() for doc in docs):
            return super().predict(docs)
        return _Decoder(self).entities(docs)

    def set_annotations(self, docs: Sequence[Doc], found: Any) -> None:
        """Set the entities of every Doc; ``found`` comes from ``predict``."""
        if not _is_ours(found):
            super().set_annotations(docs, found)
            return
        for doc, entities in zip(docs, found, strict=True):
            doc.set_ents([Span(doc, one.start, one.end, label=one.label) for one in entities], default="outside")


def _is_ours(found: Any) -> TypeGuard[list[list[Entity]]]:
    return all(isinstance(entities, list) for entities in found)


class _Decoder:
    """The weights of a recogniser's last layers, and its moves by kind."""

    def __init__(self, ner: EntityRecognizer) -> None:
        model: Any = ner.model
        self._tokens, self._lower, upper = model.get_ref("tok2vec"), model.get_ref("lower"), model.get_ref("upper")
        self._ops = model.ops
        self._bias: Floats = self._lower.get_param("b")
        self._weights: Floats = upper.get_param("W")
        self._added: Floats = upper.get_param("b")
        names = [ner.moves.get_class_name(number) for number in range(ner.moves.n_moves)]
        self._labels = [name[2:] for name in names]
        self._kinds = np.array([name[0] for name in names])
        blocked = np.array([name == "U-" for name in names])
        self._outside = ((self._kinds == "O") | (self._kinds == "B") | (self._kinds == "U")) & ~blocked
        places = {name: number for number, name in enumerate(names)}
        self._in = np.array([places.get(f"I-{label}", -1) for label in self._labels])
        self._last = np.array([places.get(f"L-{label}", -1) for label in self._labels])

    def entities(self, docs: Sequence[Doc]) -> list[list[Entity]]:
        """Return the entities of every Doc in text order."""
        features: Floats = self._lower.predict(self._tokens.predict(docs))
        ends_sentence = np.concatenate([_ends_sentence(doc) for doc in docs])
        blank = np.concatenate([doc.to_array("IS_SPACE") for doc in docs]).astype(bool)
        moves = self._moves_outside(features, ends_sentence, blank)
        starts = np.flatnonzero(self._kinds[moves] == "B")
        ends = dict(zip(starts.tolist(), self._ends(features, starts, moves[starts], ends_sentence), strict=True))
        units = np.flatnonzero(self._kinds[moves] == "U").tolist()
        ends.update((index, index + 1) for index in units)
        found = list(_apart(ends))
        offsets = np.cumsum([0, *map(len, docs)]).tolist()
        by_doc: list[list[Entity]] = [[] for _ in docs]
        number = 0
        for start, end in found:
            while start >= offsets[number + 1]:
                number += 1
            label = self._labels[moves[start]]
            by_doc[number].append(Entity(start - offsets[number], end - offsets[number], label))
        return by_doc

    def _moves_outside(self, features: Floats, ends_sentence: NDArray[np.bool_], blank: NDArray[np.bool_]) -> Numbers:
        """Return the best move at every token, were no entity open before it."""
        scores = self._scores(features[1:, 0] + features[0, 1] + features[0, 2])
        scores[:, ~self._outside] = _IMPOSSIBLE
        scores[np.ix_(ends_sentence | blank, self._kinds == "B")] = _IMPOSSIBLE
        scores[np.ix_(blank, self._kinds == "U")] = _IMPOSSIBLE
        best: Numbers = scores.argmax(axis=1)
        return best

    def _ends(self, features: Floats, starts: Numbers, moves: Numbers, ends_sentence: NDArray[np.bool_]) -> list[int]:
        """Return where the entities end that begin at ``starts`` with ``moves``."""
        ends = np.zeros(len(starts), dtype=np.int64)
        opened, place = np.arange(len(starts)), starts + 1
        while len(opened):
            first = features[starts[opened] + 1, 1]
            scores = self._scores(features[place + 1, 0] + first + features[place, 2])
            rows, inside, last = np.arange(len(opened)), self._in[moves[opened]], self._last[moves[opened]]
            on, off = scores[rows, inside], scores[rows, last]
            closes = ends_sentence[place] | (off > on) | ((off == on) & (last < inside))
            ends[opened[closes]] = place[closes] + 1
            opened, place = opened[~closes], place[~closes] + 1
        return [int(end) for end in ends]

    def _scores(self, summed: Floats) -> Floats:
        """Return the scores of all moves (states x moves), given each state's sum of features."""
        pieces = np.moveaxis(summed + self._bias, -1, 0)
        hidden = reduce(np.maximum, pieces)  # .max(axis=-1) over two numbers each takes 40 times as long
        scores: Floats = self._ops.gemm(hidden, self._weights, trans2=True)
        scores += self._added
        return scores


def _ends_sentence(doc: Doc) -> NDArray[np.bool_]:
    ends = np.ones(len(doc), dtype=bool)
    ends[:-1] = doc.to_array("SENT_START")[1:] == 1
    return ends


def _apart(ends: dict[int, int]) -> Iterator[tuple[int, int]]:
    """Yield the stretches (start, end) in order, without those that begin inside the one before."""
    free = 0
    for start in sorted(ends):
        if start >= free:
            free = ends[start]
            yield start, free


def quicken(nlp: Language) -> None:
    """Put the quick recogniser into the place of that of ``nlp``, if its model is of the kind that is known here."""
    ner: Any = nlp.get_pipe("ner") if "ner" in nlp.pipe_names else None
    if type(ner) is EntityRecognizer and _fits(ner):
        settings = {name: value for name, value in nlp.get_pipe_config("ner").items() if name != "factory"}
        quick: Any = nlp.replace_pipe("ner", FACTORY, config=settings)
        quick.from_bytes(ner.to_bytes())


def _fits(ner: Any) -> bool:
    """Tell whether a recogniser has a network of its own, of two layers above the tokens, and decides greedily."""
    model = ner.model
    own = not any("listener" in node.name for node in model.walk())
    greedy = ner.cfg["beam_width"] == 1 and not model.attrs.get("unseen_classes")
    return own and greedy and _has_two_layers(model) and isinstance(model.ops, NumpyOps)


def _has_two_layers(model: Any) -> bool:
    lower = model.get_ref("lower")
    return bool(model.attrs.get("has_upper") and lower.maybe_get_dim("nF") == _LOOKED_AT and lower.has_dim("nP"))


@Language.factory(
    FACTORY,
    assigns=["doc.ents", "token.ent_iob", "token.ent_type"],
    default_config={
        "moves": None,
        "scorer": {"@scorers": "spacy.ner_scorer.v1"},
        "incorrect_spans_key": None,
        "update_with_oracle_cut_size": 100,
    },
    default_score_weights={"ents_f": 1.0, "ents_p": 0.0, "ents_r": 0.0, "ents_per_type": None},
)
def make_recogniser(  # the settings of spaCy's factory "ner"
    nlp: Language,
    name: str,
    model: Any,
    moves: Any,
    update_with_oracle_cut_size: int,
    incorrect_spans_key: str | None,
    scorer: Any,
) -> QuickRecogniser:
    """Build the component; the settings are those of spaCy's entity recogniser."""
    return QuickRecogniser(
        nlp.vocab,
        model,
        name,
        moves=moves,
        update_with_oracle_cut_size=update_with_oracle_cut_size,
        incorrect_spans_key=incorrect_spans_key,
        scorer=scorer,
    )

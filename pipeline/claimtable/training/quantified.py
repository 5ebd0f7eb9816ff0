"""Fits what a measure, an amount, a share, an age or a length is of: ``models/quantities/of.json``, ``of-extent.json``.

A quantity teaches which noun where one of the candidates has the labelled phrase or is its head; its phrase teaches how
far it reaches where one of the extents is the labelled one. What a quantity is of depends on what the one before it in
its sentence is of: the weights are fitted twice, the second time with what the first fit says of articles that it has
not seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from claimtable import layers
from claimtable.errors import OptionError
from claimtable.evaluation import normal
from claimtable.fitted import Features, Logistic
from claimtable.quantity.of_candidates import extents_of, heads_for
from claimtable.quantity.of_choice import EXTENT, HEAD
from claimtable.quantity.of_features import features_of_extents, features_of_heads
from claimtable.schema import QuantityKind
from claimtable.training.choices import Choice, fit_choices, unseen
from claimtable.training.fitting import checksum
from claimtable.training.labelled import Labelled, Row, own_sentences

PENALTIES = {HEAD: 1.0, EXTENT: 3.0}
FOLDS = 5

_LEADING = re.compile(r"^(?:(?:the|a|an|its|their|his|her|our|your|my|this|that|these|those|all)\s+)+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Labelled:
    """A quantity and the phrase that it is labelled with; ``noun`` is the choice of the noun, ``reaches`` for every
    noun the features of its phrases and ``phrases`` these phrases.
    """

    span: Span
    kind: str
    of: str
    group: str
    noun: Choice
    phrases: Sequence[Sequence[str]]
    reaches: Sequence[Sequence[Features]]

    def reach(self) -> Choice | None:
        """Return the choice how far the phrase reaches, None where it is no candidate."""
        wanted = _bare(self.of)
        for features, phrases in zip(self.reaches, self.phrases, strict=True):
            right = [_bare(phrase) == wanted for phrase in phrases]
            if wanted and len(right) > 1 and any(right):
                return Choice(EXTENT, features, right, self.group)
        return None


def _bare(phrase: str) -> str:
    """Return a phrase as it is compared here: also without the determiners and quotation marks at its edges."""
    return normal(_LEADING.sub("", phrase.strip(" \"'")))


def _root(span: Span, of: str) -> int:
    """Return the head of the labelled phrase in the quantity's sentence, -1 where it is not there."""
    sent, printed = span.root.sent, layers.source_text(span.doc)
    at = printed.lower().find(of.lower(), sent.start_char, sent.end_char)
    found = span.doc.char_span(at, at + len(of), alignment_mode="contract") if at >= 0 else None
    return found.root.i if found is not None and len(found) else -1


def fit_quantified(labelled: Labelled, nlp: Language) -> dict[str, Logistic]:
    """Fit both choices on the quantities of ``labelled.gold``, ``labelled.labels`` ({"article_id", "start", "end",
    "of": [start, end] or null}) and ``labelled.sentences`` ({"text", "of"}, one text for each quantity).

    Raises GoldError for files that do not fit and OptionError where nothing is labelled.
    """
    found = [*_of_articles(labelled, nlp), *(one for path in labelled.sentences for one in _of_sentences(path, nlp))]
    measured = [one for one in found if one.kind != "count"]
    if not any(one.of for one in measured):
        raise OptionError("no quantity is labelled: give --gold or --labels with the texts as --articles")
    chained = _chained(found, _said(measured))
    facts = {
        "quantities": len(measured),
        "articles": len({one.group for one in measured}),
        "phrase among the candidates": sum(_is_there(one) for one in measured),
        "left out": _left_out(chained),
        "sha256 of the data": checksum(*labelled.gold, *labelled.labels, *labelled.sentences),
    }
    return _fit(chained, facts)


def _is_there(one: _Labelled) -> bool:
    return not one.of or any(_bare(one.of) in map(_bare, phrases) for phrases in one.phrases)


def _of_articles(labelled: Labelled, nlp: Language) -> Iterator[_Labelled]:
    labels = labelled.by_article(lambda article: (one for claim in article["claims"] for one in claim["quantities"]))
    for key, doc in labelled.docs(labels, nlp):
        yield from _of_doc(doc, labels[key], key)


def _of_doc(doc: Doc, labels: Sequence[Row], group: str) -> Iterator[_Labelled]:
    printed = layers.source_text(doc)
    for span in layers.get_spans(doc, layers.QUANTITIES):
        label = next((one for one in labels if one["start"] < span.end_char and span.start_char < one["end"]), None)
        if label is not None and "of" in label:
            of = label["of"] or ""
            yield _item(span, of if isinstance(of, str) else printed[of[0] : of[1]], group)


def _of_sentences(path: Path, nlp: Language) -> Iterator[_Labelled]:
    for row, doc, group in own_sentences(path, nlp, having="of"):
        spans = layers.get_spans(doc, layers.QUANTITIES)
        if len(spans) == len(row["of"]):
            for span, of in zip(spans, row["of"], strict=True):
                yield _item(span, of, group)


def _item(span: Span, of: str, group: str, earlier: str = "") -> _Labelled:
    heads, kind = heads_for(span), cast(QuantityKind, span.label_)
    extents = [extents_of(head, span) for head in heads]
    phrases = [[layers.original_text(phrase) for _, phrase in one] for one in extents]
    noun = Choice(HEAD, features_of_heads(span, kind, heads, earlier), _right(span, of, heads, phrases), group)
    reaches = [features_of_extents(head, span, kind, one) for head, one in zip(heads, extents, strict=True)]
    return _Labelled(span, kind, of, group, noun, phrases, reaches)


def _right(span: Span, of: str, heads: Sequence[Token], phrases: Sequence[Sequence[str]]) -> list[bool]:
    """Tell which of ``heads`` has the labelled phrase, else which is its head, and last whether none is named."""
    wanted = _bare(of)
    right = [bool(wanted) and wanted in map(_bare, one) for one in phrases]
    if wanted and not any(right):
        root = _root(span, of)
        right = [token.i == root for token in heads]
    return [*right, not wanted]


def _fit(items: Sequence[_Labelled], facts: Mapping[str, Any] | None = None) -> dict[str, Logistic]:
    choices = {
        HEAD: [one.noun for one in items],
        EXTENT: [choice for one in items if (choice := one.reach()) is not None],
    }
    return {
        name: fit_choices([one for one in found if any(one.right)], (name,), penalty=PENALTIES[name], facts=facts)[name]
        for name, found in choices.items()
    }


def _said(items: Sequence[_Labelled]) -> dict[tuple[str, int], str]:
    """Return for every quantity the phrase that weights give it which have not seen its article."""
    found: dict[tuple[str, int], str] = {}
    for seen, others in unseen(items, lambda one: one.group, FOLDS):
        models = _fit(seen)
        found |= {(one.group, one.span.start): _chosen(one, models) for one in others}
    return found


def _chosen(one: _Labelled, models: Mapping[str, Logistic]) -> str:
    place, _ = models[HEAD].choose(one.noun.options)
    if place == len(one.phrases):
        return ""
    return one.phrases[place][models[EXTENT].choose(one.reaches[place])[0]]


def _chained(items: Sequence[_Labelled], said: Mapping[tuple[str, int], str]) -> list[_Labelled]:
    """Return the measured quantities, each with what the one before it in its sentence is of."""
    found: list[_Labelled] = []
    sentence: tuple[str, int] | None = None
    earlier = ""
    for one in items:
        here = (one.group, one.span.root.sent.start_char)
        earlier = earlier if here == sentence else ""
        if one.kind != "count":
            found.append(_item(one.span, one.of, one.group, earlier))
        sentence, earlier = here, one.of if one.kind == "count" else said[one.group, one.span.start]
    return found


def _left_out(items: Sequence[_Labelled]) -> dict[str, float]:
    """Return the share of right phrases, and of right heads, in articles that the weights have not seen."""
    right = heads = 0
    for seen, others in unseen(items, lambda one: one.group, FOLDS):
        models = _fit(seen)
        for one in others:
            heads += one.noun.right[models[HEAD].choose(one.noun.options)[0]]
            right += _bare(_chosen(one, models)) == _bare(one.of)
    return {"right": round(right / len(items), 4), "right noun": round(heads / len(items), 4)}

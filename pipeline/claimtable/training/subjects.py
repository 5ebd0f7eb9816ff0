"""Fits which phrase is the subject of a claim where the parse leaves a doubt, and which name a pronoun or a
description that is a subject is given by; needs the extra ``train``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from claimtable.claims import subject_choice, subject_names
from claimtable.claims.claim_spans import ClaimSpan, find_claim_spans, kind_of, quoted_words
from claimtable.claims.subject_candidates import candidates
from claimtable.claims.subject_choice import NONE, OWN, is_settled, name_of_choice, parsed_subject
from claimtable.claims.subject_features import features_of
from claimtable.claims.subject_names import NAME, kind_of_subject, name_features, named_options
from claimtable.claims.subjects import main_verb
from claimtable.claims.understood_subjects import ruled_subject
from claimtable.claims.who import as_printed
from claimtable.coref.lookup import Referents
from claimtable.errors import OptionError
from claimtable.evaluation import normal
from claimtable.fitted import Logistic
from claimtable.heads import Head, Seen
from claimtable.layers import Attribution
from claimtable.training.choices import Choice, fit_choices, unseen
from claimtable.training.fitting import checksum
from claimtable.training.heads import Encoders, Viewed, choices_with_words, views_of
from claimtable.training.labelled import Labelled, Row, own_sentences

#: choices whose weights are drawn towards common ones, with the penalty on them
TOGETHER = (((OWN, NONE), 3.0), ((NAME,), 4.0))
FOLDS = 5
#: a claim that is found is the labelled one when they share so much of their characters
_ALIKE = 0.5
_PARTS = ("source", "cue", "content")


@dataclass(frozen=True, slots=True)
class Subjects:
    """The fitted choices, and the encoder's heads for two of them, by the names of their files."""

    choices: dict[str, Logistic]
    heads: dict[str, Head]


def fit_subjects(labelled: Labelled, folds: Path, nlp: Language) -> Subjects:
    """Fit the choices on the claims of ``labelled.gold`` and of ``labelled.labels``: ``{"article_id", "spans",
    "who"}``, and on those of ``labelled.sentences``: ``{"text", "source", "cue", "content", "who"}``.

    Claims are those that ``nlp`` finds in the articles; ``folds`` is what ``finetune_attribution`` wrote with two of
    them. Raises GoldError for files that do not fit and OptionError
    where nothing is labelled.
    """
    labels, encoders = labelled.by_article(lambda article: article["claims"]), Encoders(folds)
    viewed = [*_choices(labels, labelled, nlp, encoders), *_of_sentences(labelled, nlp, encoders)]
    heads: dict[str, Head] = {}
    found = [one.choice for one in viewed if one.choice.kind == NONE]
    for name in (OWN, NAME):
        if of_name := [one for one in viewed if one.choice.kind == name]:
            heads[name], heard = choices_with_words(of_name, encoders)
            found += heard
    if not any(any(one.right) for one in found):
        raise OptionError("no subject is labelled: give --gold or --labels with the texts as --articles")
    models: dict[str, Logistic] = {}
    for names, penalty in TOGETHER:
        models |= _models([one for one in found if one.kind in names], names, penalty, labelled)
    return Subjects(models, heads)


def _models(found: Sequence[Choice], names: Sequence[str], penalty: float, labelled: Labelled) -> dict[str, Logistic]:
    fitted, left_out = _fit(found, names, penalty), _left_out(found, names, penalty)
    data = checksum(*labelled.gold, *labelled.labels, *labelled.sentences)
    return {
        name: replace(fitted[name], facts={**_facts(of_name, left_out), "sha256 of the data": data})
        for name in names
        if (of_name := [one for one in found if one.kind == name])
    }


def _facts(found: Sequence[Choice], left_out: Mapping[int, bool]) -> dict[str, Any]:
    """Return what is told of a choice; ``left_out`` tells of every one whether weights fitted without its article were
    right.
    """
    counts = {"right": sum(left_out[id(one)] for one in found)}
    for sign in ("ruled", "printed"):
        if any(sign in option for one in found for option in one.options):
            counts[f"right by what is {sign}"] = sum(_is_right(one, sign) for one in found)
    return {
        "claims": len(found),
        "articles": len({one.group for one in found}),
        "right one among the options": sum(any(one.right) for one in found),
        "left out": {name: round(count / len(found), 4) for name, count in counts.items()},
    }


def _choices(
    labels: Mapping[str, Sequence[Row]], labelled: Labelled, nlp: Language, encoders: Encoders
) -> Iterator[Viewed]:
    for key, doc in labelled.docs(labels, nlp):
        yield from _viewed(doc, list(_of_article(doc, labels[key], key)), encoders)


def _viewed(doc: Doc, found: Sequence[tuple[Choice, Sequence[Seen]]], encoders: Encoders) -> Iterator[Viewed]:
    """Yield the choices of one Doc with what the encoders make of their options."""
    encoded = encoders.encode(doc) if any(listed for _, listed in found) else []
    for kind in (OWN, NONE, NAME):  # the options of one kind have as many spans
        of_kind = [one for one in found if one[0].kind == kind]
        views = iter(views_of(encoded, [seen for _, listed in of_kind for seen in listed]))
        for choice, listed in of_kind:
            yield Viewed(choice, [next(views) for _ in listed])


def _of_article(doc: Doc, labels: Sequence[Row], group: str) -> Iterator[tuple[Choice, Sequence[Seen]]]:
    referents = Referents(doc._.referents)
    places = [_characters(label["spans"]) for label in labels]
    for claim_span in find_claim_spans(doc):
        own = _characters([(span.start_char, span.end_char) for span in claim_span.spans])
        shares = [len(own & place) / len(own | place) for place in places]
        best = max(range(len(labels)), key=shares.__getitem__, default=None)
        if best is not None and shares[best] >= _ALIKE:
            who = normal(labels[best]["who"])
            yield from _phrases(claim_span, who, referents, group)
            yield from _names(claim_span, who, referents, group)


def _of_sentences(labelled: Labelled, nlp: Language, encoders: Encoders) -> Iterator[Viewed]:
    """Yield the choices among phrases in sentences of our own, each a group of its own."""
    for path in labelled.sentences:
        for row, doc, _ in own_sentences(path, nlp):
            source, cue, content = (_part(doc, *row[part]) for part in _PARTS)
            said = Attribution((source,), (cue,), (content,))
            marked = quoted_words(doc)
            claim_span = ClaimSpan(doc, (content,), kind_of((content,), marked), 1, said, carries_cue=True)
            found = _phrases(claim_span, normal(row["who"]), Referents([]), row["text"])
            yield from _viewed(doc, list(found), encoders)


def _part(doc: Doc, start: int, end: int) -> Span:
    span = doc.char_span(start, end, alignment_mode="expand")
    assert span is not None  # the characters are inside the sentence
    return span


def _phrases(
    claim_span: ClaimSpan, who: str, referents: Referents, group: str
) -> Iterator[tuple[Choice, Sequence[Seen]]]:
    """Yield the choice among phrases, where the parse leaves a doubt."""
    verb = main_verb(claim_span)
    own = parsed_subject(claim_span, verb)
    if own is not None and verb is not None and is_settled(own, verb, claim_span):
        return
    options = candidates(claim_span, verb, own)
    right = [bool(who) and normal(one.span.text) == who for one in options]
    if who and (not any(right) or who not in normal(" ".join(span.text for span in claim_span.spans))):
        named = [who in map(normal, _other_words(one.span, claim_span, referents)) for one in options]
        right = [said or name for said, name in zip(right, named, strict=True)]
    name = name_of_choice(own)
    choice = Choice(name, features_of(claim_span, verb, options), [*right, not who], group)
    yield choice, subject_choice.seen_of(options) if name == OWN else []


def _other_words(subject: Span, claim_span: ClaimSpan, referents: Referents) -> list[str]:
    """Return the names by which a subject may be given."""
    if not claim_span.holds(subject.start_char, subject.end_char):
        return [as_printed(subject, claim_span, referents)[0]]
    options = named_options(subject, claim_span, referents) if kind_of_subject(subject) else []
    return [one.referent.name for one in options]


def _names(
    claim_span: ClaimSpan, who: str, referents: Referents, group: str
) -> Iterator[tuple[Choice, Sequence[Seen]]]:
    """Yield the choice between the subject's own words and names, where there is one."""
    verb = main_verb(claim_span)
    subject = parsed_subject(claim_span, verb) or ruled_subject(verb, claim_span)
    if not subject or not claim_span.holds(subject.start_char, subject.end_char) or not kind_of_subject(subject):
        return
    options = named_options(subject, claim_span, referents)
    if options:
        right = [*(normal(one.referent.name) == who for one in options), normal(subject.text) == who]
        choice = Choice(NAME, name_features(subject, claim_span, options), right, group)
        yield choice, subject_names.seen_of(subject, options)


def _characters(spans: Sequence[Sequence[int]]) -> set[int]:
    return {index for start, end in spans for index in range(start, end)}


def _fit(found: Sequence[Choice], names: Sequence[str], penalty: float) -> dict[str, Logistic]:
    choices = [one for one in found if any(one.right)]
    return fit_choices(choices, names, penalty=penalty) if choices else dict.fromkeys(names, Logistic({}))


def _left_out(found: Sequence[Choice], names: Sequence[str], penalty: float) -> dict[int, bool]:
    """Return by the identity of every choice whether weights fitted without its article take what is right."""
    right: dict[int, bool] = {id(one): False for one in found}
    if len({one.group for one in found}) > 1:
        for seen, others in unseen(found, lambda one: one.group, FOLDS):
            models = _fit(seen, names, penalty)
            right |= {id(one): one.right[models[one.kind].choose(one.options)[0]] for one in others}
    return right


def _is_right(choice: Choice, sign: str) -> bool:
    return any(ok and sign in option for ok, option in zip(choice.right, choice.options, strict=True))

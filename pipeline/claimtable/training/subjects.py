"""Fits which phrase is the subject of a claim whose main verb has none of its own, and which name a pronoun or a
description that is a subject is given by; needs the extra ``train``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from claimtable.claims.claim_spans import ClaimSpan, find_claim_spans
from claimtable.claims.subject_candidates import candidates
from claimtable.claims.subject_choice import NAME as WHO
from claimtable.claims.subject_choice import features_of, find_subject, has_own_subject
from claimtable.claims.subject_names import NAME, kind_of_subject, name_features, named_options
from claimtable.claims.subjects import main_verb
from claimtable.claims.who import as_printed
from claimtable.coref.lookup import Referents
from claimtable.errors import OptionError
from claimtable.fitted import Logistic
from claimtable.training.choices import Choice, fit_choices, folds_of
from claimtable.training.fitting import checksum
from claimtable.training.labelled import Labelled, Row, read_rows
from claimtable.training.labels import normal

PENALTY = 5.0
FOLDS = 10
#: a claim that is found is the labelled one when they share so much of their characters
_ALIKE = 0.5


def fit_subjects(labelled: Labelled, nlp: Language) -> dict[str, Logistic]:
    """Fit both choices on the claims of ``labelled.gold`` and of ``labelled.labels``: ``{"article_id", "spans",
    "who"}``; return them by the names of their files.

    Claims are those that ``nlp`` finds in the articles. Raises GoldError for files that do not fit and OptionError
    where nothing is labelled.
    """
    labels = _labels(labelled)
    found = list(_choices(labels, labelled, nlp))
    if not any(any(one.right) for one in found):
        raise OptionError("no subject is labelled: give --gold or --labels with the texts as --articles")
    return {name: _model(name, [one for one in found if one.kind == name], labelled) for name in (WHO, NAME)}


def _model(name: str, found: Sequence[Choice], labelled: Labelled) -> Logistic:
    facts = {
        "claims": len(found),
        "articles": len({one.group for one in found}),
        "right one among the options": sum(any(one.right) for one in found),
        "left out": _left_out(found),
        "sha256 of the data": checksum(*labelled.gold, *labelled.labels),
    }
    return _fit(name, found, facts)


def _labels(labelled: Labelled) -> Mapping[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for path in labelled.gold:
        for row in read_rows(path):
            found.setdefault(row["article_id"], []).extend(row["claims"])
    for path in labelled.labels:
        for row in read_rows(path):
            found.setdefault(row["article_id"], []).append(row)
    return found


def _choices(labels: Mapping[str, Sequence[Row]], labelled: Labelled, nlp: Language) -> Iterator[Choice]:
    for key, doc in labelled.docs(labels, nlp):
        yield from _of_article(doc, labels[key], key)


def _of_article(doc: Doc, labels: Sequence[Row], group: str) -> Iterator[Choice]:
    referents = Referents(doc._.referents)
    places = [_characters(label["spans"]) for label in labels]
    for claim_span in find_claim_spans(doc):
        own = _characters([(span.start_char, span.end_char) for span in claim_span.spans])
        shares = [len(own & place) / len(own | place) for place in places]
        best = max(range(len(labels)), key=shares.__getitem__, default=None)
        if best is not None and shares[best] >= _ALIKE:
            who = normal(labels[best]["who"])
            if not has_own_subject(claim_span):
                yield _choice(claim_span, who, referents, group)
            yield from _names(claim_span, who, referents, group)


def _names(claim_span: ClaimSpan, who: str, referents: Referents, group: str) -> Iterator[Choice]:
    """Yield the choice between the subject's own words and names, where there is one."""
    subject = find_subject(claim_span)
    if not subject or not claim_span.holds(subject.start_char, subject.end_char) or not kind_of_subject(subject):
        return
    options = named_options(subject, claim_span, referents)
    if options:
        right = [*(normal(one.referent.name) == who for one in options), normal(subject.text) == who]
        yield Choice(NAME, name_features(subject, claim_span, options), right, group)


def _characters(spans: Sequence[Sequence[int]]) -> set[int]:
    return {index for start, end in spans for index in range(start, end)}


def _choice(claim_span: ClaimSpan, who: str, referents: Referents, group: str) -> Choice:
    verb = main_verb(claim_span)
    options = candidates(claim_span, verb)
    right = [bool(who) and normal(one.span.text) == who for one in options]
    if who and not any(right):
        right = [who in map(normal, _other_words(one.span, claim_span, referents)) for one in options]
    return Choice(WHO, features_of(claim_span, verb, options), [*right, not who], group)


def _other_words(subject: Span, claim_span: ClaimSpan, referents: Referents) -> list[str]:
    """Return the names by which a subject may be given."""
    if not claim_span.holds(subject.start_char, subject.end_char):
        return [as_printed(subject, claim_span, referents)[0]]
    options = named_options(subject, claim_span, referents) if kind_of_subject(subject) else []
    return [one.referent.name for one in options]


def _fit(name: str, found: Sequence[Choice], facts: Mapping[str, Any] | None = None) -> Logistic:
    choices = [one for one in found if any(one.right)]
    return fit_choices(choices, (name,), penalty=PENALTY, facts=facts)[name] if choices else Logistic({})


def _left_out(found: Sequence[Choice]) -> dict[str, float]:
    """Return the share of right choices in articles that the weights have not seen, and that of the rules and of the
    words as printed where these are among the options.
    """
    if not found:
        return {}
    folds = folds_of([one.group for one in found], FOLDS)
    right = 0
    for fold in sorted(set(folds.values())):
        left_out = [one for one in found if folds[one.group] == fold]
        model = _fit(left_out[0].kind, [one for one in found if folds[one.group] != fold])
        right += sum(one.right[model.choose(one.options)[0]] for one in left_out)
    alone = {sign: sum(_is_right(one, sign) for one in found) for sign in ("ruled", "printed")}
    shares = {"right": right} | {f"right by what is {sign}": count for sign, count in alone.items() if count}
    return {name: round(count / len(found), 4) for name, count in shares.items()}


def _is_right(choice: Choice, sign: str) -> bool:
    return any(ok and sign in option for ok, option in zip(choice.right, choice.options, strict=True))

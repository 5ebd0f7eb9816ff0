"""Steps to the cells of what the claim states: subject, verb, negation, modality."""

from __future__ import annotations

from spacy.tokens import Token

from claimtable.claims.predicates import denials, mood_of
from claimtable.claims.subject_choice import FOLDER, choice_of, find_subject
from claimtable.claims.subject_names import NAME
from claimtable.claims.subjects import main_verb
from claimtable.coref.links import GROUPS, file_of
from claimtable.coref.lookup import canonical_name
from claimtable.explanation.material import Material, text_span
from claimtable.schema import Step, TextSpan


def who_steps(material: Material) -> list[Step]:
    """Return the subject's words, and the name that stands for them."""
    claim, claim_span = material.claim, material.claim_span
    subject = find_subject(claim_span)
    if subject is None or not claim.who:
        return []
    verb = main_verb(claim_span)
    how = "subject" if verb is None else f"subject of {verb.text!r}"
    choice = choice_of(claim_span)
    by = f"choice {FOLDER}/{choice}" if choice else "parse"
    place = text_span(subject)
    steps = [Step((place,), place.of(claim.article.text), by, how)]
    if claim.who_span is not None:
        return steps
    if claim_span.holds(subject.start_char, subject.end_char):
        return [*steps, Step((place,), claim.who, f"choice {FOLDER}/{NAME}", "stands for")]
    referents = material.layers.referents
    referent = canonical_name(subject, referents)
    number = next((n for n, one in enumerate(referent.mentions) if one.start == subject.start), 0) if referent else 0
    link = referent.links[number] if referent is not None and referent.links else ""
    by = f"choice speakers/{file_of(link)}" if link in GROUPS else "rule subject's name"
    sure = referents.certainty(subject.start) if link in GROUPS else None
    return [*steps, Step((place,), claim.who, by, "stands for", sure)]


def predicate_steps(material: Material) -> list[Step]:
    """Return the main verb."""
    verb = main_verb(material.claim_span)
    return [] if verb is None else [Step((_word(verb),), material.claim.predicate, "parse", "main verb")]


def negated_steps(material: Material) -> list[Step]:
    """Return the words that deny."""
    words = denials(material.claim_span)
    spans = tuple(map(_word, words))
    how = "two of them cancel out" if len(words) == 2 else "denies the main clause" if words else "nothing denies it"
    return [Step(spans, str(material.claim.negated), "rule negation", how)]


def modality_steps(material: Material) -> list[Step]:
    """Return the rule that gives the modality, at the main verb."""
    verb = main_verb(material.claim_span)
    if verb is None:
        return [Step((), material.claim.modality, "rule no verb")]
    mood = mood_of(verb, material.claim_span)
    return [Step((_word(verb),), material.claim.modality, "rule " + (mood.name if mood else "a plain statement"))]


def _word(token: Token) -> TextSpan:
    return TextSpan(token.idx, token.idx + len(token))

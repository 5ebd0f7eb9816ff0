"""``who`` as the table prints it: the subject's words, or the canonical name that a pronoun stands for."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span

from claimtable import layers
from claimtable.claims.claim_spans import ClaimSpan
from claimtable.claims.speakers import describe_speaker
from claimtable.claims.subject_choice import find_subject
from claimtable.claims.subject_names import name_of_subject
from claimtable.claims.understood_subjects import is_source, source_phrase
from claimtable.coref.lookup import canonical_name, is_named
from claimtable.layers import Referent
from claimtable.lexicon.grammar import SPEAKING
from claimtable.schema import TextSpan

_REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})


def describe_subject(claim: ClaimSpan, referents: Sequence[Referent]) -> tuple[str, TextSpan | None]:
    """Return ``who`` as the table prints it, and its span (None when it was replaced by a canonical name).

    A pronoun or a description that stands for a named person or organisation, and the understood subject of an
    infinitive, are given by the canonical name; "I" and "we" stay.
    """
    subject = find_subject(claim)
    return as_printed(subject, claim, referents) if subject else ("", None)  # of a lone mark nothing is left


def as_printed(subject: Span, claim: ClaimSpan, referents: Sequence[Referent]) -> tuple[str, TextSpan | None]:
    """Return a subject as the table prints it, and its span (None when it was replaced by a canonical name)."""
    if subject.text.lower() in _REFLEXIVE and claim.attribution is not None:
        subject = source_phrase(claim) or subject
    name = _name_instead(subject, claim, referents)
    if name:
        return name, None
    return layers.original_text(subject), TextSpan(subject.start_char, subject.end_char)


def _name_instead(subject: Span, claim: ClaimSpan, referents: Sequence[Referent]) -> str:
    if subject.text.lower() in SPEAKING:
        return ""
    if is_source(subject, claim):
        speaker = describe_speaker(claim, referents)
        return (
            speaker.name if speaker.type in ("person", "organisation") and speaker.name != speaker.name.lower() else ""
        )
    if claim.holds(subject.start_char, subject.end_char):
        return name_of_subject(subject, claim, referents)
    referent = canonical_name(subject, referents)
    return referent.name if referent is not None and is_named(referent) else ""

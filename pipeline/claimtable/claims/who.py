"""``who`` as the table prints it: the subject's words, or the canonical name that a pronoun stands for."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span, Token

from claimtable import layers
from claimtable.claims.claim_spans import ClaimSpan
from claimtable.claims.speakers import describe_speaker
from claimtable.claims.subject_choice import find_subject
from claimtable.claims.understood_subjects import is_source, source_phrase
from claimtable.coref.lookup import canonical_name, is_named, pronoun_name
from claimtable.layers import Referent
from claimtable.lexicon.grammar import CLAUSE_BEARING, SPEAKING
from claimtable.lexicon.relations import FOR_IT
from claimtable.schema import TextSpan
from claimtable.syntax import is_infinitive

_REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
_PERSONAL = frozenset({"he", "she", "him", "her"})
_ONE = frozenset({"he", "she", "it"})
_PLURAL = frozenset({"they", "them", "everyone", "everybody"})
#: a pronoun is replaced by the name that it stands for with this probability or a higher one
_BAR = 0.6
_THING_BAR = 0.7
_PLURAL_BAR = 0.9
_JOINT_BAR = 0.4


def describe_subject(claim: ClaimSpan, referents: Sequence[Referent]) -> tuple[str, TextSpan | None]:
    """Return ``who`` as the table prints it, and its span (None when it was replaced by a canonical name).

    A pronoun that stands for a named person or organisation, and the understood subject of an infinitive, are given by
    the canonical name; "I" and "we" stay.
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
    if subject.text.lower() in SPEAKING or _is_expletive(subject):
        return ""
    if is_source(subject, claim):
        speaker = describe_speaker(claim, referents)
        return (
            speaker.name if speaker.type in ("person", "organisation") and speaker.name != speaker.name.lower() else ""
        )
    if len(subject) == 1 and subject[0].pos_ == "PRON":
        return _pronoun_name(subject, referents) or _own_name(subject, claim, referents)
    if claim.holds(subject.start_char, subject.end_char):
        return ""
    referent = canonical_name(subject, referents)
    return referent.name if referent is not None and is_named(referent) else ""


def _pronoun_name(pronoun: Span, referents: Sequence[Referent]) -> str:
    """Return the name that a pronoun stands for where that is sure enough."""
    if pronoun.text.lower() not in _PLURAL:
        return pronoun_name(pronoun, referents, bar=_BAR if pronoun.text.lower() in _PERSONAL else _THING_BAR)
    joint = pronoun_name(pronoun, referents, bar=_JOINT_BAR)
    return joint if " and " in joint else pronoun_name(pronoun, referents, bar=_PLURAL_BAR)


def _own_name(pronoun: Span, claim: ClaimSpan, referents: Sequence[Referent]) -> str:
    """Return the speaker's name for the pronoun that opens his reported words: "Qualcomm said | it had received"."""
    if pronoun.text.lower() not in _ONE or not _opens_reported_words(pronoun, claim):
        return ""
    speaker = describe_speaker(claim, referents)
    if pronoun_name(pronoun, referents) not in ("", speaker.name):
        return ""
    kind = "organisation" if pronoun.text.lower() == "it" else "person"
    is_named = speaker.name != speaker.name.lower() and " and " not in speaker.name
    return speaker.name if is_named and speaker.type == kind else ""


def _opens_reported_words(pronoun: Span, claim: ClaimSpan) -> bool:
    """Tell whether a pronoun is the first word of a content behind its cue, which the print does not show as speech."""
    if claim.attribution is None or claim.kind == "direct" or pronoun.start != claim.spans[0].start:
        return False
    return bool(claim.attribution.cue) and claim.attribution.cue[0].start < pronoun.start


def _is_expletive(subject: Span) -> bool:
    """Tell whether "it" stands for a clause that follows ("it is time to go", "it seems that ...") or for nothing."""
    token = subject[0]
    if len(subject) > 1 or token.lower_ != "it" or token.dep_ == "expl":
        return token.dep_ == "expl"
    if token.head.lemma_ not in CLAUSE_BEARING:
        return False
    below = [token.head, *(child for child in token.head.rights if child.dep_ in ("attr", "acomp", "oprd"))]
    clauses = [child for word in below for child in word.rights if child.dep_ in FOR_IT]
    return any(is_infinitive(clause) or _has_complementizer(clause) for clause in clauses)


def _has_complementizer(clause: Token) -> bool:
    opening = {word.lower_ for word in clause.doc[clause.left_edge.i : clause.i]}
    return clause.dep_ == "ccomp" or bool(opening & {"that", "who", "which", "for"})

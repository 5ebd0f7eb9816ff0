"""``speaker``, ``speaker_role`` and ``speaker_type``: from the words beside the cue to a canonical name."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span

from claimtable.claims.claim_spans import ClaimSpan
from claimtable.coref.certainty import certainty_bar
from claimtable.coref.lookup import Referents, indexed
from claimtable.layers import Attribution, Referent
from claimtable.lexicon.reporting import ADDRESSING
from claimtable.schema import Speaker, TextSpan
from claimtable.syntax import trim

_LABEL = 3
_ARTICLES = frozenset({"the", "a", "an", "both"})


def describe_speaker(claim: ClaimSpan, referents: Sequence[Referent]) -> Speaker:
    """Return who speaks in ``claim``: empty for the narrator and where nobody is named.

    A pronoun that stands for nobody known gives an empty name with its mention. Joint speakers are joined by " and ";
    their role is given where they share it. The mention is empty where the claim has no cue.
    """
    if claim.attribution is None:
        return Speaker()
    found = speaking_mentions(claim.attribution, indexed(referents))
    named = claim.carries_cue and claim.attribution.source and not _is_addressee(claim.attribution)
    mention = _mention(claim.attribution.source, found) if named else None
    people = list(dict.fromkeys(referent for _, referent in found))
    if not people:
        return Speaker(mention=mention, certain=mention is None)
    confidence = _confidence(found)
    roles = {referent.role for referent in people}
    types = {referent.type for referent in people}
    return Speaker(
        name=" and ".join(dict.fromkeys(referent.name for referent in people)),
        role=roles.pop() if len(roles) == 1 else "",
        type=types.pop() if len(types) == 1 else "group",
        mention=mention,
        confidence=confidence,
        certain=confidence is None or confidence >= certainty_bar(),
    )


def _confidence(found: Sequence[tuple[Span, Referent]]) -> float | None:
    """Return the probability of the least sure of the names; None where a component does not say how sure it is."""
    sure = [
        referent.certainty[place]
        for mention, referent in found
        for place, one in enumerate(referent.mentions)
        if referent.certainty and one.start <= mention.start < one.end
    ]
    return min(sure, default=None)


def speaking_mentions(attribution: Attribution, known: Referents) -> list[tuple[Span, Referent]]:
    """Return the mentions of those who speak: in the source, else in an interview's "A:" before the answer."""
    if _is_addressee(attribution):
        return []
    if attribution.source:
        return _speaking(attribution.source, known)
    if attribution.cue or not attribution.content:
        return []
    start = attribution.content[0].start
    return known.speaking(max(start - _LABEL, 0), start)[-1:]


def _is_addressee(attribution: Attribution) -> bool:
    """Tell whether the source is who was spoken to: "The court was told that ...", "Drivers were warned that ..."."""
    verbs = [token for piece in attribution.cue for token in piece if token.pos_ == "VERB"]
    if not verbs or not attribution.source or verbs[-1].lemma_ not in ADDRESSING:
        return False
    return any(child.dep_ == "auxpass" for child in verbs[-1].children) and _stands_before(attribution)


def _stands_before(attribution: Attribution) -> bool:
    """Tell whether the source is the subject in front of the cue, not the agent behind it ("was told by Roe")."""
    return attribution.source[0].start < attribution.cue[0].start


def _speaking(source: Sequence[Span], known: Referents) -> list[tuple[Span, Referent]]:
    """Return the mentions of those who speak; from a foreign coreference component, the source's head's."""
    for piece in source:
        found = known.speaking(piece.start, piece.end)
        if found:
            return found
    heads = [(trim(piece), known.at(piece.root.i)) for piece in source]
    return [(piece, referent) for piece, referent in heads if referent is not None][:1]


def _mention(source: Sequence[Span], found: Sequence[tuple[Span, Referent]]) -> TextSpan | None:
    spans = [mention for mention, _ in found] or [piece for piece in map(trim, source[:1]) if len(piece)]
    if not spans:
        return None
    return TextSpan(_with_article(spans[0], found).start_char, spans[-1].end_char)


def _with_article(span: Span, found: Sequence[tuple[Span, Referent]]) -> Span:
    """Return an organisation's mention with its article and "both"; people's names have none."""
    start, doc = span.start, span.doc
    if found and found[0][1].type == "person":
        return span
    while start and doc[start - 1].lower_ in _ARTICLES and not doc[start].is_sent_start:
        start -= 1
    return doc[start : span.end]

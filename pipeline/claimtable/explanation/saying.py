"""Steps to the cells of who said it and how."""

from __future__ import annotations

from claimtable import layers
from claimtable.claims.cues import cue_class, cue_head, cue_spans
from claimtable.claims.speakers import speaking_mentions
from claimtable.coref.links import GROUPS, file_of
from claimtable.coref.roles import FOLDER, kind_of
from claimtable.explanation.material import Material, text_span, text_spans
from claimtable.layers import Referent
from claimtable.schema import Step, TextSpan

#: how a mention that no fitted choice has linked came to its referent
_LINKS = {
    "name": ("rule names", "a form of the name"),
    "phrase": ("rule phrases", "an unnamed source, in its own words"),
    "": ("claim_coref", "as the component says"),
}


def claim_steps(material: Material) -> list[Step]:
    """Return where the words of the claim come from: an attribution's content, or the article's own voice."""
    claim = material.claim
    attribution = material.claim_span.attribution
    if attribution is None:
        return [Step(claim.spans, claim.text, "rule narrator", "a statement of the article's own", claim.confidence)]
    by = f"layout {attribution.layout}" if attribution.layout else "attribution model"
    content = text_spans(attribution.content)
    found = Step(content, "content", by.strip(), "what is attributed", attribution.confidence)
    return [found, Step(claim.spans, claim.text, "choice claims/certainty", "one sentence of it", claim.confidence)]


def kind_steps(material: Material) -> list[Step]:
    """Return how much of the claim stands inside quotation marks."""
    claim, claim_span = material.claim, material.claim_span
    if claim_span.attribution is None:
        return [Step((), claim.kind, "rule kind", "no attribution")]
    if claim_span.attribution.layout == "speech":
        return [Step(claim.spans, claim.kind, "layout speech", "the print shows the words as the speaker's own")]
    quotes = [
        quote
        for quote in layers.get_spans(claim_span.doc, layers.QUOTES)
        if any(quote.start < span.end and span.start < quote.end for span in claim_span.spans)
    ]
    how = {"direct": "all words", "mixed": "some words", "indirect": "no words"}[claim.kind]
    return [Step(text_spans(quotes), claim.kind, "rule kind", f"{how} inside quotation marks")]


def quote_steps(material: Material) -> list[Step]:
    """Return where the marks of the claim's quoted words stand."""
    return kind_steps(material) if material.claim.quote else []


def speaker_steps(material: Material) -> list[Step]:
    """Return the way from the words beside the cue to the canonical name, and where that stands."""
    attribution, claim = material.claim_span.attribution, material.claim
    if attribution is None:
        return [Step((), "", "rule narrator", "nobody is quoted")]
    found = speaking_mentions(attribution, material.layers.referents)
    steps = []
    for mention, referent in found:
        steps.append(_link(mention.start, text_span(mention), referent))
        steps += _fullest(referent, besides=mention.start)
    if steps:
        return steps
    beside = claim.speaker.mention
    return [Step((beside,) if beside else (), "", "claim_coref", "stands for nobody that is known")]


def _link(start: int, span: TextSpan, referent: Referent) -> Step:
    place = next((n for n, one in enumerate(referent.mentions) if one.start <= start < one.end), 0)
    link = referent.links[place] if referent.links else ""
    sure = referent.certainty[place] if referent.certainty else None
    if link in GROUPS:
        return Step((span,), referent.name, f"choice speakers/{file_of(link)}", "same speaker", sure)
    by, how = _LINKS[link]
    return Step((span,), referent.name, by, how, sure)


def _fullest(referent: Referent, *, besides: int) -> list[Step]:
    """Return the place of the fullest form of a name, unless that is what stands beside the cue."""
    full = next((one for one in referent.mentions if one.text.endswith(referent.name)), None)
    if full is None or full.start == besides:
        return []
    return [Step((text_span(full),), referent.name, "rule fullest name", "the fullest form in the article")]


def role_steps(material: Material) -> list[Step]:
    """Return where the article gives the role."""
    role, text = material.claim.speaker.role, material.claim.article.text
    if not role or material.claim_span.attribution is None:
        return []
    found = speaking_mentions(material.claim_span.attribution, material.layers.referents)
    near = [one.start_char for _, referent in found for one in referent.mentions]
    places = [at for at in range(len(text)) if text.startswith(role, at)]
    best = min(places, key=lambda at: min((abs(at - other) for other in near), default=at), default=None)
    spans = () if best is None else (TextSpan(best, best + len(role)),)
    by = f"choice {FOLDER}/{kind_of(material.claim.speaker.type)}"
    return [Step(spans, role, by, "the likeliest of the phrases that may tell what the speaker is")]


def type_steps(material: Material) -> list[Step]:
    """Return what sort of speaker it is."""
    kind = material.claim.speaker.type
    return [Step((), kind, "claim_coref", "by name, role and title")] if kind else []


def cue_steps(material: Material) -> list[Step]:
    """Return the words that attribute."""
    spans = text_spans(cue_spans(material.claim_span))
    if not spans or material.claim_span.attribution is None:
        return []
    whole = text_spans(material.claim_span.attribution.cue)
    by = "attribution model"
    return [Step(whole, material.claim.cue, by, "without times, adverbs and addressees at its ends")]


def cue_class_steps(material: Material) -> list[Step]:
    """Return the word that the class goes by."""
    head = cue_head(material.claim_span)
    if not material.claim.cue_class:
        return []
    if head is None:
        return [Step((), material.claim.cue_class, "rule plain saying", "the print attributes, without a cue")]
    span = TextSpan(head.idx, head.idx + len(head))
    return [Step((span,), cue_class(material.claim_span), "list lexicon/cues", head.lemma_.lower())]


def told_to_steps(material: Material) -> list[Step]:
    """Return the outlet behind the cue."""
    claim = material.claim
    return [Step((), claim.told_to, "list lexicon/cues", "an outlet that the cue addresses")] if claim.told_to else []

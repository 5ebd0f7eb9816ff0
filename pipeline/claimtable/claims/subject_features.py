"""Features of the phrases that may be a claim's subject, for the fitted choice among them."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from spacy.tokens import Span, Token

from claimtable.claims.claim_spans import ClaimSpan
from claimtable.claims.cues import cue_head
from claimtable.claims.subject_candidates import Candidate
from claimtable.claims.subject_extents import is_finite_word
from claimtable.fitted import Features
from claimtable.lexicon.cues import SUBJECT_CONTROL
from claimtable.lexicon.grammar import FINITE_TAGS
from claimtable.syntax import is_finite, is_infinitive

_SIZES = (1, 2, 3, 4, 5, 8, 13)
_SAME_WORDS = frozenset({"ADP", "SCONJ", "CCONJ", "DET", "PUNCT", "PRON", "PART"})
_MARKED = frozenset({",", "(", "and", "who", "that", "which", '"', "—", "--"})
_PLACES = 3
_NEAR = 3


def features_of(claim: ClaimSpan, verb: Token | None, found: Sequence[Candidate]) -> list[Features]:
    """Return the features of the candidates, and last those of there being no subject."""
    inside = claim.indices
    ruled = next((one.span for one in found if one.is_ruled), None)
    starts = sorted({one.span.start for one in found if one.span.start in inside})
    style = "narrator" if claim.attribution is None else claim.kind
    setting = dict.fromkeys(_setting(claim, verb, style))
    options: list[Features] = []
    for one in found:
        names = [*_phrase(one), *_edges(one, inside), *_verb(one, inside), *_against(one.span, ruled)]
        names += [*_marks(one.span), *_main(one, verb), *_before(one.span, claim, style)]
        order = min(starts.index(one.span.start), _PLACES) if one.span.start in inside else "outside"
        names += [f"order {order}", f"{one.source}, order {order}"]
        if one.span.start == claim.spans[0].start:
            names.append(f"{one.source}, opens")
        names += [f"{one.source}, {fact}" for fact in setting]
        options.append(dict.fromkeys(names, 1.0))
    is_ruled = any(one.is_ruled for one in found)
    none = [*(f"none, {fact}" for fact in setting), "none", *([] if is_ruled else ["ruled", "ruled, none"])]
    return [*options, dict.fromkeys(none, 1.0)]


def _setting(claim: ClaimSpan, verb: Token | None, style: str) -> Iterator[str]:
    """Yield what is so for all candidates: the form of the main verb, the kind of claim, its first word, its cue."""
    form = "no verb" if verb is None else _form(verb)
    yield form
    yield style
    yield f"{form}, {style}"
    yield f"begins {_kind(claim.spans[0][0])}"
    yield f"{form}, begins {_kind(claim.spans[0][0])}"
    cue = cue_head(claim)
    if cue is not None:
        if cue.lemma_.lower() in SUBJECT_CONTROL:
            yield "cue of one's own deed"
            yield f"{form}, cue of one's own deed"
        yield f"cue {cue.lemma_.lower()}"
        yield f"{form}, cue {cue.lemma_.lower()}"


def _form(verb: Token) -> str:
    return "infinitive" if is_infinitive(verb) else "finite" if is_finite(verb) else verb.tag_


def _phrase(one: Candidate) -> Iterator[str]:
    """Yield where the phrase comes from and what it holds."""
    span, head, edge = one.span, one.span.root, one.edge
    yield f"source {one.source}"
    yield f"source {one.source}, {edge}"
    yield f"edge {edge}"
    if one.is_ruled:
        yield "ruled"
        yield f"ruled, {one.source}"
    yield f"head {head.pos_}"
    yield f"{one.source}, head {head.dep_}"
    yield f"{one.source}, head {head.tag_}"
    size = next((limit for limit in _SIZES if len(span) <= limit), 20)
    yield f"words {size}"
    yield f"{edge}, words {size}"
    for word in sorted(_MARKED.intersection(token.text for token in span)):
        yield f"holds {word}"
        yield f"holds {word}, {edge}"
    if any(token.tag_ in FINITE_TAGS for token in span):
        yield "holds a verb"
    for relation in sorted({"appos", "relcl"}.intersection(token.dep_ for token in span)):
        yield f"holds {relation}, {edge}"
    if len(span) == 1 and head.pos_ == "PRON":
        yield f"pronoun {head.lower_}"


def _edges(one: Candidate, inside: Container[int]) -> Iterator[str]:
    """Yield what stands at the phrase's edges."""
    span, doc = one.span, one.span.doc
    yield f"first {_kind(span[0])}"
    yield f"last {_kind(span[-1])}"
    if span.start:
        yield f"behind {_kind(doc[span.start - 1])}{'' if span.start - 1 in inside else ' outside'}"
    if span.end < len(doc):
        after = doc[span.end]
        yield f"ahead of {_kind(after)}{'' if span.end in inside else ' outside'}"
        yield f"{one.edge}, ahead of {_kind(after)}"
        if span.start <= after.head.i < span.end and after.dep_ != "punct":
            yield f"cuts {after.dep_}"


def _against(span: Span, ruled: Span | None) -> Iterator[str]:
    """Yield how the phrase differs from what the rules would take."""
    if ruled is None:
        return
    doc = span.doc
    if span.start == ruled.start and span.end != ruled.end:
        change, after = ("shorter", doc[span.end]) if span.end < ruled.end else ("longer", doc[ruled.end])
        yield "ruled start"
        yield f"ruled, {change} by {_kind(after)}"
        yield f"ruled, {change} by {after.dep_}"
    elif span.end == ruled.end and span.start != ruled.start:
        change, start = ("later", span.start) if span.start > ruled.start else ("earlier", ruled.start)
        yield "ruled end"
        yield f"ruled, {change} by {_kind(doc[start - 1])}"
    elif span.start < ruled.end and ruled.start < span.end:
        yield "ruled overlaps"
    else:
        yield "ruled behind" if span.end <= ruled.start else "ruled before"


def _marks(span: Span) -> Iterator[str]:
    """Yield whether the phrase is whole by its marks."""
    words = [token.text for token in span]
    if words.count("(") != words.count(")") or words.count("[") != words.count("]"):
        yield "bracket open"
    if words.count('"') % 2:
        yield "quote open"
    if "," in words:
        yield f"commas {min(words.count(','), _PLACES)}"
        yield f"comma and and {'and' in words or 'or' in words}"


def _main(one: Candidate, verb: Token | None) -> Iterator[str]:
    """Yield whether the phrase is the subject of the main verb, and stands before a verb that agrees with it."""
    if verb is not None and one.verb is not None:
        is_main = one.verb.i == verb.i
        yield f"of main verb {is_main}"
        yield f"{one.source} of main verb {is_main}"
        if not one.is_ruled:
            yield f"{one.source} of main verb {is_main}, not ruled"
    behind = one.span.doc[one.span.end : one.span.end + _NEAR]
    after = next((token for token in behind if token.pos_ != "ADV" and not token.is_punct), None)
    if after is not None:
        yield f"verb next {is_finite_word(after)}"
        if is_finite_word(after):
            yield f"agrees {_number(one.span)} {after.lower_ if after.pos_ == 'AUX' else after.tag_}"
            yield f"verb next {after.dep_}"


def _number(span: Span) -> str:
    head = span.root
    joined = any(child.dep_ == "cc" for child in head.children)
    return "plural" if joined or head.tag_ in ("NNS", "NNPS") else "singular"


def _before(span: Span, claim: ClaimSpan, style: str) -> Iterator[str]:
    """Yield how many commas, verbs and conjunctions of the claim stand before the phrase."""
    before = span.doc[min(claim.spans[0].start, span.start) : span.start]
    commas = sum(token.text == "," for token in before)
    verbs = min(sum(token.tag_ in FINITE_TAGS for token in before), 2)
    marked = any(token.tag_ == "IN" and token.dep_ == "mark" for token in before)
    yield f"commas before {min(commas, _PLACES)}"
    yield f"verbs before {verbs}, commas before {min(commas, 2)}"
    yield f"verbs before {verbs}, {style}"
    yield f"mark before {marked}, commas {min(commas, 2)}"


def _verb(one: Candidate, inside: Container[int]) -> Iterator[str]:
    """Yield what verb the phrase is the subject of."""
    verb = one.verb
    if verb is None:
        return
    yield f"{one.source}, verb {verb.dep_}"
    yield f"verb {verb.dep_} {_form(verb)}"
    mark = next((child.lower_ for child in verb.children if child.dep_ == "mark"), "")
    if mark:
        yield "marked"
        yield f"marked {mark}"
    if verb.head.i == verb.i or verb.head.i not in inside:
        yield "verb on top"


def _kind(token: Token) -> str:
    return token.lower_ if token.pos_ in _SAME_WORDS else token.tag_

"""``cue``, ``cue_class`` and ``told_to``: how the attribution words its verb, and to whom it was said."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from claimtable import layers
from claimtable.claims.claim_spans import ClaimSpan, asked_once
from claimtable.lexicon.cues import (
    ASKING,
    CUE_CLASSES,
    DOCUMENTS,
    INTERVIEWS,
    OUTLET_WORDS,
    OUTLETS,
    QUESTION_WORDS,
    SETTINGS,
    VIA,
)
from claimtable.lexicon.relations import HEARERS
from claimtable.syntax import noun_phrase, trim

_TIMES = frozenset({"DATE", "TIME"})


def cue_text(claim: ClaimSpan) -> str:
    """Return the cue as printed, its pieces joined by a space; empty where the claim carries none."""
    return " ".join(layers.original_text(piece) for piece in cue_spans(claim))


@asked_once
def cue_spans(claim: ClaimSpan) -> list[Span]:
    """Return the pieces of the cue, without times, adverbs and addressees at its ends; none where the claim has no cue.

    A cue that holds nothing else is kept whole.
    """
    if claim.attribution is None or not claim.carries_cue:
        return []
    pieces = [_without_tail(piece) for piece in claim.attribution.cue]
    return [piece for piece in pieces if len(piece)] or list(claim.attribution.cue)


def _without_tail(piece: Span) -> Span:
    """Return ``piece`` up to the last word that is no time, no preposition before one, no adverb and no mark.

    A phrase behind the verb that says where it was said ("said in a statement") is left out too.
    """
    end = next((token.i for token in piece if _opens_phrase(token, piece)), piece.end)
    while end > piece.start and _is_tail(piece.doc[end - 1], piece):
        end -= 1
    start = piece.start
    while start < end and _is_lead(piece.doc[start]):
        start += 1
    return piece.doc[start:end]


def _is_lead(token: Token) -> bool:
    """Tell whether a word in front of the cue's verb is none of it: "(Roe) | also", "(Roe) | Friday (assured)"."""
    return token.is_punct or token.pos_ == "ADV" or (token.ent_type_ in _TIMES and token.pos_ not in ("VERB", "AUX"))


def _opens_phrase(token: Token, piece: Span) -> bool:
    """Tell whether a phrase such as "in a statement" begins at ``token``, behind the verb of the cue."""
    if token.lower_ not in SETTINGS or token.pos_ != "ADP" or token.i == piece.start:
        return False
    spoken = any(word.pos_ == "VERB" for word in piece.doc[piece.start : token.i])
    return spoken and any(word.pos_ in ("NOUN", "PROPN") for word in piece.doc[token.i : piece.end])


def _is_tail(token: Token, piece: Span) -> bool:
    """Tell whether the last word of a cue is none of it: a time, a mark, a preposition before a time, an adverb."""
    if token.ent_type_ in _TIMES or token.is_space or token.is_punct:
        return True
    if token.pos_ == "ADP":
        return token.i + 1 < piece.end and token.nbor().ent_type_ in _TIMES
    return token.pos_ == "ADV" and token.dep_ == "advmod" and token.i > piece.start


@asked_once
def cue_head(claim: ClaimSpan) -> Token | None:
    """Return the word of the cue that says in which way the content is attributed, or None without a cue."""
    words = _cue_words(claim)
    for wanted in (("VERB",), ("NOUN", "PROPN", "ADJ", "ADV"), ("AUX", "ADP", "SCONJ")):
        named = [word for word in words if word.pos_ in wanted]
        listed = [word for word in named if word.lemma_.lower() in CUE_CLASSES]
        if listed or named:
            return (listed or named)[0]
    return words[0] if words else None


def _cue_words(claim: ClaimSpan) -> list[Token]:
    if claim.attribution is None:
        return []
    return [token for piece in claim.attribution.cue for token in piece if token.is_alpha]


@asked_once
def cue_class(claim: ClaimSpan) -> str:
    """Return the class of the attribution's cue; empty for the narrator.

    One of ``say``, ``claim`` (words of doubt), ``admit``, ``deny``, ``announce``, ``believe``, ``predict``, ``demand``,
    ``find`` and ``cite`` (a document says so).
    """
    if claim.attribution is None:
        return ""
    head = cue_head(claim)
    found = _class_of(head, claim) if head is not None else "say"
    return "cite" if found == "say" and _is_document(claim) else found


def _class_of(head: Token, claim: ClaimSpan) -> str:
    lemma = head.lemma_.lower()
    if lemma in ASKING and (claim.kind == "direct" or claim.spans[0][0].lower_ in QUESTION_WORDS):
        return "say"
    if lemma == "call" and any(word.lower_ in ("on", "upon", "for") for word in _cue_words(claim)):
        return "demand"
    return CUE_CLASSES.get(lemma, "say")


def _is_document(claim: ClaimSpan) -> bool:
    assert claim.attribution is not None
    return any(piece.root.lemma_.lower() in DOCUMENTS for piece in claim.attribution.source if len(piece))


def told_to(claim: ClaimSpan) -> str:
    """Return the outlet that the speaker spoke to ("told The Associated Press"), without article, or "" if none."""
    if claim.attribution is None:
        return ""
    speaking = {token.i for piece in claim.attribution.source for token in piece}
    for head in _cue_words(claim):
        for word in _hearers(head):
            outlet = _outlet(word) if word.i not in speaking else None
            if outlet is not None:
                return layers.original_text(outlet)
    return ""


def _hearers(head: Token) -> Iterator[Token]:
    """Yield the nouns for those to whom ``head`` says that something was said."""
    for child in head.rights:
        if child.dep_ in HEARERS:
            yield child
        elif child.dep_ in ("prep", "agent") and child.lower_ in VIA:
            yield from _behind(child)
        elif child.dep_ in ("advcl", "xcomp") and child.lemma_ in ("speak", "talk"):
            yield from _hearers(child)


def _behind(preposition: Token) -> Iterator[Token]:
    """Yield the object of a preposition, and of "in an interview with X" the X."""
    for word in preposition.rights:
        if word.dep_ != "pobj":
            continue
        if preposition.lower_ in ("to", "with", "by"):
            yield word
        elif word.lemma_.lower() in INTERVIEWS:
            for below in word.rights:
                if below.dep_ == "prep" and below.lower_ in ("with", "to", "for", "on"):
                    yield from (noun for noun in below.rights if noun.dep_ == "pobj")


def _outlet(word: Token) -> Span | None:
    """Return the name of the outlet that ``word`` heads, or None where it is none."""
    if word.pos_ != "PROPN" and word.lower_ not in OUTLETS:
        owner = next((child for child in word.children if child.dep_ in ("poss", "compound", "nmod")), None)
        return _outlet(owner) if owner is not None else None
    phrase = noun_phrase(word, range(len(word.doc)))
    start = phrase.start
    while start < phrase.end - 1 and phrase.doc[start].lower_ in ("the", "a", "an"):
        start += 1
    name = trim(phrase.doc[start : word.i + 1])
    ends = range(len(name), 0, -1)
    return next((name[:end] for end in ends if _is_outlet(name[:end])), None)


def _is_outlet(name: Span) -> bool:
    """Tell whether ``name`` is a known outlet or ends like one's name ("Fox News", "Sunday Times")."""
    key = name.text.casefold().replace(".", "")
    return key in OUTLETS or (len(name) > 1 and name[-1].lower_ in OUTLET_WORDS and name[-1].is_title)

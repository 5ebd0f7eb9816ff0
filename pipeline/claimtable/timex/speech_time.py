"""Which time expression dates the saying of a statement ("said on Thursday")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Span, Token

from claimtable.layers import Attribution
from claimtable.lexicon.time_words import PUBLISHED

#: clauses that happen when their superior clause does: "he spoke on Monday, adding that ..."
_SAME_TIME = frozenset({"conj", "advcl", "relcl", "acl", "xcomp", "pcomp"})
_OF_A_NOUN = frozenset({"relcl", "acl"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_CLIMBS = 3
#: characters behind the author of a post within which its date begins
POST_WIDTH = 60
#: tokens of an account's name between the author and the date: "(@adaroe)"
_HANDLE = 8


def speech_time(attribution: Attribution, times: Sequence[Span]) -> Span | None:
    """Return the first of ``times`` that modifies the attribution's cue, or the clause that the cue goes along with.

    ``times`` are the expressions of the sentences that hold the cue or the source, and of ``POST_WIDTH`` characters
    behind them, in text order; those inside the content do not count. A post without a cue has the date behind its
    author: "— Ada Roe (@adaroe) May 2, 2020". None when there is none.
    """
    said = {token.i for piece in attribution.content for token in piece}
    if not any(token.text[:1].isalpha() for piece in attribution.cue for token in piece):
        return _posted(attribution, times)
    held = {piece.sent.start for piece in attribution.cue}
    times = [span for span in times if span.sent.start in held]
    outside = [span for span in times if not said.intersection(range(span.start, span.end))]
    for verb, other in _clauses(attribution.cue[0].root, said):
        found = next((span for span in outside if _hangs_on(span.root, verb, said, other)), None)
        if found is not None:
            return found
    return next((span for span in times if dates_cue(span, attribution)), None)


def _posted(attribution: Attribution, times: Sequence[Span]) -> Span | None:
    """Return the date that only an account's name and marks part from the author before it."""
    if not attribution.source:
        return None
    end = attribution.source[-1].end
    behind = next((span for span in times if end <= span.start <= end + _HANDLE), None)
    if behind is None:
        return None
    between = behind.doc[end : behind.start]
    plain = all(token.is_punct or "@" in token.text or token.is_space or _in_brackets(token) for token in between)
    return behind if plain and "\n" not in between.text else None


def _in_brackets(token: Token) -> bool:
    return token.i > 1 and "(" in (token.nbor(-1).text, token.nbor(-2).text)


def dates_cue(span: Span, attribution: Attribution) -> bool:
    """Tell whether a time stands between the object of the cue and its infinitive: "urged Russia on Friday to wait"."""
    if span.end >= len(span.doc) or span.doc[span.end].lower_ != "to" or span.doc[span.end].dep_ != "aux":
        return False
    cue = {token.i for piece in attribution.cue for token in piece}
    head = span.root.head
    return head.i in cue or (head.pos_ == "ADP" and head.head.i in cue)


def _clauses(cue: Token, said: set[int]) -> Iterator[tuple[Token, bool]]:
    """The cue's head word, and the verbs of the clauses above that it shares its time with.

    Beside each: whether its subject may be another one than the speaker.
    """
    verb, other = cue, False
    yield verb, other
    for _ in range(_CLIMBS):
        if verb.dep_ not in _SAME_TIME or any(child.lower_ == "had" for child in verb.children):
            return
        if verb.dep_ == "conj" and any(child.dep_ in _SUBJECTS for child in verb.children):
            return  # a main clause of its own
        other = other or verb.dep_ in _OF_A_NOUN
        verb = verb.head
        while verb.pos_ not in ("VERB", "AUX") and verb.head.i != verb.i:
            verb = verb.head
        if verb.i in said:
            return
        yield verb, other


def _hangs_on(token: Token, verb: Token, said: set[int], other: bool) -> bool:
    """Tell whether ``token`` modifies ``verb``: no content and no clause but a publication's lies between them.

    Nor does a subject that may be an ``other`` than the speaker ("Saturday's feast, once called a crime, will ...").
    """
    while token.i != verb.i:
        if token.head.i == token.i or token.i in said or (other and token.dep_ in _SUBJECTS) or _parts(token):
            return False
        token = token.head
    return True


def _parts(token: Token) -> bool:
    """Tell what parts a time from the verb that it may date: a day that something is meant "for", another clause."""
    if token.pos_ in ("VERB", "AUX"):
        return token.dep_ not in _OF_A_NOUN or token.lemma_ not in PUBLISHED
    return token.dep_ == "pobj" and token.head.lower_ == "for" and token.ent_type_ in ("DATE", "TIME")

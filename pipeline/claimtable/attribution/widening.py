"""What belongs to a content that labels cut off: who is asked, the clause of an adverb, gaps, heads and tails."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from spacy.tokens import Doc, Token

from claimtable.attribution.clauses import clause_words, extent, noun_phrase
from claimtable.attribution.scenes import Scene
from claimtable.lexicon import reporting
from claimtable.lexicon.grammar import COORDINATING
from claimtable.lexicon.relations import ATTACHED
from claimtable.lexicon.reporting import ASKING_OBJECT
from claimtable.syntax import is_finite, shared_subject

_NOMINAL = frozenset(("NOUN", "PROPN", "PRON"))
#: tokens of a gap that is filled, at most
_GAP = 30
#: words between a request and its infinitive at most
_OBJECT = 14


def with_request_object(scene: Scene) -> set[int]:
    """Take in who is asked: "urged | residents to avoid the road", "called on | the board to talk"."""
    content = set(scene.content)
    verb, first = scene.verb, scene.doc[min(content)]
    if verb is None or verb.lemma_.lower() not in ASKING_OBJECT or first.tag_ != "TO" or first.i <= verb.i:
        return content
    start = max(scene.cue) + 1
    between = range(start + (scene.doc[start].pos_ == "ADP"), first.i)  # "called on | the board to talk"
    is_free = scene.source.isdisjoint(between) and len(between) <= _OBJECT
    return content | set(between) if is_free and _is_object([scene.doc[index] for index in between]) else content


def _is_object(words: Sequence[Token]) -> bool:
    """Tell whether the words between a request and its infinitive are whom it asks."""
    if any(word.is_punct for word in words):
        return False
    return any(word.dep_ in ("dobj", "pobj", "nsubj", "dative") and word.pos_ in _NOMINAL for word in words)


def with_clause_of_adverb(scene: Scene) -> set[int]:
    """Take in the whole clause of a hearsay adverb: "[The ship] reportedly [carried 600 tons on Monday]"."""
    content = set(scene.content)
    if not scene.cue or scene.source or not all(_is_hearsay(scene.doc[index]) for index in scene.cue):
        return content
    verb = scene.doc[min(scene.cue)].head
    if verb.pos_ not in ("VERB", "AUX") or not content & extent(verb):
        return content
    words = clause_words(verb) - scene.cue
    subject = shared_subject(verb)
    if subject is not None and subject.i not in words and subject.sent == verb.sent:
        words |= noun_phrase(subject)
    return words


def _is_hearsay(token: Token) -> bool:
    return token.lower_ in reporting.ADVERBS


def with_attached_tail(scene: Scene) -> set[int]:
    """Take in what hangs on the last words up to the sentence's end: ", which offset a 3% drop"."""
    content = set(scene.content)
    last = max(content)
    end = scene.doc[last].sent.end
    tail = [index for index in range(last + 1, end) if not scene.doc[index].is_space]
    words = [scene.doc[index] for index in tail if scene.doc[index].is_alpha or scene.doc[index].like_num]
    if last in scene.quoted or not words or not _is_free(tail, scene) or words[0].lower_ in COORDINATING:
        return content
    return content | set(tail) if _hangs_on(scene.doc, tail, content) else content


def _is_free(indices: Sequence[int], scene: Scene) -> bool:
    return scene.cue.isdisjoint(indices) and scene.source.isdisjoint(indices) and scene.others.isdisjoint(indices)


def _hangs_on(doc: Doc, indices: Sequence[int], content: set[int]) -> bool:
    """Tell whether the parse hangs all of ``indices`` on words of the content, and none as a coordinated clause."""
    inside = set(indices)
    for index in indices:
        token = doc[index]
        if token.is_punct or (token.head.i in inside and token.head.i != token.i):
            continue
        if token.head.i not in content or token.dep_ not in ATTACHED:
            return False
        if token.dep_ == "npadvmod" and any(is_finite(below) for below in token.subtree):  # "the day they left"
            return False
    return True


def with_gaps(scene: Scene) -> set[int]:
    """Take in what stands between two pieces of a content in one sentence where nobody else has it."""
    content = set(scene.content)
    for piece, after in pairwise(scene.pieces()):
        gap = range(piece.end, after.start)
        one_sentence = scene.doc[piece.end - 1].sent.end > after.start
        closed = piece.end - 1 in scene.quoted  # a quotation ends: what follows is the reporter's
        if one_sentence and not closed and len(gap) <= _GAP and _is_free(gap, scene):
            content |= set(gap)
    return content

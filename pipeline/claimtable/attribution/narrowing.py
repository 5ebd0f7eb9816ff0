"""What does not belong to a content that it is glued to: nouns of saying, other clauses, other speakers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Span, Token

from claimtable.attribution.clauses import child_of
from claimtable.attribution.scenes import Scene
from claimtable.lexicon import reporting
from claimtable.rules import Rule, decide
from claimtable.syntax import is_finite

_NOMINAL = frozenset(("DET", "ADJ", "NOUN", "PROPN", "PRON", "ADP", "PART", "NUM", "ADV"))


def without_passive_addressee(scene: Scene) -> set[int]:
    """Leave out who was told something: "Doctors | were told | the ward was full"."""
    content = set(scene.content)
    if scene.verb is None or scene.verb.tag_ != "VBN" or scene.verb.lemma_.lower() not in reporting.TELLING:
        return content
    hearer = child_of(scene.verb, "nsubjpass")
    behind = min((index for index in content if index > max(scene.cue)), default=None)
    if hearer is None or hearer.i not in content or behind is None or scene.doc[behind].tag_ == "TO":
        return content
    return content - set(range(min(scene.cue)))


def without_noun_of_clause(scene: Scene) -> set[int]:
    """Keep of a noun of saying only its clause: "rejected | reports that it fell", "repeated | his claim that ..."."""
    content = set(scene.content)
    if scene.verb is None or scene.verb.lemma_.lower() not in reporting.OF_CLAIMS or min(content) < scene.verb.i:
        return content
    order = sorted(content)
    that = next((index for index in order if scene.doc[index].tag_ == "IN" and scene.doc[index].lower_ == "that"), None)
    if that is None or not _is_noun_phrase([scene.doc[index] for index in order if index < that]):
        return content
    return {index for index in order if index > that} or content


def _is_noun_phrase(words: Sequence[Token]) -> bool:
    return any(word.pos_ == "NOUN" for word in words) and all(word.pos_ in _NOMINAL for word in words)


def without_foreign_pieces(scene: Scene) -> set[int]:
    """Leave out what stands before the cue in another clause: "Those clients were not charged, but Ross said | it goes
    on", "Sentencing him, the judge said: | ..."; what is said must stand behind the cue as a clause or quotation.
    """
    content = set(scene.content)
    if scene.verb is None or not scene.cue or not any(is_finite(scene.doc[i]) for i in content if i > max(scene.cue)):
        return content
    for piece in scene.pieces():
        if piece.end <= min(scene.cue) and _is_foreign(piece, scene):
            content -= set(range(piece.start, piece.end))
    return content


def _is_foreign(piece: Span, scene: Scene) -> bool:
    return decide(FOREIGN, Piece(piece, scene), default=False).keep


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a content in front of the cue of ``scene``."""

    span: Span
    scene: Scene

    @property
    def is_adverbial(self) -> bool:
        """An adverbial clause of the cue."""
        return self.span.root.dep_ == "advcl" and self.span.root.head.i in self.scene.cue


def _is_question(piece: Piece) -> bool | None:
    return True if piece.is_adverbial and piece.span.root.lemma_ in ("ask", "question") else None


def _holds_governor(piece: Piece) -> bool | None:
    verb = piece.scene.verb
    is_participle = verb is not None and verb.tag_ == "VBG" and verb.dep_ == "advcl"
    return True if is_participle and verb is not None and verb.head in piece.span else None


def _is_said(piece: Piece) -> bool | None:
    return False if any(token.i in piece.scene.quoted or is_finite(token) for token in piece.span) else None


def _is_other_subject(piece: Piece) -> bool | None:
    root = piece.span.root
    if root.dep_ not in ("nsubj", "nsubjpass"):
        return None
    return root.head.i not in piece.scene.cue and root.head.i not in piece.scene.content


def _is_participle(piece: Piece) -> bool | None:
    return True if piece.is_adverbial and piece.span.root.tag_ == "VBG" else None


#: what stands in front of the cue and is none of the content; the piece stands in []
FOREIGN = (
    Rule("a question before the answer", _is_question, kept=('[When asked why it fell], Roe said: "It was old."',)),
    Rule("the verb that the cue hangs on", _holds_governor, kept=("[The firm kept quiet], saying it was late.",)),
    Rule("a clause or a quotation of its own", _is_said, dropped=("[It was old], Roe said.",)),
    Rule("the subject of another verb", _is_other_subject, kept=("[Those clients] left, but Ross said it goes on.",)),
    Rule("a participle", _is_participle, kept=("[Sentencing him], the judge said it was grave.",)),
)


def without_second_speaker(scene: Scene) -> set[int]:
    """End a content before another speaker without a verb: "Beck said | the road was shut | , and Ms Cole that ..."."""
    content = set(scene.content)
    for index in sorted(content):
        token = scene.doc[index]
        if token.lower_ != "that" or index - 1 not in content or scene.doc[index - 1].ent_type_ != "PERSON":
            continue
        start = index - 1
        while start - 1 in content and scene.doc[start - 1].pos_ in ("PROPN", "DET", "NOUN"):
            start -= 1
        if start - 1 in content and scene.doc[start - 1].lower_ == "and" and start - 1 > max(scene.cue, default=index):
            return {place for place in content if place < start - 1}
    return content

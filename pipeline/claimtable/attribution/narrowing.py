"""What does not belong to a content that it is glued to: who is told, other clauses, other speakers."""

from __future__ import annotations

from spacy.tokens import Span

from claimtable.attribution.clauses import child_of
from claimtable.attribution.scenes import Scene
from claimtable.lexicon import reporting
from claimtable.syntax import is_finite

_NOMINAL = frozenset(("DET", "ADJ", "NOUN", "PROPN", "PRON", "ADP", "PART", "NUM", "ADV"))
#: verbs that take whom they address as an object before a clause
_TELLING = frozenset(("tell", "warn", "remind", "inform", "assure", "notify", "advise", "promise", "convince"))


def without_passive_addressee(scene: Scene) -> set[int]:
    """Leave out who was told something: "Doctors | were told | the ward was full"."""
    content = set(scene.content)
    if scene.verb is None or scene.verb.lemma_.lower() not in _TELLING or scene.verb.tag_ != "VBN":
        return content
    hearer = child_of(scene.verb, "nsubjpass")
    behind = [index for index in content if index > max(scene.cue)]
    if hearer is None or hearer.i not in content or not behind or scene.doc[min(behind)].tag_ == "TO":
        return content
    return content - set(range(min(scene.cue)))


def without_noun_of_clause(scene: Scene) -> set[int]:
    """Keep of a noun of saying only its clause: "rejected | reports that it fell", "repeated | his claim that ..."."""
    content = set(scene.content)
    if scene.verb is None or scene.verb.lemma_.lower() not in reporting.OF_CLAIMS or min(content) < scene.verb.i:
        return content
    order = sorted(content)
    that = next((index for index in order if scene.doc[index].lower_ == "that" and scene.doc[index].tag_ == "IN"), None)
    before = [scene.doc[index] for index in order if that is not None and index < that]
    named = any(token.pos_ == "NOUN" for token in before) and all(token.pos_ in _NOMINAL for token in before)
    return {index for index in order if that is not None and index > that} if named and order[-1] != that else content


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
    root = piece.root
    verb = scene.verb
    if root.dep_ == "advcl" and root.head.i in scene.cue and root.lemma_ in ("ask", "question"):
        return True  # "When asked why it fell, Roe said: ..."
    if verb is not None and verb.tag_ == "VBG" and verb.dep_ == "advcl" and verb.head in piece:
        return True  # "The firm kept quiet, saying: ..."
    if any(token.i in scene.quoted for token in piece) or any(is_finite(token) for token in piece):
        return False
    if root.dep_ in ("nsubj", "nsubjpass"):
        return root.head.i not in scene.cue and root.head.i not in scene.content
    return root.tag_ == "VBG" and root.dep_ == "advcl" and root.head.i in scene.cue


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

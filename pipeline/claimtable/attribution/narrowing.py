"""What does not belong to a content that it is glued to: addressees, other clauses, other speakers, lead-ins."""

from __future__ import annotations

from itertools import pairwise

from spacy.tokens import Span, Token

from claimtable.attribution.clauses import child_of, extent
from claimtable.attribution.scenes import Scene
from claimtable.syntax import is_finite

_OBJECTIVE = frozenset(("me", "him", "her", "us", "them", "you"))
#: verbs that take whom they address as an object before a clause
_TELLING = frozenset(("tell", "warn", "remind", "inform", "assure", "notify", "advise", "promise", "convince"))
_MARKS = frozenset(('"', "''", "``"))
_AFTERWARDS = frozenset(("when", "after", "as", "while", "before", "because", "if"))
_LINKS = frozenset((",", ":", "—", "-", "(", "--"))
#: words before a quotation that only lead to it, at most
_LEAD = 14
#: words of a noun before a relative cue at most
_NOUN = 6


def without_addressee(scene: Scene) -> set[int]:
    """Leave out who is told: "told | her enough was enough", "warning | travellers they could be late"."""
    content = set(scene.content)
    verb, first = scene.verb, scene.doc[min(content)]
    if verb is None or first.i <= verb.i or verb.lemma_.lower() not in _TELLING or first.tag_ == "TO":
        return content
    second = scene.doc[first.i + 1] if first.i + 1 in content else first
    if first.lower_ in _OBJECTIVE and second.dep_ != "aux" and (first.lower_ != "her" or not _is_noun_behind(second)):
        return content - {first.i}
    told = child_of(verb, "dobj", "dative", "iobj")
    clause = child_of(verb, "ccomp")
    if told is None or clause is None or told.i not in content or told.right_edge.i >= clause.left_edge.i:
        return content
    return content - extent(told) if told.left_edge.i == first.i and is_finite(clause) else content


def _is_noun_behind(token: Token) -> bool:
    return token.pos_ in ("NOUN", "PROPN") and token.dep_ != "nsubj" and token.nbor(-1).dep_ == "poss"


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


def without_tail_of_quotation(scene: Scene) -> set[int]:
    """Leave out what the reporter adds behind a quotation that begins the content: "said | 'There is no way' | when
    asked why".
    """
    content = set(scene.content)
    last = scene.pieces()[-1]
    end = next((index for index in range(last.start, last.end) if index not in scene.quoted), last.end)
    if last[0].text not in _MARKS or end >= last.end or end == last.start:
        return content
    tail = scene.doc[end : last.end]
    first = next((token for token in tail if not token.is_punct), None)
    if first is None or first.lower_ not in _AFTERWARDS or not any(token.pos_ in ("VERB", "AUX") for token in tail):
        return content
    return content - set(range(end, last.end))


def without_citation(scene: Scene) -> set[int]:
    """Leave out who is cited behind a content: "claimed | ships had met | , citing sources in Seoul"."""
    content = set(scene.content)
    for index in sorted(content):
        token = scene.doc[index]
        cites = token.lower_ in ("citing", "quoting") and index - 1 in content and scene.doc[index - 1].text == ","
        if cites and not any(is_finite(scene.doc[place]) for place in content if place > index):
            return {place for place in content if place < index - 1}
    return content


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


def without_other_main_clause(scene: Scene) -> set[int]:
    """Keep of what stands before a cue only the noun that a verb without subject behind it tells of: "The board voted
    5-2, | a move | Voss said | would save a million".
    """
    content = set(scene.content)
    begin = min((*scene.cue, *scene.source), default=0)
    behind = [piece for piece in scene.pieces() if piece.start > begin]
    before = [piece for piece in scene.pieces() if 0 <= begin - piece.end <= _NOUN]
    if not behind or not before or behind[0][0].tag_ not in ("MD", "VBD", "VBZ", "VBP"):
        return content
    start = next((i for i in range(begin - 1, before[-1].start, -1) if scene.doc[i - 1].text in (",", "—")), begin)
    noun = scene.doc[start:begin]
    if not len(noun) or noun[0].pos_ != "DET" or any(is_finite(token) for token in noun):
        return content
    return {index for index in content if index >= start} | set(range(start, begin))


def without_lead(scene: Scene) -> set[int]:
    """Leave out what only leads to a quotation of whole sentences: "uttering | the words, 'I resign'"."""
    content = set(scene.content)
    for piece in scene.pieces():
        opening = next((token.i for token in piece if token.text in _MARKS and token.i in scene.quoted), None)
        lead = scene.doc[piece.start : opening] if opening is not None else piece[:0]
        if len(lead) and _is_lead(lead, scene):
            content -= set(range(lead.start, lead.end))
    for piece, after in pairwise(scene.pieces()):
        if after[0].text in _MARKS and after.start - piece.end <= 1 and _is_lead(piece, scene):
            content -= set(range(piece.start, piece.end))
    return content


def _is_lead(lead: Span, scene: Scene) -> bool:
    if len(lead) > _LEAD or any(token.i in scene.quoted or is_finite(token) for token in lead):
        return False
    first = scene.doc[lead.end : lead.end + 3]
    opened = next((token for token in first if token.text not in _MARKS and not token.is_punct), None)
    if any(token.lower_ == "as" for token in lead[-2:]):  # "described | the issue as, 'Green line of death'"
        return False
    linked = lead[-1].text in _LINKS or (lead.end < len(scene.doc) and scene.doc[lead.end].text in _LINKS)
    return linked and opened is not None and opened.text[0].isupper()

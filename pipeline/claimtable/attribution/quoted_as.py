"""Who is quoted, not who quotes: "The paper quoted Roe as saying that it fell" is Roe's statement."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Token

from claimtable.attribution.clauses import child_of, noun_phrase, trimmed
from claimtable.layers import Attribution
from claimtable.lexicon import reporting
from claimtable.syntax import to_spans, token_indices

_QUOTING = frozenset(("quote", "cite"))
_ADDRESSED = frozenset(("tell", "inform", "remind", "assure"))
_OPENING = frozenset(("that", ",", ":", '"', "``"))
_MARKS = frozenset(('"', "''", "``"))
#: words of a source at most
_LONGEST = 25
#: tokens behind "was quoted" among which "as saying" is looked for
_BEHIND = 15


def to_the_quoted(doc: Doc, found: Attribution) -> Attribution | None:
    """Return the attribution of what somebody is quoted "as saying" to him, else ``found`` itself.

    The quoted person stands between "quoted" and "as saying", or before "was quoted". None where nothing is quoted in
    the sentence: "..., the agency reported, quoting Roe as saying."
    """
    cue, content = token_indices(found.cue), token_indices(found.content)
    join = _join(doc, cue, content)
    if join is None:
        return _of_the_subject(doc, found)
    source = _quoted_person(doc, cue, content, join)
    if not source or len(source) > _LONGEST:
        return found
    said = trimmed(doc, _said(doc[join + 1], content - source - {join, join + 1}))
    if not said:
        return None
    return replace(
        found,
        source=tuple(to_spans(doc, source)),
        cue=tuple(to_spans(doc, cue | {join, join + 1})),
        content=tuple(to_spans(doc, _with_marks(doc, said, content))),
    )


def _join(doc: Doc, cue: set[int], content: set[int]) -> int | None:
    """Return the index of the "as" of "quoted ... as saying", or None."""
    if not any(doc[index].lemma_.lower() in _QUOTING for index in cue):
        return None
    behind = range(max(cue) + 1, min(max(cue) + _BEHIND, len(doc)))
    for index in sorted({*cue, *content, *(index for index in behind if doc[index].head.i in cue)}):
        following = doc[index + 1] if index + 1 < len(doc) else None
        says = following is not None and following.tag_ == "VBG" and following.lemma_.lower() in reporting.SPEAK
        if says and doc[index].lower_ == "as" and doc[index].sent == doc[min(cue)].sent:
            return index
    return None


def _of_the_subject(doc: Doc, found: Attribution) -> Attribution:
    """Return the attribution with the subject of "was quoted" as its source: "'We stay', Roe was quoted by the Sun"."""
    cue, content = token_indices(found.cue), token_indices(found.content)
    verbs = (doc[index] for index in cue if doc[index].lemma_.lower() in _QUOTING)
    verb = next((verb for verb in verbs if child_of(verb, "auxpass") is not None), None)
    subject = child_of(verb, "nsubjpass") if verb is not None else None
    if subject is None or subject.pos_ not in ("NOUN", "PROPN", "PRON") or subject.tag_ in ("WDT", "WP"):
        return found
    person = noun_phrase(subject, without=cue)
    said = trimmed(doc, content - person)
    if not said or not any(doc[index].text in _MARKS for index in said):
        return found
    return replace(found, source=tuple(to_spans(doc, person)), content=tuple(to_spans(doc, said)))


def _quoted_person(doc: Doc, cue: set[int], content: set[int], join: int) -> set[int]:
    """Return the tokens of who is quoted: what stands right before "as", else the content before a passive cue."""
    last = max((index for index in cue if index < join), default=join)
    inner = trimmed(doc, {index for index in content if last < index < join})
    if inner:
        return inner
    if not any(doc[index].dep_ == "auxpass" for index in cue):
        objects = (child_of(doc[index], "dobj") for index in cue if doc[index].lemma_.lower() in _QUOTING)
        quoted = next((word for word in objects if word is not None and last < word.i < join), None)
        return noun_phrase(quoted) & set(range(last + 1, join)) if quoted is not None else set()
    index, person = min(cue) - 1, set()
    while index in content and doc[index].text not in _MARKS:
        person.add(index)
        index -= 1
    return trimmed(doc, person)


def _said(verb: Token, rest: set[int]) -> set[int]:
    """Return the tokens of the content without the addressee behind "telling" and the time behind "as saying"."""
    behind = sorted(index for index in rest if index > verb.i)
    if len(behind) < len(rest) and not any(verb.doc[index].pos_ in ("VERB", "AUX") for index in behind):
        return rest - set(behind)
    if verb.lemma_.lower() not in _ADDRESSED:
        return rest
    opening = next((index for index in behind if verb.doc[index].text in _OPENING), None)
    return rest if opening is None else rest - set(range(verb.i, opening))


def _with_marks(doc: Doc, said: set[int], content: set[int]) -> set[int]:
    """Return ``said`` with the closing marks behind it that belong to the content."""
    return said | {index for index in content if index - 1 in said and doc[index].is_punct}

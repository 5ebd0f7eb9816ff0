"""Small pure questions to a parse."""

from __future__ import annotations

from collections.abc import Container, Iterable

from spacy.tokens import Doc, Span, Token

from claimtable.lexicon.cues import DENYING
from claimtable.lexicon.grammar import FINITE_TAGS
from claimtable.lexicon.people import ORGANISATION_NOUNS, PERSON_NOUNS
from claimtable.lexicon.relations import EXISTING, NO_CLAUSE, SHARING_SUBJECT


def trim(span: Span, *, also: str = "") -> Span:
    """Return ``span`` without blanks and punctuation at its edges; ``also`` names further characters to strip.

    Brackets, currency and percent signs and words stay. The result may be empty.
    """
    start, end = span.start, span.end
    while start < end and _is_edge(span.doc[start], also):
        start += 1
    while end > start and _is_edge(span.doc[end - 1], also):
        end -= 1
    return span.doc[start:end]


_STRIPPED = frozenset("\"'`´,;:.!?-—…")


def _is_edge(token: Token, also: str) -> bool:
    return token.is_space or all(char in _STRIPPED or char in also for char in token.text)


def roots(tokens: Iterable[Token]) -> list[Token]:
    """Return the tokens whose head lies outside ``tokens`` (or that head themselves), in text order."""
    inside = {token.i: token for token in tokens}
    return [token for index, token in inside.items() if (head := token.head.i) not in inside or head == index]


def token_indices(spans: Iterable[Span]) -> set[int]:
    """Return the token indices of ``spans``; ``to_spans`` makes spans of them again."""
    return {index for span in spans for index in range(span.start, span.end)}


def to_spans(doc: Doc, indices: Iterable[int]) -> list[Span]:
    """Return the spans of the unbroken runs of token ``indices``, in text order."""
    found: list[list[int]] = []
    for index in sorted(set(indices)):
        if found and found[-1][1] == index:
            found[-1][1] = index + 1
        else:
            found.append([index, index + 1])
    return [doc[start:end] for start, end in found]


#: so many verbs are climbed to find the subject that one shares
_CLIMBED = 6
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_NAMING = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "VERB"})
_CLAUSAL = frozenset({"csubj", "csubjpass"})
_BREAKS = frozenset({",", ";", ":", "(", "[", "—", "–", "--", "-"})
_NAMED_PLACE = frozenset({"GPE", "LOC"})


def first_conjunct(token: Token) -> Token:
    """Return the first of the coordinated words that ``token`` belongs to, itself if there are none before it."""
    while token.dep_ == "conj" and token.head.i < token.i:
        token = token.head
    return token


def grammatical_subject(verb: Token) -> Token | None:
    """Return the head of the subject of ``verb``: of "there is X" the X; None when the clause has none."""
    for child in verb.children:
        if child.dep_ == "expl" or (child.dep_ in SUBJECTS and child.lower_ in ("there", "theres")):
            return _existing(verb) or (child if child.lower_ == "it" else None)
    found = [child for child in verb.children if child.dep_ in SUBJECTS]
    before = [child for child in found if child.i < verb.i]
    return before[-1] if before else (found[0] if found else None)


def shared_subject(verb: Token) -> Token | None:
    """Return the head of the verb's subject, that of its coordinated or governing verb where it has none of its own; of
    a relative clause the noun that it hangs on.
    """
    for _ in range(_CLIMBED):
        own = grammatical_subject(verb)
        if own is not None:
            return verb.head if verb.dep_ == "relcl" and own.lower_ in ("who", "which", "that") else own
        if verb.dep_ == "acl":
            return verb.head
        if verb.dep_ not in SHARING_SUBJECT or verb.head.i == verb.i:
            return None
        verb = verb.head
    return None


def _existing(verb: Token) -> Token | None:
    """Return what "there is" says to be there."""
    return next((child for child in verb.rights if child.dep_ in EXISTING and child.pos_ in _NAMING), None)


def is_denied(verb: Token) -> bool:
    """Tell whether a verb is denied by a word of its own: "did not say", "never said", "no longer says"."""
    return any(child.dep_ == "neg" or child.lower_ in DENYING or is_no_longer(child) for child in verb.children)


def is_no_longer(word: Token) -> bool:
    """Tell whether a word is that of "no longer" and "any longer", not of "longer than 20 centimetres"."""
    return word.lower_ == "longer" and word.i > 0 and word.nbor(-1).lower_ in ("no", "any")


def antecedent(pronoun: Token) -> Token | None:
    """Return the noun that a relative pronoun takes up, None where the parse has no relative clause above it."""
    clause = next((above for above in pronoun.ancestors if above.dep_ == "relcl"), None)
    return None if clause is None else clause.head


def is_verbal(token: Token) -> bool:
    """Tell whether ``token`` can head a clause: a verb that is neither an auxiliary nor a modifier."""
    if token.pos_ == "ADJ" and has_auxiliary(token):
        return True
    return token.pos_ in ("VERB", "AUX") and token.dep_ not in NO_CLAUSE


def has_auxiliary(verb: Token) -> bool:
    """Tell whether ``verb`` has an auxiliary of its own."""
    return any(child.dep_ in ("aux", "auxpass") for child in verb.children)


def is_infinitive(verb: Token) -> bool:
    """Tell whether ``verb`` is an infinitive with "to"."""
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)


def is_finite(verb: Token) -> bool:
    """Tell whether ``verb`` is finite: it has a tense, or an auxiliary other than "to"."""
    if verb.tag_ in FINITE_TAGS:
        return True
    return any(child.dep_ in ("aux", "auxpass") and child.lower_ != "to" for child in verb.children)


def is_past_by_subject(verb: Token) -> bool:
    """Tell a past tense that the tagger takes for a participle: it has an active subject and no auxiliary ("the
    number of dead climbed to 25").
    """
    if verb.tag_ != "VBN" or any(child.dep_ in ("aux", "auxpass") for child in verb.children):
        return False
    return any(child.dep_ == "nsubj" and child.i < verb.i for child in verb.children)


def subject_phrase(verb: Token, subject: Token, inside: Container[int]) -> Span:
    """Return the phrase of ``subject``, the head of the subject of ``verb``.

    Where the parser has cut one phrase into two subjects it is put together; of "there is X" only the X without its
    place and clauses is taken, and of "we all" the pronoun.
    """
    if subject.i > verb.i and any(child.lower_ in ("there", "theres") for child in verb.lefts):
        return noun_phrase(subject, _narrowed(subject, inside))
    if subject.tag_ == "PRP":
        return subject.doc[subject.i : subject.i + 1] if not list(subject.conjuncts) else noun_phrase(subject, inside)
    before = [child for child in verb.lefts if child.dep_ in SUBJECTS and child.i in inside]
    if len(before) > 1 and subject is not before[0] and not _has_break(before[0], subject):
        return trim_phrase(verb.doc[before[0].left_edge.i : subject.right_edge.i + 1])
    return noun_phrase(subject, inside)


def _has_break(first: Token, last: Token) -> bool:
    return any(token.text in _BREAKS and token.text != "-" for token in first.doc[first.i : last.i])


def _narrowed(subject: Token, inside: Container[int]) -> set[int]:
    """Return the indices of the subject of "there is" without clauses and without the place where it is."""
    left_out: set[int] = set()
    for child in subject.rights:
        placed = child.dep_ == "prep" and any(word.ent_type_ in _NAMED_PLACE for word in child.children)
        clause = child.dep_ in ("acl", "relcl", "ccomp") and not is_infinitive(child)
        if clause or placed or child.dep_ in ("advmod", "npadvmod"):
            left_out.update(token.i for token in child.subtree)
    return {token.i for token in subject.subtree if token.i in inside} - left_out


def noun_phrase(head: Token, inside: Container[int]) -> Span:
    """Return the noun phrase of ``head`` with its restrictive modifiers, cut before appositions, asides and clauses
    that a comma, a dash or a bracket sets off; only tokens whose index is ``inside``. Coordinated phrases stay whole.
    """
    tree = {token.i for token in head.subtree if token.i in inside}
    start = head.i
    while start - 1 in tree:
        start -= 1
    if head.dep_ in _CLAUSAL:
        end = _unbroken(head.i, tree)
    else:
        end = max(_phrase_end(item, tree) for item in _coordinated(head, tree))
    return trim_phrase(head.doc[start:end])


def _coordinated(head: Token, tree: Container[int]) -> list[Token]:
    """Return ``head`` and the nominal words coordinated with it, as far as they are in ``tree`` without a gap."""
    found = [head]
    for item in found:
        found += [child for child in item.rights if child.dep_ == "conj" and child.i in tree and _is_nominal(child)]
    return [item for item in found if item.i < _unbroken(head.i, tree)]


def _is_nominal(token: Token) -> bool:
    return token.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ") or token.tag_ == "VBG"


def _unbroken(index: int, tree: Container[int]) -> int:
    while index in tree:
        index += 1
    return index


def _phrase_end(item: Token, tree: Container[int]) -> int:
    """Return the index behind the last token of the phrase of ``item`` before anything that is set off."""
    doc, index = item.doc, item.i + 1
    while index in tree and (not sets_off(doc[index]) or _lists_on(doc[index], item, tree)):
        index += 1
    while index > item.i + 1 and doc[index - 1].dep_ == "cc":
        index -= 1  # "gunshots and | the driver was killed"
    return item.i + 1 if _is_day_of_deed(doc[item.i + 1 : index], item) else index


def _lists_on(comma: Token, item: Token, tree: Container[int]) -> bool:
    """Tell whether a comma parts a list in the phrase: "states like Ohio, Iowa or Utah", "rooms, suites and cabins".

    The words behind it are coordinated with one before it, or a name set beside a name, and "and" or "or" follows.
    """
    doc, end = comma.doc, comma.i + 1
    while end in tree and doc[end].tag_ not in _CLAUSAL_TAGS and doc[end].text not in _CLOSERS:
        end += 1
    rest = doc[comma.i + 1 : end]
    before = range(item.i, comma.i)
    joined = any(token.head.i in before and _is_listed(token) for token in rest)
    return joined and any(token.dep_ == "cc" and token.lower_ in ("and", "or") for token in rest)


def _is_listed(token: Token) -> bool:
    """Tell whether a word is coordinated with the one that it hangs on; of names the parser takes it for apposition."""
    if token.dep_ == "conj":
        return _is_nominal(token)
    listed = token.dep_ == "appos" and token.pos_ == token.head.pos_ == "PROPN"
    return listed and any(child.dep_ in ("cc", "conj") for child in token.children)


_CLAUSAL_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD", "WP", "WDT", "WRB"})
_CLOSERS = frozenset({";", ":", "(", "[", "—", "–", "--"})


def _is_day_of_deed(behind: Span, item: Token) -> bool:
    """Tell whether only a day stands behind people or a body, that of what they did: "A team on Saturday left"."""
    if len(behind) != 2 or behind[0].lower_ != "on" or behind[1].ent_type_ != "DATE":
        return False
    lemma = item.lemma_.lower()
    return item.ent_type_ in ("PERSON", "ORG", "GPE", "NORP") or lemma in PERSON_NOUNS or lemma in ORGANISATION_NOUNS


def sets_off(token: Token) -> bool:
    """Tell whether ``token`` begins an aside; a hyphen within a word and the comma in "Irving, Texas" do not."""
    if token.text not in _BREAKS:
        return False
    if token.text == "-":
        return bool(token.whitespace_) and bool(token.nbor(-1).whitespace_)
    if token.text != "," or token.i + 1 >= len(token.doc):
        return True
    before, after = token.nbor(-1), token.nbor(1)
    return not (before.ent_type_ in _NAMED_PLACE and after.ent_type_ in _NAMED_PLACE and after.dep_ != "conj")


def trim_phrase(span: Span) -> Span:
    """Return ``span`` without punctuation at its edges; a quotation mark stays where both marks lie inside."""
    doc, trimmed = span.doc, trim(span)
    if len(trimmed) and trimmed.text.count('"') % 2:
        if trimmed.end < span.end and doc[trimmed.end].text == '"':
            return doc[trimmed.start : trimmed.end + 1]
        if trimmed.start > span.start and doc[trimmed.start - 1].text == '"':
            return doc[trimmed.start - 1 : trimmed.end]
    return trimmed

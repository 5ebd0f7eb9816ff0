"""Whether a pronoun or a description that is the subject of a claim is given by a name, and by whose: a fitted choice.

The options are the words as printed and the named people and bodies that may be meant: whom the links of the article
take it for, the speaker, and those who were named last. Their shares are a softmax over named weights.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from claimtable import layers
from claimtable.claims.claim_spans import ClaimSpan
from claimtable.claims.speakers import speaking_mentions
from claimtable.coref.lookup import Referents, indexed, is_named
from claimtable.fitted import Features, load_logistic
from claimtable.heads import Seen, listener_of, load_head, seen_of_mentions, with_words
from claimtable.layers import Referent
from claimtable.lexicon.grammar import ARTICLES, CLAUSE_BEARING, DEFINITE
from claimtable.lexicon.people import ORGANISATION_NOUNS, OTHER_PEOPLE, PERSON_NOUNS
from claimtable.lexicon.relations import FOR_IT
from claimtable.syntax import SUBJECTS, is_infinitive

FOLDER, NAME = "subjects", "name"
#: so many of those named last are weighed
_RECENT = 5
#: words between two mentions from which on they count as ``_MOST`` sentences apart
_FAR, _MOST = 90, 4
_NAMES = frozenset({"PERSON", "ORG", "PRODUCT", "NORP", "GPE", "FAC", "WORK_OF_ART"})
_PRONOUNS = {
    "he": "he", "him": "he", "himself": "he", "she": "she", "her": "she", "herself": "she", "it": "it", "itself": "it",
    "they": "they", "them": "they", "themselves": "they", "both": "they", "who": "who",
}  # fmt: skip
_OTHER_GENDER = {"he": frozenset({"she", "her", "hers"}), "she": frozenset({"he", "him", "his"})}


@dataclass(frozen=True, slots=True)
class Named:
    """A named referent that a subject may stand for: the probability of the link that takes it for him (0: none),
    whether he speaks, and his place among those named last (0 is the last, ``_RECENT`` none of them).
    """

    referent: Referent
    link: float
    speaks: bool
    order: int


def kind_of_subject(subject: Span) -> str:
    """Return what kind of pronoun or description a subject is, or "" for any other phrase, which stays as printed."""
    if len(subject) == 1:
        return _PRONOUNS.get(subject.text.lower(), "")
    head = subject.root
    if head.pos_ == "NOUN" and _is_before_name(subject):
        return "before a name"
    if subject[0].lower_ not in DEFINITE | ARTICLES or head.tag_ != "NN" or subject.end - 1 != head.i:
        return ""
    lemma = head.lemma_.lower()
    if lemma in PERSON_NOUNS or lemma in OTHER_PEOPLE:
        return "the person"
    return "the body" if lemma in ORGANISATION_NOUNS else ""


def _is_before_name(subject: Span) -> bool:
    """Tell whether a comma and a name follow: "the captain, Iriyanto, was"."""
    behind = subject.doc[subject.end : subject.end + 2]
    return len(behind) == 2 and behind[0].text == "," and behind[1].pos_ == "PROPN" and behind[1].ent_type_ in _NAMES


def name_of_subject(subject: Span, claim: ClaimSpan, referents: Sequence[Referent]) -> str:
    """Return the name by which a subject inside the claim is given, or "" where its own words stay."""
    kind = kind_of_subject(subject)
    found = named_options(subject, claim, indexed(referents)) if kind else []
    if not found:
        return ""
    listed = name_features(subject, claim, found)
    heard = with_words(
        listed, listener_of(load_head(FOLDER, NAME), layers.get_encoded(claim.doc)), seen_of(subject, found)
    )
    place, _ = load_logistic(FOLDER, NAME).choose(heard)
    return found[place].referent.name if place < len(found) else ""


def named_options(subject: Span, claim: ClaimSpan, known: Referents) -> list[Named]:
    """Return the named people and bodies that a subject may stand for."""
    recent = known.named_before(subject.start, _RECENT)
    linked, speaker = known.at(subject.root.i), _speaker(claim, known)
    found = list(recent)
    for one in (_apposed(subject, known), linked, speaker):
        if one is not None and is_named(one) and not any(one is other for other in found):
            found.append(one)
    sure = known.certainty_at(subject.root.i)
    return [
        Named(one, sure if one is linked else 0.0, one is speaker, number if number < len(recent) else _RECENT)
        for number, one in enumerate(found)
    ]


def seen_of(subject: Span, found: Sequence[Named]) -> list[Seen]:
    """Return what the encoder's head reads of each option."""
    return seen_of_mentions(subject, [one.referent.mentions for one in found], _is_name)


def _is_name(mention: Span) -> bool:
    return len(mention) > 1 or mention[0].pos_ == "PROPN"


def _speaker(claim: ClaimSpan, known: Referents) -> Referent | None:
    """Return who speaks, None where nobody or more than one does."""
    if claim.attribution is None:
        return None
    speaking = dict.fromkeys(referent for _, referent in speaking_mentions(claim.attribution, known))
    return next(iter(speaking)) if len(speaking) == 1 else None


def _apposed(subject: Span, known: Referents) -> Referent | None:
    """Return who is named behind the comma that follows a description: "the captain, Iriyanto, was"."""
    doc, start = subject.doc, subject.end + 1
    if len(subject) == 1 or start >= len(doc) or doc[subject.end].text != ",":
        return None
    found = known.at(start)
    return found if found is not None and is_named(found) and known.begins(start) else None


def name_features(subject: Span, claim: ClaimSpan, found: Sequence[Named]) -> list[Features]:
    """Return the features of the options, and last those of the words as printed."""
    setting = _setting(subject, claim)
    most = max(len(one.referent.mentions) for one in found)
    options = [
        [*_link(one, setting), *_mentions(one, setting, most), *_gender(one, setting.kind), *_words(one, setting)]
        for one in found
    ]
    options.append(list(_printed(setting, found)))
    return [dict.fromkeys([*names, *(f"{setting.kind}, {name}" for name in names)], 1.0) for names in options]


@dataclass(frozen=True, slots=True)
class _Setting:
    """A subject of a ``kind`` in a claim of a ``style``; ``place`` also tells if it opens the claim behind its cue."""

    subject: Span
    claim: ClaimSpan
    kind: str
    style: str
    place: str


def _setting(subject: Span, claim: ClaimSpan) -> _Setting:
    said = claim.attribution
    style = "narrator" if said is None else claim.kind
    place: str = style
    if subject.start == claim.spans[0].start:
        place += ", opens"
    if said is not None and said.cue and said.cue[0].start < subject.start:
        place += ", behind cue"
    return _Setting(subject, claim, kind_of_subject(subject), style, place)


def _link(one: Named, setting: _Setting) -> Iterator[str]:
    """Yield how the option comes to be one."""
    link = f"link {_tenth(one.link)}" if one.link else "no link"
    yield link
    yield "linked" if one.link else "not linked"
    yield f"{link}, speaks {one.speaks}"
    yield f"{link}, {setting.style}"
    if one.speaks:
        yield "speaks"
        yield f"speaks, {setting.place}"
        yield f"speaks, {one.referent.type}"
    yield one.referent.type
    yield f"{one.referent.type}, {link}"
    if " and " in one.referent.name:
        yield "joint"
        yield f"joint, {link}"


def _tenth(probability: float) -> int:
    return min(int(probability * 10), 9)


def _mentions(one: Named, setting: _Setting, most: int) -> Iterator[str]:
    """Yield where and how often the option is mentioned; ``most`` is how often another one is at most."""
    mentions, subject = one.referent.mentions, setting.subject
    yield f"order {one.order}"
    yield f"order {one.order}, {one.referent.type}"
    before = [mention for mention in mentions if mention.end <= subject.start]
    if before:
        yield from _last_mention(before[-1], setting)
    else:
        yield "named behind"
    yield f"share {min(int(len(mentions) / most * 4), 3)}"
    if len(mentions) == most:
        yield "most mentioned"
    in_clause = [m for m in mentions if subject.end <= m.start <= subject.root.head.right_edge.i]
    if in_clause:
        yield "named in the clause"
        yield f"named in the clause, apposed {in_clause[0].start == subject.end + 1}"


def _last_mention(last: Span, setting: _Setting) -> Iterator[str]:
    """Yield how far before the subject the option was mentioned last, and as what."""
    role = "subject" if any(token.dep_ in SUBJECTS for token in last) else "other"
    far = _sentences_between(last.end, setting.subject.start, last.doc)
    yield f"{far} sentences before"
    yield f"{far} sentences before, {role}"
    if last.start >= setting.claim.spans[0].start:
        yield "in the claim"
        yield f"in the claim, {role}"


def _sentences_between(start: int, end: int, doc: Doc) -> int:
    if end - start > _FAR:
        return _MOST
    return min(sum(token.is_sent_start is True for token in doc[start : end + 1]), _MOST)


def _gender(one: Named, kind: str) -> Iterator[str]:
    """Yield whether other pronouns stand for the option."""
    if kind not in _OTHER_GENDER:
        return
    words = {mention.text.lower() for mention in one.referent.mentions if len(mention) == 1}
    yield f"other gender {bool(words & _OTHER_GENDER[kind])}"
    yield f"same gender {any(_PRONOUNS.get(word) == kind for word in words)}"


def _words(one: Named, setting: _Setting) -> Iterator[str]:
    """Yield what a description shares with the name and the role."""
    subject = setting.subject
    if len(subject) == 1:
        return
    noun = subject.root.lemma_.lower()
    name, role = one.referent.name.lower().split(), one.referent.role.lower().split()
    yield f"noun in name {noun in name}"
    yield f"noun in role {noun in role}"
    if len(subject) > 2:
        shared = any(token.lower_ in name or token.lower_ in role for token in subject[1:-1])
        yield f"modifier shared {shared}"
    else:
        yield "bare"
        yield f"bare, {'linked' if one.link else 'not linked'}"


def _printed(setting: _Setting, found: Sequence[Named]) -> Iterator[str]:
    """Yield the features of the words as printed."""
    subject = setting.subject
    yield "printed"
    yield f"printed, {setting.style}"
    yield f"printed, {setting.place}"
    best = max(one.link for one in found)
    yield f"printed, link {_tenth(best) if best else 'none'}"
    speaks = next((one.referent.type for one in found if one.speaks), "nobody")
    yield f"printed, {speaks} speaks"
    head = subject.root
    if len(subject) > 1:
        yield f"printed, begins {subject[0].lower_}"
        yield f"printed, noun {head.lemma_.lower()}"
        yield f"printed, bare {len(subject) == 2}"
    else:
        if is_expletive(subject):
            yield "printed, stands for a clause"
        yield f"printed, verb {head.head.lemma_.lower()}"
        yield f"printed, as {head.dep_}"


def is_expletive(subject: Span) -> bool:
    """Tell whether "it" stands for a clause that follows ("it is time to go", "it seems that ...") or for nothing."""
    token = subject[0]
    if len(subject) > 1 or token.lower_ != "it" or token.dep_ == "expl":
        return token.dep_ == "expl"
    if token.head.lemma_ not in CLAUSE_BEARING:
        return False
    below = [token.head, *(child for child in token.head.rights if child.dep_ in ("attr", "acomp", "oprd"))]
    clauses = [child for word in below for child in word.rights if child.dep_ in FOR_IT]
    return any(is_infinitive(clause) or _has_complementizer(clause) for clause in clauses)


def _has_complementizer(clause: Token) -> bool:
    opening = {word.lower_ for word in clause.doc[clause.left_edge.i : clause.i]}
    return clause.dep_ == "ccomp" or bool(opening & {"that", "who", "which", "for"})

"""Mentions without a name: pronouns, and noun phrases for unnamed people, bodies and documents."""

from __future__ import annotations

import re

from claimtable.coref.mentions import Mention
from claimtable.coref.person_words import gender_of_noun, is_person_noun
from claimtable.coref.token_arrays import TokenArrays
from claimtable.lexicon import people as nouns
from claimtable.lexicon.grammar import DEFINITE
from claimtable.lexicon.wordlist import words
from claimtable.schema import SpeakerType

SINGULAR = {
    "he": "male",
    "him": "male",
    "his": "male",
    "himself": "male",
    "she": "female",
    "her": "female",
    "hers": "female",
    "herself": "female",
}
PLURAL = words("they them their theirs themselves")
NEUTRAL = frozenset({"it", "its", "itself"})
RELATIVE = frozenset({"who", "whom", "which", "that"})
FIRST = words("i me my mine myself we us our ours ourselves you your yours yourself one")
PRONOUNS = frozenset(SINGULAR) | PLURAL | NEUTRAL | FIRST
WH_TAGS = frozenset({"WDT", "WP", "WRB"})
NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
#: tags that may stand between a phrase's first word and its head noun
_BEFORE_NOUN = words("DT PDT PRP$ CD JJ JJR JJS VBN VBG RB RBR RBS POS HYPH , $ # NFP AFX -LRB- -RRB- `` ''") | {'""'}
BREAKS = frozenset({",", "(", "--", "—", ";", ":", "–"})
_MANY = words("few many all most some several both others none these those")
_NEAR = 60
_AGED = re.compile(r"\d+-year-old$", re.IGNORECASE)


def pronoun_mention(word: str, index: int, *, is_source: bool = False) -> Mention:
    """Return the mention that the pronoun ``word`` (lower case) at token ``index`` is."""
    gender = SINGULAR.get(word, "")
    plural = word in PLURAL
    return Mention(index, index + 1, "pronoun", "person", index, word, gender, plural, is_source=is_source)  # type: ignore[arg-type]


def nominal_mention(
    view: TokenArrays, start: int, end: int, head: int, *, anonymous: bool = False, is_source: bool = False
) -> Mention:
    """Return the mention of an unnamed source: the words ``start`` to ``end`` with the noun ``head``."""
    age = _AGED.search(view.printed(start, end))
    lemma = view.lemmas[head] if age is None else age.group().lower()
    first = view.words[start].lower()
    plural = view.tags[head] in ("NNS", "NNPS") or lemma in nouns.COLLECTIVES or first in _MANY
    kind = _kind(view, start, head, type_of_noun(lemma, plural=plural), plural)
    if anonymous or _is_anonymous(view, start, end, lemma, kind):
        kind = "anonymous"
    definite = first in DEFINITE or (plural and start == head)
    gender = "" if plural else gender_of_noun(view.words[head].lower(), lemma)
    return Mention(start, end, "nominal", kind, head, lemma, gender, plural, definite, is_source)


def _kind(view: TokenArrays, start: int, head: int, kind: SpeakerType, plural: bool) -> SpeakerType:
    """Return the kind of speaker that a phrase stands for, whose noun alone says ``kind``."""
    if view.labels[head] == "NORP":
        return "group" if plural else "person"  # "the Malaysian"
    if view.lemmas[head] == "guard" and head > start and view.lemmas[head - 1] in nouns.GUARDED:
        return "organisation"
    return kind


def type_of_noun(lemma: str, *, plural: bool) -> SpeakerType:
    """Return what kind of speaker a noun stands for."""
    if _AGED.fullmatch(lemma):
        return "person"
    if lemma in nouns.ANONYMOUS_NOUNS:
        return "anonymous"
    if is_person_noun(lemma) or lemma in nouns.OTHER_PEOPLE or lemma in nouns.PARTISANS:
        return "group" if plural else "person"
    if lemma in nouns.ORGANISATION_NOUNS:
        return "group" if plural and lemma not in ("medium", "media", "police") else "organisation"
    if lemma in nouns.DOCUMENT_NOUNS:
        return "document"
    return "group" if plural else ""


def _is_anonymous(view: TokenArrays, start: int, end: int, lemma: str, kind: SpeakerType) -> bool:
    words = {view.words[index].lower() for index in range(start, end)}
    if words & nouns.ANONYMOUS_WORDS:
        return True
    unspecific = view.words[start].lower() in ("a", "an", "one", "another")
    return kind == "person" and lemma in nouns.OFFICIAL_NOUNS and unspecific


def asks_anonymity(view: TokenArrays, head: int) -> bool:
    """Tell whether the sentence says that the source is not to be known."""
    near = range(max(head - _NEAR, 0), min(head + _NEAR, len(view)))
    words = " ".join(view.words[index].lower() for index in near if view.sentence[index] == view.sentence[head])
    return "anonym" in words or any(phrase in words for phrase in nouns.ANONYMITY)


def head_noun(view: TokenArrays, start: int, end: int) -> int | None:
    """Return the head of the phrase that begins at ``start``: the last noun before a preposition, verb or break."""
    head = None
    for index in range(start, end):
        tag = view.tags[index]
        if tag in NOUN_TAGS:
            head = index
        elif head is not None and (view.words[index] in BREAKS or not _goes_on(view, index, end)):
            break
    return head


def _goes_on(view: TokenArrays, index: int, end: int) -> bool:
    """Tell whether the word between two nouns leaves the phrase in front of its head."""
    if view.tags[index] in ("VBG", "VBN", "JJ", "RB"):
        return _noun_follows(view, index, end)
    return view.tags[index] in _BEFORE_NOUN


def _noun_follows(view: TokenArrays, index: int, end: int) -> bool:
    """Tell whether the modifier at ``index`` stands before its noun, as in "report's leading authors"."""
    head = view.heads[index]
    return (
        index < head < end
        and view.tags[head] in NOUN_TAGS
        and view.deps[index] in ("amod", "compound", "nmod", "advmod")
    )


def may_follow(view: TokenArrays, index: int) -> bool:
    """Tell whether what follows a name leaves it the head of its phrase: a preposition, a relative clause, a verb."""
    if view.tags[index] == "POS" or (view.words[index] == "-" and not view.is_dash(index)):
        return False
    return (
        view.pos[index] in ("ADP", "SCONJ", "VERB", "AUX", "PRON", "PUNCT", "ADV", "SPACE", "CCONJ")
        or view.tags[index] in WH_TAGS
    )

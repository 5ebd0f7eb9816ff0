"""What an unnamed source is called: its fullest noun phrase in the article, without article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimtable.coref.mentions import Mention
from claimtable.coref.person_words import is_plural_of_people
from claimtable.coref.token_arrays import TokenArrays
from claimtable.lexicon.people import OTHER_PEOPLE
from claimtable.lexicon.titles import HONORIFICS
from claimtable.lexicon.wordlist import words

#: dependencies of what restricts a noun behind it: "letter [to the board]", "study [published last year]"
_BEHIND = frozenset({"prep", "acl", "agent"})
#: tokens of a noun phrase; longer ones are the parser's mistakes
_LONGEST = 20
_INDEFINITE = frozenset({"a", "an"})
_OTHERS = frozenset({"another", "other", "one"})
_STOPS = frozenset({",", ";", ":", "(", "--", "—", "–", '"', "-"})
_TIMES = frozenset({"DATE", "TIME"})
_PROPER = frozenset(
    {"PERSON", "NORP", "ORG", "GPE", "LOC", "FAC", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW", "LANGUAGE"}
)
_ARTICLES = words("the a an this that these those his her its their our my your one")


def introduced(view: TokenArrays, mentions: Sequence[Mention]) -> tuple[int, int] | None:
    """Return the phrase by which an unnamed source is brought in before it is taken up: "a letter to the board" of
    "the letter"; None where there is none, or where one of its ``mentions`` says more than the noun itself.
    """
    taken_up = [mention for mention in mentions if mention.definite and not mention.plural]
    if not taken_up or any(_says_more(view, mention) for mention in mentions):
        return None
    found = list(_before(view, taken_up[0]))
    return max(found, key=lambda place: (place[1] - place[0], -place[0]), default=None)


def _says_more(view: TokenArrays, mention: Mention) -> bool:
    """Tell whether a mention is more than an article and the noun, or tells the source from another one."""
    if view.words[mention.start].lower() in _OTHERS:
        return True
    return mention.head - mention.start > 1 or mention.end > mention.head + 1


def _before(view: TokenArrays, mention: Mention) -> Iterator[tuple[int, int]]:
    for head in range(mention.start):
        if view.lemmas[head] != mention.noun or view.tags[head] != "NN":
            continue
        start, end = phrase_around(view, head)
        if view.words[start].lower() in _INDEFINITE:
            yield start, end


def phrase_around(view: TokenArrays, head: int) -> tuple[int, int]:
    """Return the noun phrase of the noun at ``head`` as tokens: its modifiers, prepositions and participles."""
    start = head
    while start > 0 and _goes_before(view, start - 1, head):
        start -= 1
    end = head + 1
    for child in view.doc[head].children:
        if child.i < end or child.dep_ not in _BEHIND or child.tag_ == "VBG":
            continue
        last = child.right_edge.i + 1
        stop = next((i for i in range(end, last) if view.words[i] in _STOPS), last)
        if child.i != end or stop - start > _LONGEST:
            break
        end = stop
        if stop < last:
            break
    return start, _untimed(view, head + 1, end)


def _untimed(view: TokenArrays, least: int, end: int) -> int:
    """Return the end without a time: "a poll published [Saturday]", "a report issued [in September]"."""
    stop = end
    while stop > least and (
        view.labels[stop - 1] in _TIMES or view.pos[stop - 1] == "ADP" or view.words[stop - 1] == "here"
    ):
        stop -= 1
    if stop < end and stop > least and view.tags[stop - 1] in ("VBN", "VBG"):
        stop -= 1
    return stop


def _goes_before(view: TokenArrays, index: int, head: int) -> bool:
    if view.sentence[index] != view.sentence[head] or view.words[index] in _STOPS - {"-"}:
        return False
    top = index
    for _ in range(4):
        if top == head:
            return True
        top = view.heads[top]
    return top == head


def _is_no_part(view: TokenArrays, index: int) -> bool:
    word = view.words[index].lower()
    if word in ("those", "these") and view.pos[index + 1] in ("ADP", "PRON", "VERB", "SCONJ"):
        return False  # "those over 60"
    return (word in _ARTICLES and view.words[index + 1] != "of") or word.rstrip(".") in HONORIFICS


def printed_phrase(view: TokenArrays, start: int, end: int) -> str:
    """Return tokens ``start`` to ``end`` as the name of an unnamed source: without article and form of address, in
    lower case where only the sentence's start is why it has a capital.
    """
    while start < end - 1 and _is_no_part(view, start):
        start += 1
    text = view.printed(start, end)
    return text[:1].lower() + text[1:] if _is_capital_by_place(view, start) else text


def _is_capital_by_place(view: TokenArrays, index: int) -> bool:
    """Tell whether a word has a capital only because a sentence begins with it: "Medics said"."""
    if not (view.words[index][1:].islower() and view.begins_sentence(index)):
        return False
    common = view.pos[index] != "PROPN" or view.tags[index] == "NNS" or view.words[index].lower() in OTHER_PEOPLE
    return is_plural_of_people(view, index) or (common and view.labels[index] not in _PROPER)

"""Names beside a cue that the model did not see, by capital letters, titles, roles and first names."""

from __future__ import annotations

from dataclasses import dataclass

from claimtable.coref.body_edges import organisation_name
from claimtable.coref.mentions import Mention
from claimtable.coref.name_edges import is_inverted, person_name
from claimtable.coref.names import is_first_name
from claimtable.coref.person_names import has_office, head_of, person_mention
from claimtable.coref.person_words import is_person_noun, is_role_word
from claimtable.coref.phrases import head_noun, may_follow
from claimtable.coref.token_arrays import TokenArrays
from claimtable.lexicon import people as nouns
from claimtable.lexicon.people import SMALL_WORDS_INSIDE
from claimtable.rules import Rule, decide


def tail_name(view: TokenArrays, start: int, end: int) -> Mention | None:
    """Return the name at the end of "Executive director of the Council Jane Roe" that the model did not see.

    A single role without an article must have a name; it is taken to have two words.
    """
    head = head_noun(view, start, end)
    if head is None or not _is_bare_role(view, start, head) or not _has_affiliation(view, head, end):
        return None
    is_name = all(view.is_capital(index) for index in range(end - 3, end))
    return person_mention(view, end - 2, end, is_source=True) if is_name else None


def _is_bare_role(view: TokenArrays, start: int, head: int) -> bool:
    """Tell whether the phrase is headed by a single role without an article: "Executive director"."""
    is_single = view.tags[head] in ("NN", "NNP") and view.tags[start] not in ("DT", "PRP$", "CD")
    return is_single and is_role_word(view, head)


def _has_affiliation(view: TokenArrays, head: int, end: int) -> bool:
    """Tell whether there is room for "of the Council Jane Roe" behind the role."""
    return end - head >= 5 and view.words[head + 1].lower() in ("of", "for", "at", "to")


def unseen_name(view: TokenArrays, start: int, end: int) -> Mention | None:
    """Return a name that the model did not see: capitalised words up to the phrase's end, behind titles and roles."""
    begin, end = organisation_name(view, start, end)
    begin += begin < end and is_inverted(view, begin)
    if begin < end and _is_common_plural(view, begin):
        return None
    stop = next((i for i in range(begin, end) if not in_name(view, i, begin, end)), end)
    if not _is_whole(view, begin, stop, end):
        return _named_behind_role(view, begin, end)
    found = capitals(view, start, begin, _before_affiliation(view, begin, stop))
    if found.titled and not view.is_capital(found.first):
        return None  # "Prime Minister [of the Republic of Korea]"
    if found.first < found.last and decide(PERSON_SIGNS, found, default=False).keep:
        return person_mention(view, found.first, found.last, is_source=True)
    if not decide(NO_NAMES, found).keep:
        return None
    is_person = decide(PERSON_OR_BODY, found).keep
    return Mention(
        begin,
        found.stop,
        "name",
        "person" if is_person else "organisation",
        head_of(view, begin, found.stop),
        plural=view.labels[begin] == "NORP",
        is_source=True,
    )


@dataclass(frozen=True, slots=True)
class Capitals:
    """Capitalised words from ``begin`` to ``stop`` in a phrase from ``start`` on; a person's name in them would be from
    ``first`` to ``last``, ``titled`` where a role stands before it.
    """

    view: TokenArrays
    start: int
    begin: int
    stop: int
    first: int
    last: int
    titled: bool

    @property
    def is_single(self) -> bool:
        """One word only."""
        return self.stop - self.begin == 1

    @property
    def has_first_name(self) -> bool:
        """Several words, the first of them a first name."""
        return not self.is_single and is_first_name(self.view.words[self.first])

    @property
    def label(self) -> str:
        """The recogniser's label of the first word."""
        return self.view.labels[self.begin]


def capitals(view: TokenArrays, start: int, begin: int, stop: int) -> Capitals:
    """Return the capitalised words from ``begin`` to ``stop`` of a phrase that starts at ``start``."""
    first, last = person_name(view, begin, stop)
    titled = first > begin and is_role_word(view, first - 1) and not is_role_word(view, last - 1)
    return Capitals(view, start, begin, stop, first, last, titled)


def _is_titled_person(found: Capitals) -> bool | None:
    return True if found.titled and not is_body(found.view, found.first, found.last) else None


def _is_in_office(found: Capitals) -> bool | None:
    return True if found.stop - found.begin == 2 and has_office(found.view, found.stop) else None


def _is_called_by_first_name(found: Capitals) -> bool | None:
    return True if found.has_first_name and not is_body(found.view, found.begin, found.stop) else None


#: what makes capitalised words that the recogniser passed over a person's name
PERSON_SIGNS = (
    Rule("a role before it", _is_titled_person, kept=("[Chancellor Vonn] said the port was shut.",)),
    Rule("a role behind two words", _is_in_office, kept=("[Makoto Abe], head of the ward, said it was shut.",)),
    Rule("a first name", _is_called_by_first_name, kept=("[Jane Vonn] said the port was shut.",)),
)


def _is_noun_for_people(found: Capitals) -> bool | None:
    kinds = nouns.PERSON_NOUNS | nouns.OTHER_PEOPLE | nouns.DOCUMENT_NOUNS
    return False if found.is_single and found.view.lemmas[found.begin] in kinds else None


def _ends_in_common_noun(found: Capitals) -> bool | None:
    last = found.stop - 1
    if not is_common(found.view, last):
        return None
    return False if found.start < found.begin or found.view.tags[last] in ("NNS", "NNPS") else None


#: capitalised words that are no name
NO_NAMES = (
    Rule("a noun for people or documents", _is_noun_for_people, dropped=("[Witnesses] said the port was shut.",)),
    Rule("a common noun ends it", _ends_in_common_noun, dropped=("[Labour Supporters] said the port was shut.",)),
)


def _is_labelled_body(found: Capitals) -> bool | None:
    return False if found.label in ("GPE", "ORG", "NORP", "LOC", "FAC") else None


def _has_article(found: Capitals) -> bool | None:
    return False if found.start < found.begin else None


def _has_noun_for_bodies(found: Capitals) -> bool | None:
    return False if is_body(found.view, found.begin, found.stop) else None


def _is_in_capitals(found: Capitals) -> bool | None:
    return False if found.view.words[found.begin].isupper() else None


def _has_no_first_name(found: Capitals) -> bool | None:
    is_known = is_first_name(found.view.words[found.begin]) or found.label == "PERSON"
    return False if not found.is_single and not is_known else None


#: of which kind a name is that the recogniser passed over: a person's (kept) or a body's (dropped)
PERSON_OR_BODY = (
    Rule("the label of a body or a place", _is_labelled_body),
    Rule("words before it", _has_article, dropped=("The [Vonnax] said the port was shut.",)),
    Rule("a noun for bodies", _has_noun_for_bodies, dropped=("[Vonnax Institute] said the port was shut.",)),
    Rule("capitals throughout", _is_in_capitals, dropped=("[VNX] said the port was shut.",)),
    Rule("several words, no first name", _has_no_first_name, dropped=("[Rising Tide] said the port was shut.",)),
)


def _is_common_plural(view: TokenArrays, index: int) -> bool:
    return view.tags[index] in ("NNS", "NNPS") and is_common(view, index)


def _is_whole(view: TokenArrays, begin: int, stop: int, end: int) -> bool:
    """Tell whether the words up to ``stop`` are a name, and what follows may follow a name."""
    if stop == begin or not _capital_name(view, begin, stop):
        return False
    return stop == end or (may_follow(view, stop) and view.words[stop - 1] != "-")


def _before_affiliation(view: TokenArrays, start: int, end: int) -> int:
    """Return where a person's name ends: before "of" in "Jane Roe of the Institute of Physics"; else ``end``."""
    link = next((index for index in range(start, min(start + 4, end)) if view.words[index] in ("of", "from")), end)
    if link == end or view.labels[start] or is_body(view, start, link):
        return end
    return link if 2 <= link - start <= 3 and is_first_name(view.words[start]) else end


def is_common(view: TokenArrays, index: int) -> bool:
    """Tell whether a capitalised word is a noun for people all the same ("Democrats", "Supporters")."""
    if view.labels[index] == "NORP" and view.tags[index] in ("NN", "NNP", "JJ"):
        return True
    singular = view.words[index].lower().rstrip("s")
    return singular in nouns.PARTISANS or is_person_noun(singular) or singular in nouns.OTHER_PEOPLE


def is_body(view: TokenArrays, start: int, end: int) -> bool:
    """Tell whether one of the words is a noun for a body or a document."""
    return any(
        view.words[index].lower() in nouns.ORGANISATION_NOUNS or view.words[index].lower() in nouns.DOCUMENT_NOUNS
        for index in range(start, end)
    )


def in_name(view: TokenArrays, index: int, start: int, end: int) -> bool:
    """Tell whether the word may stand in a name that begins at ``start``: a capital, a number, "of the" before one."""
    word = view.words[index]
    if view.is_capital(index) or word in ("-", "&", "'s", ".") or word[:1].isdigit():
        return True
    if word not in SMALL_WORDS_INSIDE or index == start:
        return False
    return any(view.is_capital(following) for following in range(index + 1, min(index + 3, end)))


def _capital_name(view: TokenArrays, start: int, end: int) -> bool:
    """Tell whether the words are a name and not a sentence's first common noun ("Officials")."""
    if end - start > 1:
        return any(view.pos[index] == "PROPN" for index in range(start, end))
    if view.tags[start] == "NNS":
        return False
    if view.pos[start] == "PROPN" or not view.begins_sentence(start):
        return True
    return view.pos[start] == "VERB"


def _named_behind_role(view: TokenArrays, start: int, end: int) -> Mention | None:
    """Return the person's name at the end of "campaign manager Corey Roe" that the model did not see."""
    begin = end
    while begin > start and view.is_capital(begin - 1) and view.tags[begin - 1] in ("NNP", "NNPS"):
        begin -= 1
    if not start < begin < end <= begin + 4 or any(view.pos[index] == "ADP" for index in range(start, begin)):
        return None
    if _is_kind(view, begin - 1):
        return Mention(begin, end, "name", "organisation", head_of(view, begin, end), is_source=True)
    is_named = end - begin in (2, 3) and is_first_name(view.words[begin])
    return _person(view, begin, end) if is_named or is_role_word(view, begin - 1) else None


def _person(view: TokenArrays, begin: int, end: int) -> Mention | None:
    """Return the person's name in capitalised words, none where they end in a role or name a body."""
    first, last = person_name(view, begin, end)
    is_thing = first == last or is_role_word(view, last - 1) or is_body(view, first, last)
    return None if is_thing else person_mention(view, first, last, is_source=True)


def _is_kind(view: TokenArrays, index: int) -> bool:
    """Tell whether the noun before a name says what kind of thing it names: "the carrier [Vonnax]"."""
    is_noun = view.tags[index] == "NN" and not is_role_word(view, index)
    return is_noun or view.words[index] in nouns.ORGANISATION_NOUNS

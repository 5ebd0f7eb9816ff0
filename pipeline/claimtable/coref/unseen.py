"""Names beside a cue that the model did not see, by capital letters, titles, roles and first names."""

from __future__ import annotations

from claimtable.coref.mentions import Mention
from claimtable.coref.names import is_first_name
from claimtable.coref.organisations import organisation_name
from claimtable.coref.person_names import has_office, head_of, is_inverted, person_mention, person_name
from claimtable.coref.person_words import is_person_noun, is_role_word
from claimtable.coref.phrases import head_noun, may_follow
from claimtable.coref.view import View
from claimtable.lexicon import people as nouns
from claimtable.schema import SpeakerType


def tail_name(view: View, start: int, end: int) -> Mention | None:
    """Return the name at the end of "Executive director of the Council Jane Roe" that the model did not see.

    A single role without an article must have a name; it is taken to have two words.
    """
    head = head_noun(view, start, end)
    if (
        head is None
        or not is_role_word(view, head)
        or view.tags[head] not in ("NN", "NNP")
        or view.tags[start] in ("DT", "PRP$", "CD")
    ):
        return None
    if end - head < 5 or view.words[head + 1].lower() not in ("of", "for", "at", "to"):
        return None
    tail = [view.words[index] for index in range(end - 3, end)]
    if not all(word[:1].isupper() and word.isalpha() for word in tail) or is_body(view, end - 2, end):
        return None
    return (
        person_mention(view, end - 2, end, is_source=True)
        if view.labels[end - 1] not in ("GPE", "LOC", "FAC")
        else None
    )


def unseen_name(view: View, start: int, end: int) -> Mention | None:
    """Return a name that the model did not see: capitalised words up to the phrase's end, behind titles and roles."""
    begin, end = organisation_name(view, start, end)
    begin += begin < end and is_inverted(view, begin)
    if begin < end and view.tags[begin] in ("NNS", "NNPS") and is_common(view, begin):
        return None
    stop = next((i for i in range(begin, end) if not in_name(view, i, begin, end)), end)
    if stop == begin or not _capital_name(view, begin, stop):
        return _named_behind_role(view, begin, end)
    if stop < end and (not may_follow(view, stop) or view.words[stop - 1] == "-"):
        return _named_behind_role(view, begin, end)
    stop = _before_affiliation(view, begin, stop)
    first, last = person_name(view, begin, stop)
    titled = first > begin and is_role_word(view, first - 1) and not is_role_word(view, last - 1)
    if titled and not view.is_capital(first):
        return None  # "Prime Minister [of the Republic of Korea]"
    titled = (titled and not is_body(view, first, last)) or (stop - begin == 2 and has_office(view, stop))
    is_person = titled or (stop - begin > 1 and is_first_name(view.words[first]) and not is_body(view, begin, stop))
    if is_person and first < last:
        return person_mention(view, first, last, is_source=True)
    if stop - begin == 1 and view.lemmas[begin] in nouns.PERSON_NOUNS | nouns.OTHER_PEOPLE | nouns.DOCUMENT_NOUNS:
        return None
    if is_common(view, stop - 1) and (start < begin or view.tags[stop - 1] in ("NNS", "NNPS")):
        return None
    type_: SpeakerType = (
        "organisation" if start < begin or is_body(view, begin, stop) or view.words[begin].isupper() else "person"
    )
    if view.labels[begin] in ("GPE", "ORG", "NORP", "LOC", "FAC"):
        type_ = "organisation"
    if (
        stop - begin > 1
        and type_ == "person"
        and not is_first_name(view.words[begin])
        and view.labels[begin] != "PERSON"
    ):
        type_ = "organisation"
    return Mention(
        begin, stop, "name", type_, head_of(view, begin, stop), plural=view.labels[begin] == "NORP", is_source=True
    )


def _before_affiliation(view: View, start: int, end: int) -> int:
    """Return where a person's name ends: before "of" in "Jane Roe of the Institute of Physics"; else ``end``."""
    link = next((index for index in range(start, min(start + 4, end)) if view.words[index] in ("of", "from")), end)
    is_name = 2 <= link - start <= 3 and is_first_name(view.words[start]) and not view.labels[start]
    return link if link < end and is_name and not is_body(view, start, link) else end


def is_common(view: View, index: int) -> bool:
    """Tell whether a capitalised word is a noun for people all the same ("Democrats", "Supporters")."""
    if view.labels[index] == "NORP" and view.tags[index] in ("NN", "NNP", "JJ"):
        return True
    singular = view.words[index].lower().rstrip("s")
    return singular in nouns.PARTISANS or is_person_noun(singular) or singular in nouns.OTHER_PEOPLE


def is_body(view: View, start: int, end: int) -> bool:
    """Tell whether one of the words is a noun for a body or a document."""
    return any(
        view.words[index].lower() in nouns.ORGANISATION_NOUNS or view.words[index].lower() in nouns.DOCUMENT_NOUNS
        for index in range(start, end)
    )


def in_name(view: View, index: int, start: int, end: int) -> bool:
    """Tell whether the word may stand in a name that begins at ``start``: a capital, a number, "of the" before one."""
    word = view.words[index]
    if view.is_capital(index) or word in ("-", "&", "'s", ".") or word[:1].isdigit():
        return True
    small = word in ("of", "and", "the", "for", "on", "de", "to", "al", "bin", "van", "von", "in")
    return small and index > start and any(view.is_capital(i) for i in range(index + 1, min(index + 3, end)))


def _capital_name(view: View, start: int, end: int) -> bool:
    """Tell whether the words are a name and not a sentence's first common noun ("Officials")."""
    if view.tags[end - 1] == "NNS" and end - start == 1:
        return False
    if end - start == 1 and view.begins_sentence(start) and view.pos[start] != "PROPN":
        word = view.words[start]
        return (word.isupper() and len(word) > 1 and view.pos[start] in ("PROPN", "PRON", "NOUN")) or view.pos[
            start
        ] == "VERB"
    return any(view.pos[index] == "PROPN" for index in range(start, end)) or end - start == 1


def _named_behind_role(view: View, start: int, end: int) -> Mention | None:
    """Return the person's name at the end of "campaign manager Corey Roe" that the model did not see."""
    begin = end
    while begin > start and view.is_capital(begin - 1) and view.tags[begin - 1] in ("NNP", "NNPS"):
        begin -= 1
    if begin == start or any(view.pos[index] == "ADP" for index in range(start, begin)):
        return None
    is_kind = begin > start and begin < end and view.tags[begin - 1] == "NN" and not is_role_word(view, begin - 1)
    if begin < end and (view.words[begin - 1] in nouns.ORGANISATION_NOUNS or is_kind) and end - begin <= 4:
        return Mention(begin, end, "name", "organisation", head_of(view, begin, end), is_source=True)
    named = end - begin in (2, 3) and is_first_name(view.words[begin])
    if begin < end and (is_role_word(view, begin - 1) or named) and end - begin <= 4:
        first, last = person_name(view, begin, end)
        if first < last and not is_role_word(view, last - 1) and not is_body(view, first, last):
            return person_mention(view, first, last, is_source=True)
    return None

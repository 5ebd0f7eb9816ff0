"""The phrase beside a cue: which of its words name the speaker, and of which kind the speaker is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from spacy.tokens import Span

from claimtable.coref.mentions import Mention
from claimtable.coref.names import is_first_name
from claimtable.coref.organisations import organisation_name
from claimtable.coref.people import (
    gender_of_noun,
    head_of,
    is_person_noun,
    is_role_word,
    is_title,
    person_mention,
    person_name,
)
from claimtable.coref.view import View
from claimtable.lexicon import people as nouns
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

_MANY = words("few many all most some several both others none these those")
_NEAR = 60
_AGED = re.compile(r"\d+-year-old$", re.IGNORECASE)
#: "the Labour party" is Labour, "the Labour office" is not
_SELF = words("party newspaper magazine daily organisation organization group company firm agency network website")
_BREAKS = frozenset({",", "(", "--", "—", ";", ":", "–"})
_PAIRED = _BREAKS - {"("}
_OPEN = frozenset({"WDT", "WP", "WRB"})
_NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_BEFORE_NOUN = frozenset(
    {
        "DT",
        "PDT",
        "PRP$",
        "CD",
        "JJ",
        "JJR",
        "JJS",
        "VBN",
        "VBG",
        "RB",
        "RBR",
        "RBS",
        "POS",
        "HYPH",
        '""',
        "``",
        "''",
        ",",
        "$",
        "#",
        "NFP",
        "AFX",
        "-LRB-",
        "-RRB-",
    }
)


class Names:
    """The names of a Doc, found by the tokens that they cover."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._mentions = sorted(mentions, key=lambda mention: mention.start)
        self._starts = [mention.start for mention in self._mentions]

    def inside(self, start: int, end: int) -> list[Mention]:
        """Return the names wholly inside tokens ``start`` to ``end``."""
        place = bisect_left(self._starts, start)
        found = []
        while place < len(self._mentions) and self._mentions[place].start < end:
            if self._mentions[place].end <= end:
                found.append(self._mentions[place])
            place += 1
        return found

    def covering(self, start: int, end: int) -> Mention | None:
        """Return the name that holds all tokens ``start`` to ``end``, else None."""
        place = bisect_left(self._starts, start + 1) - 1
        if place >= 0 and self._mentions[place].end >= end:
            return self._mentions[place]
        return None


def find_speakers(view: View, source: Span, names: Names) -> list[Mention]:
    """Return the mentions of those who speak, from the words of one attribution's source."""
    start, end = _trim(view, source.start, source.end)
    if start >= end:
        return []
    found = [_speaker(view, *_trim(view, *part), names) for part in _joined(view, start, end, names)]
    return [mention for mention in found if mention is not None]


def _trim(view: View, start: int, end: int) -> tuple[int, int]:
    while start < end and (
        view.words[start].lower() in ("by", "from")
        or not (view.words[start][:1].isalnum() or view.words[start][:1] in '"@#')
    ):
        start += 1
    while end > start and not (
        view.words[end - 1][-1:].isalnum() or view.words[end - 1] in (")", '"') or view.words[end - 1][-1:] == "."
    ):
        end -= 1
    if start < end and view.words[start] == '"' and '"' not in view.words[start + 1 : end]:
        start += 1
    if end > start and view.words[end - 1] == '"' and '"' not in view.words[start : end - 1]:
        end -= 1
    while end > start and (view.words[end - 1] == "and" or view.words[end - 1].isspace()):
        end -= 1
    return start, end


def _joined(view: View, start: int, end: int, names: Names) -> Iterator[tuple[int, int]]:
    """Yield the parts of a source that names several speakers; the whole where it names one."""
    if view.words[start].lower() == "both":
        start += 1
    begin = start
    listed = _listed(view, start, end, names)
    if listed:
        yield from listed
        return
    for index in range(start + 1, end - 1):
        if view.words[index] in ("and", "&") and _joins(view, begin, index, end, names):
            yield begin, index - 1 if view.words[index - 1] == "," else index
            begin = index + 1
    yield begin, end


def _listed(view: View, start: int, end: int, names: Names) -> list[tuple[int, int]]:
    """Return the parts of "A, B and C" where each is a name alone or a plural noun, else nothing."""
    marks = [index for index in range(start, end) if view.words[index] in (",", "and")]
    if len(marks) < 2 or view.words[marks[-1]] != "and" or view.words[marks[0]] != ",":
        return []
    edges = [start - 1, *marks, end]
    parts = [(left + 1, right) for left, right in pairwise(edges) if left + 1 < right]
    return parts if all(_stands_alone(view, *part, names) for part in parts) else []


def _stands_alone(view: View, start: int, end: int, names: Names) -> bool:
    inside = names.inside(start, end)
    if inside and inside[-1].end == end:
        return all(view.is_capital(index) or is_role_word(view, index) for index in range(start, end))
    return (
        view.tags[end - 1] in ("NNS", "NNPS")
        and end - start <= 4
        and not any(view.pos[index] == "ADP" for index in range(start, end))
    )


def _joins(view: View, start: int, index: int, end: int, names: Names) -> bool:
    """Tell whether "and" at ``index`` joins two speakers: the heads of both sides are coordinated, outside any name."""
    if names.covering(index - 1, index + 2) is not None or "-" in (view.words[index - 1], view.words[index + 1]):
        return False
    left = _head_noun(view, start, index)
    right = _head_noun(view, index + 1, end)
    if left is None or right is None or _has_break(view, start, index):
        return False
    if any(view.pos[place] == "ADP" for place in range(start, index)) and not _coordinated(view, left, index + 1, end):
        return False
    if view.tags[index + 1] in ("DT", "PRP$") or not names.inside(index + 1, end) or names.inside(start, index):
        return True
    return view.tags[left] not in ("NN", "NNP")  # "writer and broadcaster Roe", "oil and gas analyst Roe"


def _has_break(view: View, start: int, index: int) -> bool:
    """Tell whether an apposition was opened and not closed before ``index``."""
    marks = [
        view.words[place] for place in range(start, index - 1) if view.words[place] in _PAIRED or view.is_dash(place)
    ]
    return len(marks) % 2 == 1 or "including" in view.words[start:index]


def _coordinated(view: View, left: int, start: int, end: int) -> bool:
    return any(view.deps[index] == "conj" and view.heads[index] == left for index in range(start, end))


def _head_noun(view: View, start: int, end: int) -> int | None:
    """Return the head of the phrase that begins at ``start``: the last noun before a preposition, verb or break."""
    head = None
    for index in range(start, end):
        tag = view.tags[index]
        if tag in _NOUN_TAGS:
            head = index
        elif head is not None and (view.words[index] in _BREAKS or not _goes_on(view, index, end)):
            break
    return head


def _goes_on(view: View, index: int, end: int) -> bool:
    """Tell whether the word between two nouns leaves the phrase in front of its head."""
    if view.tags[index] in ("VBG", "VBN", "JJ", "RB"):
        return _noun_follows(view, index, end)
    return view.tags[index] in _BEFORE_NOUN


def _noun_follows(view: View, index: int, end: int) -> bool:
    """Tell whether the modifier at ``index`` stands before its noun, as in "report's leading authors"."""
    head = view.heads[index]
    return (
        index < head < end
        and view.tags[head] in _NOUN_TAGS
        and view.deps[index] in ("amod", "compound", "nmod", "advmod")
    )


def _speaker(view: View, start: int, end: int, names: Names) -> Mention | None:
    if start >= end:
        return None
    if end - start <= 2 and (pronoun := _pronoun(view, start, end)) is not None:
        return pronoun
    known = names.covering(start, end)
    if known is not None and not _is_nationality(view, known, start):
        return _as_source(known, known.start, known.end) if known.type == "person" else _as_source(known, start, end)
    cut = _first_break(view, start, end)
    return (
        _name_in(view, start, cut, names)
        or _appositive(view, start, cut, end, names)
        or _tail_name(view, start, cut)
        or _proper(view, start, cut)
        or _nominal(view, start, cut, end)
    )


def _is_nationality(view: View, name: Mention, start: int) -> bool:
    """Tell whether the name is one person's party or nation: "the Republican", "the Malaysian"."""
    word = view.words[name.start].lower()
    if name.end - name.start > 1 or name.plural:
        return False
    return word in nouns.PARTISANS or (
        view.labels[name.start] == "NORP" and view.words[start].lower() in ("the", "a", "an")
    )


def _as_source(known: Mention, start: int, end: int) -> Mention:
    return Mention(
        start, end, known.kind, known.type, known.head, gender=known.gender, plural=known.plural, is_source=True
    )


def _pronoun(view: View, start: int, end: int) -> Mention | None:
    if any(view.tags[index] in _NOUN_TAGS for index in range(start, end)) and end - start > 1:
        return None
    for index in range(start, end):
        word = view.words[index].lower()
        if word in PRONOUNS or (word in RELATIVE and view.tags[index] in _OPEN | {"IN"}):
            if view.words[index].isupper() and len(word) > 1:
                return None  # "WHO"
            if word == "i" and (index > start or not view.words[index].isupper()):
                return None  # the newspaper
            return pronoun_mention(word, index, is_source=True)
    return None


def pronoun_mention(word: str, index: int, *, is_source: bool = False) -> Mention:
    """Return the mention that the pronoun ``word`` (lower case) at token ``index`` is."""
    gender = SINGULAR.get(word, "")
    plural = word in PLURAL
    return Mention(index, index + 1, "pronoun", "person", index, word, gender, plural, is_source=is_source)  # type: ignore[arg-type]


def _first_break(view: View, start: int, end: int) -> int:
    """Return where the phrase proper ends: at the first comma, dash or relative clause behind its head."""
    head = _head_noun(view, start, end)
    for index in range(start if head is None else head + 1, end):
        if (view.words[index] in _BREAKS or (view.is_dash(index) and not view.labels[index])) and index > start:
            return index
    return end


def _name_in(view: View, start: int, end: int, names: Names) -> Mention | None:
    """Return the name that the phrase ends with or is headed by: "team coach [Jane Roe]", "[John Roe] of the Times"."""
    inside = names.inside(start, end)
    for mention in inside:
        if _is_nationality(view, mention, start):
            continue
        if _is_main(view, mention, start, end):
            stop = mention.end if mention.type == "person" else _whole_name(view, mention.end, end)
            return _as_source(mention, mention.start, stop)
    return None


def _whole_name(view: View, stop: int, end: int) -> int:
    """Take in what the model cut off a body's name: "Union of Atheists [and Agnostics]"."""
    while stop < end and (view.words[stop] == "and" or view.is_capital(stop)) and _in_name(view, stop, stop - 1, end):
        stop += 1
    return stop


def _is_main(view: View, name: Mention, start: int, end: int) -> bool:
    if name.end < end and not _may_follow(view, name.end):
        return (
            name.type == "organisation"
            and name.end + 1 == end
            and view.lemmas[name.end] in _SELF
            and view.words[start].lower() == "the"
        )
    if name.start == start:
        return True
    before = name.start - 1
    if view.pos[before] in ("ADP", "SCONJ", "VERB", "PRON", "CCONJ") or view.tags[before] == "POS":
        return view.tags[before] == "POS" and name.type == "person" and name.end == end
    head = _head_noun(view, start, name.start)
    if name.type == "person":
        return head is not None or view.words[before].lower() == "the"
    if head is None:
        return all(view.tags[index] in ("DT", "PDT") for index in range(start, name.start))
    return view.lemmas[head] in nouns.ORGANISATION_NOUNS | nouns.DOCUMENT_NOUNS and head == before


def _may_follow(view: View, index: int) -> bool:
    """Tell whether what follows a name leaves it the head of its phrase: a preposition, a relative clause, a verb."""
    if view.tags[index] == "POS" or (view.words[index] == "-" and not view.is_dash(index)):
        return False
    return (
        view.pos[index] in ("ADP", "SCONJ", "VERB", "AUX", "PRON", "PUNCT", "ADV", "SPACE", "CCONJ")
        or view.tags[index] in _OPEN
    )


def _appositive(view: View, start: int, cut: int, end: int, names: Names) -> Mention | None:
    """Return the name after "the team's coach, ", also behind a bracket: "the head of the CEI (...), Jane Roe"."""
    head = _head_noun(view, start, cut)
    if head is None or cut >= end or not _may_be_named(view, head):
        return None
    for mention in names.inside(cut, end):
        before = mention.start - 1
        while before > cut and (is_title(view.words[before]) or is_role_word(view, before)):
            before -= 1
        if mention.type == "person" and view.words[before] in _BREAKS:
            return _as_source(mention, mention.start, mention.end)
    return None


def _may_be_named(view: View, head: int) -> bool:
    return is_role_word(view, head) or (view.lemmas[head] in nouns.OTHER_PEOPLE and view.tags[head] == "NN")


def _tail_name(view: View, start: int, end: int) -> Mention | None:
    """Return the name at the end of "Executive director of the Council Jane Roe" that the model did not see.

    A single role without an article must have a name; it is taken to have two words.
    """
    head = _head_noun(view, start, end)
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
    if not all(word[:1].isupper() and word.isalpha() for word in tail) or _is_body(view, end - 2, end):
        return None
    return (
        person_mention(view, end - 2, end, is_source=True)
        if view.labels[end - 1] not in ("GPE", "LOC", "FAC")
        else None
    )


def _proper(view: View, start: int, end: int) -> Mention | None:
    """Return a name that the model did not see: capitalised words up to the phrase's end, behind titles and roles."""
    begin, end = organisation_name(view, start, end)
    if begin < end and view.tags[begin] in ("NNS", "NNPS") and _is_common(view, begin):
        return None
    stop = next((i for i in range(begin, end) if not _in_name(view, i, begin, end)), end)
    if stop == begin or not _capital_name(view, begin, stop):
        return _named_behind_role(view, begin, end)
    if stop < end and not _may_follow(view, stop):
        return None
    first, last = person_name(view, begin, stop)
    titled = first > begin and is_role_word(view, first - 1) and not is_role_word(view, last - 1)
    is_person = titled or (stop - begin > 1 and is_first_name(view.words[first]) and not _is_body(view, begin, stop))
    if is_person and first < last:
        return person_mention(view, first, last, is_source=True)
    if stop - begin == 1 and view.lemmas[begin] in nouns.PERSON_NOUNS | nouns.OTHER_PEOPLE | nouns.DOCUMENT_NOUNS:
        return None
    if _is_common(view, stop - 1) and (start < begin or view.tags[stop - 1] in ("NNS", "NNPS")):
        return None
    type_: SpeakerType = (
        "organisation" if start < begin or _is_body(view, begin, stop) or view.words[begin].isupper() else "person"
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


def _is_common(view: View, index: int) -> bool:
    """Tell whether a capitalised word is a noun for people all the same ("Democrats", "Supporters")."""
    if view.labels[index] == "NORP" and view.tags[index] in ("NN", "NNP", "JJ"):
        return True
    singular = view.words[index].lower().rstrip("s")
    return singular in nouns.PARTISANS or is_person_noun(singular) or singular in nouns.OTHER_PEOPLE


def _is_body(view: View, start: int, end: int) -> bool:
    return any(
        view.words[index].lower() in nouns.ORGANISATION_NOUNS or view.words[index].lower() in nouns.DOCUMENT_NOUNS
        for index in range(start, end)
    )


def _in_name(view: View, index: int, start: int, end: int) -> bool:
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
    if start < begin < end and is_role_word(view, begin - 1) and end - begin <= 4:
        first, last = person_name(view, begin, end)
        if first < last and not is_role_word(view, last - 1):
            return person_mention(view, first, last, is_source=True)
    return None


def _nominal(view: View, start: int, cut: int, end: int) -> Mention | None:
    head = _head_noun(view, start, cut)
    if head is None:
        head = head_of(view, start, cut)
    return nominal_mention(
        view, start, _untimed(view, head + 1, cut), head, anonymous=_asks_anonymity(view, head), is_source=True
    )


def _untimed(view: View, least: int, end: int) -> int:
    """Return where the phrase ends without "on Tuesday" and "here", which tell when and where it was said."""
    end = max(_trim(view, least - 1, end)[1], least)
    stop = end
    if view.words[end - 1].lower() == "old":
        return end
    while stop > least and (view.labels[stop - 1] in ("DATE", "TIME") or view.words[stop - 1] == "here"):
        stop -= 1
    if stop < end and stop > least and view.words[stop - 1] in ("on", "from", "in", "at", "since"):
        stop -= 1
    return stop


def nominal_mention(
    view: View, start: int, end: int, head: int, *, anonymous: bool = False, is_source: bool = False
) -> Mention:
    """Return the mention of an unnamed source: the words ``start`` to ``end`` with the noun ``head``."""
    age = _AGED.search(view.printed(start, end))
    lemma = view.lemmas[head] if age is None else age.group().lower()
    plural = view.tags[head] in ("NNS", "NNPS") or lemma in nouns.COLLECTIVES or view.words[start].lower() in _MANY
    kind = type_of_noun(lemma, plural=plural)
    if view.labels[head] == "NORP":
        kind = "group" if plural else "person"  # "the Malaysian"
    if anonymous or _is_anonymous(view, start, end, lemma, kind):
        kind = "anonymous"
    first = view.words[start].lower()
    definite = first in ("the", "this", "that", "these", "those", "his", "her", "their", "its") or (
        plural and start == head
    )
    gender = "" if plural else gender_of_noun(view.words[head].lower(), lemma)
    return Mention(start, end, "nominal", kind, head, lemma, gender, plural, definite, is_source)


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
    return "group" if plural else "document"


def _is_anonymous(view: View, start: int, end: int, lemma: str, kind: SpeakerType) -> bool:
    words = {view.words[index].lower() for index in range(start, end)}
    if words & nouns.ANONYMOUS_WORDS:
        return True
    unspecific = view.words[start].lower() in ("a", "an", "one", "another")
    return kind == "person" and lemma in nouns.OFFICIAL_NOUNS and unspecific


def _asks_anonymity(view: View, head: int) -> bool:
    near = range(max(head - _NEAR, 0), min(head + _NEAR, len(view)))
    words = " ".join(view.words[index].lower() for index in near if view.sentence[index] == view.sentence[head])
    return "anonym" in words or any(phrase in words for phrase in nouns.ANONYMITY)

"""The phrase beside a cue: which of its words name the speaker, and of which kind the speaker is."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Span

from claimtable.coref.body_edges import owns_nothing
from claimtable.coref.interview import is_label
from claimtable.coref.joint import Names, is_one_body, joint_parts
from claimtable.coref.main_names import is_main, is_served
from claimtable.coref.mentions import Mention
from claimtable.coref.ner_recovery import in_name, tail_name, unseen_name
from claimtable.coref.person_names import head_of
from claimtable.coref.person_words import is_role_word, is_title
from claimtable.coref.phrases import (
    BREAKS,
    NOUN_TAGS,
    PRONOUNS,
    RELATIVE,
    WH_TAGS,
    asks_anonymity,
    head_noun,
    nominal_mention,
    pronoun_mention,
)
from claimtable.coref.token_arrays import TokenArrays
from claimtable.lexicon import people as nouns
from claimtable.lexicon.calendar import WEEKDAYS
from claimtable.lexicon.wordlist import words

_OBJECT = 6
#: ranks that are cut short so only before a name
_CUT_RANKS = frozenset({"SEC", "AMB", "DIR", "MIN"})
_BARE = words("the a an")


def find_speakers(view: TokenArrays, source: Span, names: Names) -> list[Mention]:
    """Return the mentions of those who speak, from the words of one attribution's source."""
    start, end = _trim(view, _behind_dateline(view, source.start, source.end), source.end)
    start = _behind_rank(view, start, end)
    if start >= end or is_label(view, start, end):
        return []
    if view.words[start].lower() in ("which", "who"):
        end = start + 1  # a whole relative clause: "the union, which called the strike, says"
    found = [_speaker(view, *_trim(view, *part), names) for part in joint_parts(view, start, end, names)]
    return [mention for mention in found if mention is not None]


def _behind_rank(view: TokenArrays, start: int, end: int) -> int:
    """Return where the name in capitals begins that opens a turn behind a rank: "SEC. [ROE]:", "MS. [ROE]:"."""
    name = start + 1 + (view.words[start + 1 : start + 2] == ["."])
    if name >= end or not view.words[start].isupper() or not view.words[end - 1].isupper():
        return start
    is_rank = is_title(view.words[start]) or is_role_word(view, start) or view.words[start] in _CUT_RANKS
    return name if is_rank else start


def _behind_dateline(view: TokenArrays, start: int, end: int) -> int:
    """Return where the source begins behind "HOUSTON -" and its kin."""
    for index in range(start + 1, min(start + 6, end - 1)):
        if (view.is_dash(index) or view.words[index] in ("--", "—")) and view.words[start].isupper():
            return index + 1
    return start


def _trim(view: TokenArrays, start: int, end: int) -> tuple[int, int]:
    """Return the phrase without the prepositions, days, lone marks and "and" at its edges."""
    while start < end and _opens_before(view, start):
        start += 1
    while end > start and _is_weekday(view, end - 1):
        end -= 1
    while end > start and not _may_end(view.words[end - 1]):
        end -= 1
    quoted = view.words[start:end]
    if quoted.count('"') == 1:
        start, end = start + (quoted[0] == '"'), end - (quoted[0] != '"' and quoted[-1] == '"')
    while end > start and _ends_behind(view, end - 1):
        end -= 1
    return start, end


def _opens_before(view: TokenArrays, index: int) -> bool:
    word = view.words[index]
    return word.lower() in ("by", "from") or not (word[:1].isalnum() or word[:1] in '"@#')


def _is_weekday(view: TokenArrays, index: int) -> bool:
    """Tell whether the phrase's last word says when they spoke: "Port officials [Wednesday] said"."""
    return view.words[index].lower() in WEEKDAYS and view.labels[index] != "PERSON"


def _may_end(word: str) -> bool:
    return word[-1:].isalnum() or word[-1:] == "." or word in (")", '"', "%")


def _ends_behind(view: TokenArrays, index: int) -> bool:
    word = view.words[index]
    owns = view.tags[index] == "POS" and not owns_nothing(view, index + 1)
    return owns or word == "and" or word.isspace()


def _behind_seat(view: TokenArrays, start: int, end: int) -> int:
    """Return where the name begins behind its seat: "Salt Lake City-based [First Security]"."""
    for index in range(start + 1, end - 1):
        if view.words[index] == "based" and view.words[index - 1] == "-" and view.is_capital(index + 1):
            return index + 1
    return start


def _speaker(view: TokenArrays, start: int, end: int, names: Names) -> Mention | None:
    start = _behind_seat(view, start, end)
    if start >= end:
        return None
    if end - start <= 2 and (pronoun := _pronoun(view, start, end)) is not None:
        return pronoun
    known = names.covering(start, end)
    if known is not None and not _is_nationality(view, known, start):
        return _as_source(known, known.start, known.end) if known.type == "person" else _as_source(known, start, end)
    titled = _titled(view, start, end, names)
    if titled is not None:
        return titled
    settled = _settled(view, start, end)
    if settled is not None:
        return settled
    cut = _first_break(view, start, end)
    return (
        _name_in(view, start, cut, names)
        or _appositive(view, start, cut, end, names)
        or tail_name(view, start, cut)
        or unseen_name(view, start, cut)
        or _nominal(view, start, cut, end)
    )


def _titled(view: TokenArrays, start: int, end: int, names: Names) -> Mention | None:
    """Return the person whose name ends it behind a role, over a bracket: "Port Council (PC) Director [Roe]"."""
    last = next((name for name in names.inside(start, end) if name.end == end and name.type == "person"), None)
    if last is None or last.start == start or not is_role_word(view, last.start - 1):
        return None
    if is_served(view, last, start):
        return None
    before = range(start, last.start)
    is_plain = all(view.words[index] != "," and view.pos[index] not in ("VERB", "AUX", "PRON") for index in before)
    return _as_source(last, last.start, last.end) if is_plain else None


def _settled(view: TokenArrays, start: int, end: int) -> Mention | None:
    """Return a body that is called by its seat: "The Portland, Ore., thrift"."""
    place = start + (view.words[start].lower() in _BARE)
    while place < end and view.labels[place] == "GPE":
        place += 1
    if place + 3 >= end or view.words[place] != "," or view.labels[place + 1] != "GPE":
        return None
    last = next((index for index in range(place + 1, end) if view.words[index] == ","), end)
    head = head_noun(view, last + 1, end) if last + 1 < end else None
    if head is None or view.tags[last + 1] not in NOUN_TAGS | {"JJ"} or view.is_capital(head):
        return None
    stop = _untimed(view, head + 1, _first_break(view, head, end))
    return replace(nominal_mention(view, start, stop, head, is_source=True), type="organisation")


def _is_nationality(view: TokenArrays, name: Mention, start: int) -> bool:
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


def _pronoun(view: TokenArrays, start: int, end: int) -> Mention | None:
    if any(view.tags[index] in NOUN_TAGS for index in range(start, end)) and end - start > 1:
        return None
    for index in range(start, end):
        word = view.words[index].lower()
        if word in PRONOUNS or (word in RELATIVE and view.tags[index] in WH_TAGS | {"IN"}):
            if view.words[index].isupper() and len(word) > 1:
                return None  # "WHO"
            if word == "i" and (index > start or not view.words[index].isupper()):
                return None  # the newspaper
            return pronoun_mention(word, index, is_source=True)
    return None


def _first_break(view: TokenArrays, start: int, end: int) -> int:
    """Return where the phrase proper ends: at the first comma, dash or relative clause behind its head."""
    head = head_noun(view, start, end)
    for index in range(start if head is None else head + 1, end):
        if (view.words[index] in BREAKS or (view.is_dash(index) and not view.labels[index])) and index > start:
            return index
    return end


def _name_in(view: TokenArrays, start: int, end: int, names: Names) -> Mention | None:
    """Return the name that the phrase ends with or is headed by: "team coach [Jane Roe]", "[John Roe] of the Times"."""
    inside = names.inside(start, end)
    for mention in inside:
        if _is_nationality(view, mention, start):
            continue
        if is_main(view, mention, start, end):
            stop = mention.end if mention.type == "person" else _whole_name(view, mention.end, end)
            return _as_source(mention, mention.start, stop)
    return None


def _whole_name(view: TokenArrays, stop: int, end: int) -> int:
    """Take in what the model cut off a body's name: "Union of Atheists [and Agnostics]"."""
    while stop < end and (view.words[stop] == "and" or view.is_capital(stop)) and in_name(view, stop, stop - 1, end):
        stop += 1
    return stop


def _appositive(view: TokenArrays, start: int, cut: int, end: int, names: Names) -> Mention | None:
    """Return the name after "the team's coach, ", also behind a bracket: "the head of the CEI (...), Jane Roe", and a
    body's after "the owner, ".
    """
    head = head_noun(view, start, cut)
    if head is None or cut >= end:
        return None
    for mention in names.inside(cut, end):
        before = mention.start - 1
        while before > cut and (is_title(view.words[before]) or is_role_word(view, before)):
            before -= 1
        if view.words[before] in BREAKS and _may_be_named(view, head, mention):
            return _as_source(mention, mention.start, mention.end)
    return None


def _may_be_named(view: TokenArrays, head: int, name: Mention) -> bool:
    """Tell whether a name of this type may follow the noun at ``head``: a person's a role, a body's a kind of body."""
    if name.type == "person":
        return is_role_word(view, head) or (view.lemmas[head] in nouns.OTHER_PEOPLE and view.tags[head] == "NN")
    return view.lemmas[head] in nouns.ORGANISATION_NOUNS | nouns.ROLES_OF_BODIES and view.tags[head] == "NN"


def _nominal(view: TokenArrays, start: int, cut: int, end: int) -> Mention | None:
    head = head_noun(view, start, cut)
    if (
        head is None
        and all(view.pos[index] == "DET" for index in range(start, cut))
        and view.words[start].lower() in _BARE
    ):
        return None
    if head is None:
        head = head_of(view, start, cut)
    if head + 2 < cut and view.words[head + 1] == "and" and is_one_body(view, head, head + 1):
        head = head_noun(view, head + 2, cut) or head
    stop = _with_object(view, _untimed(view, head + 1, cut))
    while stop > head + 1 and view.tags[stop - 1] in WH_TAGS:  # "a new poll [that]"
        stop -= 1
    return nominal_mention(view, start, stop, head, anonymous=asks_anonymity(view, head), is_source=True)


def _with_object(view: TokenArrays, end: int) -> int:
    """Return the end with the noun of a preposition that the source breaks off at: "one critic of [the plan]"."""
    last = end - 1
    if view.pos[last] == "PART" and view.tags[last] == "TO":
        return last - (view.tags[last - 1] == "VBN")
    if view.pos[last] != "ADP":
        return last if view.tags[last] == "VBN" and view.deps[last] == "acl" else end
    for index in range(end, min(end + _OBJECT, len(view))):
        if view.sentence[index] != view.sentence[last] or view.quote[index] != view.quote[last]:
            break
        if view.heads[index] == last and view.deps[index] == "pobj":
            return index + 1
    return last


def _untimed(view: TokenArrays, least: int, end: int) -> int:
    """Return where the phrase ends without "on Tuesday" and "here", which tell when and where it was said."""
    end = max(_trim(view, least - 1, end)[1], least)
    stop = end
    if view.words[end - 1].lower() == "old":
        return end
    while stop > least and (view.labels[stop - 1] in ("DATE", "TIME") or view.words[stop - 1] == "here"):
        stop -= 1
    if stop < end and stop > least and view.words[stop - 1] in ("on", "from", "in", "at", "since"):
        return stop - 1
    return end if stop < end and view.pos[stop - 1] == "ADP" else stop

"""Is a name inside the words of a source the one who speaks: "team coach [Jane Roe]", not "a spokesman for [Roe]"."""

from __future__ import annotations

from dataclasses import dataclass

from claimtable.coref.media import medium_end
from claimtable.coref.mentions import Mention
from claimtable.coref.person_words import is_role_word, is_title
from claimtable.coref.phrases import head_noun, may_follow
from claimtable.coref.token_arrays import TokenArrays
from claimtable.lexicon import people as nouns
from claimtable.lexicon.wordlist import words
from claimtable.rules import Rule, decide

#: "the Labour party" is Labour, "the Labour office" is not
_SELF = words(
    "party newspaper magazine daily organisation organization group company firm agency network website service channel"
)

#: what parts a name from what stands before it, and what does not
_BREAKING = frozenset({"ADP", "SCONJ", "VERB", "PRON", "CCONJ"})
_PLAIN = frozenset({"DET", "ADJ", "NUM", "ADV"})


def is_main(view: TokenArrays, name: Mention, start: int, end: int) -> bool:
    """Tell whether ``name`` is what the phrase from ``start`` to ``end`` names: its first rule that decides says so."""
    return decide(MAIN_NAMES, Named(view, name, start, end)).keep


@dataclass(frozen=True, slots=True)
class Named:
    """A ``name`` inside a phrase from ``start`` to ``end``."""

    view: TokenArrays
    name: Mention
    start: int
    end: int

    @property
    def before(self) -> int:
        """The token before the name."""
        return self.name.start - 1

    @property
    def is_described(self) -> bool:
        """An adjective hangs on the name: "a smiling Roe"."""
        return self.view.deps[self.before] == "amod"

    @property
    def noun(self) -> int | None:
        """The noun between the phrase's start and the name."""
        return head_noun(self.view, self.start, self.name.start)


def _goes_on(named: Named) -> bool | None:
    """What follows may not follow a name, unless it says of which kind the body is: "the Labour party"."""
    view, stop, end = named.view, named.name.end, named.end
    if stop == end or may_follow(view, stop):
        return None
    is_kind = view.lemmas[stop] in _SELF and stop + 1 == end and view.words[named.start].lower() == "the"
    return named.name.type == "organisation" and (is_kind or medium_end(view, stop) == end)


def _opens(named: Named) -> bool | None:
    return True if named.name.start == named.start else None


def _serves_another(named: Named) -> bool | None:
    return False if is_served(named.view, named.name, named.start) else None


def _is_owned(named: Named) -> bool | None:
    """A possessive before it is the employer of a person or the seat of a body: "Chile's [Andes Air]"."""
    if named.view.tags[named.before] != "POS":
        return None
    return named.name.type == "person" or (named.name.end == named.end and _is_of_country(named.view, named.name))


def _is_parted(named: Named) -> bool | None:
    is_breaking = named.view.pos[named.before] in _BREAKING
    return False if is_breaking and not named.is_described else None


def _has_role(named: Named) -> bool | None:
    """The noun before a person's name is a role, or nothing parts the two."""
    view, noun = named.view, named.noun
    if named.name.type != "person" or noun is None:
        return None
    if is_role_word(view, noun) or is_role_word(view, named.before):
        return True
    return all(view.pos[index] != "ADP" for index in range(noun, named.name.start))


def _is_plain_person(named: Named) -> bool | None:
    """Only articles, adjectives and numbers stand before a person's name."""
    view = named.view
    if named.name.type != "person":
        return None
    plain = named.is_described or all(view.pos[i] in _PLAIN for i in range(named.start, named.name.start))
    return plain and view.lemmas[named.before] not in nouns.ORGANISATION_NOUNS


def _is_plain_body(named: Named) -> bool | None:
    """Only an article or an adjective stands before a body's name."""
    if named.noun is not None:
        return None
    tags = named.view.tags[named.start : named.name.start]
    return named.is_described or all(tag in ("DT", "PDT") for tag in tags)


def _has_kind(named: Named) -> bool | None:
    """The noun before a body's name says of which kind it is: "the broadcaster [Andes Radio]"."""
    kinds = nouns.ORGANISATION_NOUNS | nouns.DOCUMENT_NOUNS
    return named.noun == named.before and named.view.lemmas[named.before] in kinds


#: is a name inside a source the one who speaks? The name stands in brackets
MAIN_NAMES = (
    Rule("what follows says its kind", _goes_on, kept=("the [Labour] party",), dropped=("[Labour] voters",)),
    Rule("it opens the phrase", _opens, kept=("[Jane Roe] of the Times",)),
    Rule("its bearer is served", _serves_another, dropped=("a spokesman for Gov. [Roe]",)),
    Rule("it is owned", _is_owned, kept=("the paper's [Jane Roe]", "the paper's [Jane Roe] in Cuzco")),
    Rule("another word parts it", _is_parted, dropped=("a friend of [Jane Roe]",)),
    Rule("a role before a person", _has_role, kept=("team coach [Jane Roe]",)),
    Rule("a person with plain words", _is_plain_person, kept=("a smiling [Jane Roe]",)),
    Rule("a body with plain words", _is_plain_body, kept=("the [Andes Bank]",)),
    Rule(
        "a body behind its kind", _has_kind, kept=("the broadcaster [Andes Radio]",), dropped=("the boss [Andes Air]",)
    ),
)


def is_served(view: TokenArrays, name: Mention, start: int) -> bool:
    """Tell whether a preposition parts the phrase's noun from the name with its title: "spokesman for Gov. [Roe]"."""
    index = name.start - 1
    while index > start and view.is_capital(index) and (is_title(view.words[index]) or is_role_word(view, index)):
        index -= 1
    return name.type == "person" and start < index < name.start - 1 and view.pos[index] == "ADP"


def _is_of_country(view: TokenArrays, name: Mention) -> bool:
    """Tell whether a possessive only says where a body with a name is from: "Chile's [Andes Air]"."""
    return name.start > 1 and view.labels[name.start - 2] in ("GPE", "NORP") and view.is_capital(name.start)

"""The role that an article gives a person, and what it says that a body is."""

from __future__ import annotations

from collections.abc import Iterator

from claimtable.coref.kinds import apposed_kind, kind_behind
from claimtable.coref.mentions import Mention
from claimtable.coref.person_words import is_role_word
from claimtable.coref.role_phrases import Role, cleaned
from claimtable.coref.roles_before import role_before
from claimtable.coref.roles_behind import predicate_role, roles_after
from claimtable.coref.view import View
from claimtable.lexicon.people import NO_ROLE


def find_roles(view: View, name: Mention) -> Iterator[Role]:
    """Yield the roles that the words around one mention by name give."""
    before = role_before(view, name)
    if before is not None:
        yield before
    if name.type == "organisation":
        kind = apposed_kind(view, name.end) or kind_behind(view, name.end)
        if kind is not None:
            yield kind
    if name.type == "person":
        yield from roles_after(view, name)
        predicate = predicate_role(view, name)
        if predicate is not None:
            yield predicate


def role_in(view: View, phrase: Mention) -> Role | None:
    """Return the role that a noun phrase tells by which a person is taken up: "the [former champion] said".

    A noun alone says too little, for what it is short for stands elsewhere.
    """
    if phrase.kind != "nominal" or phrase.plural or not phrase.definite or not is_role_word(view, phrase.head):
        return None
    if view.lemmas[phrase.head] in NO_ROLE:
        return None
    role = cleaned(view, phrase.start, phrase.end, 1)
    return role if role is not None and role.end - role.start > 1 else None

"""What a mention is: the words of a text that stand for somebody, before it is known for whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from claimtable.coref.names import Gender
from claimtable.schema import SpeakerType

MentionKind = Literal["name", "nominal", "pronoun"]


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens ``start`` to ``end`` (exclusive) that name, describe or point to somebody.

    ``head`` is the token whose place in the sentence counts. ``noun`` is a nominal's head noun (lemma, lower case), a
    pronoun's lower-case form, empty for a name. ``definite`` nominals ("the general") may point back.
    ``is_doubtful`` names may as well be another person's. ``share`` is the probability of just these words among those
    of the source that may name who speaks, None where there was no choice.
    """

    start: int
    end: int
    kind: MentionKind
    type: SpeakerType
    head: int
    noun: str = ""
    gender: Gender = ""
    plural: bool = False
    definite: bool = False
    is_source: bool = False
    is_doubtful: bool = False
    share: float | None = None

    @property
    def place(self) -> tuple[int, int]:
        """The first token and one past the last one."""
        return self.start, self.end

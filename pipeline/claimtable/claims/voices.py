"""``speaker``, ``speaker_role`` and ``speaker_type``: from the words beside the cue to a canonical name."""

from __future__ import annotations

from collections.abc import Sequence

from claimtable import layers
from claimtable.claims.bodies import Body
from claimtable.layers import Referent
from claimtable.schema import Speaker, TextSpan


def describe_speaker(body: Body, referents: Sequence[Referent]) -> Speaker:
    """Return who speaks in ``body``: empty for the narrator and where nobody is named."""
    if body.attribution is None or not body.attribution.source:
        return Speaker()
    source = body.attribution.source[0]
    mention = TextSpan(source.start_char, source.end_char) if body.carries_cue else None
    return Speaker(layers.printed(source), "", "person", mention)

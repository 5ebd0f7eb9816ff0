"""Quotes that no single passage holds: statements joined, clauses put in another order, half a quotation with more."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from claimtable.verify.model import FAITHFUL, Verdict, VerdictName
from claimtable.verify.normalising import same_length
from claimtable.verify.prepared import FEWEST_WORDS
from claimtable.verify.sentences import sentence_breaks

#: a verdict on a part
Check = Callable[[str], Verdict]

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_CLAUSE_EDGE = re.compile(r"[;:,—]+\s+(?:(?:and|but|or|so)\s+)?|\s+(?:and|but)\s+")
#: so many words that differ are more than a changed word
_STRETCH = 3
_MOST_PARTS = 6
_SOUND: tuple[VerdictName, ...] = (*FAITHFUL, "truncated")


def composite(best: Verdict, check: Check) -> Verdict | None:
    """Return a verdict for a quote whose parts stand apart, or None where ``best`` says all there is to say.

    ``check`` gives the verdict on one part. Sentences are looked for first, then clauses.
    """
    changed = best.verdict in ("altered", "paraphrase", "not found") or bool(best.alterations)
    if not (changed and _differs_at_length(best)):
        return None
    for parts in (_sentences(best.quote), _clauses(best.quote)):
        if 2 <= len(parts) <= _MOST_PARTS:
            found = [check(part) for part in parts]
            if verdict := _together(best, parts, found):
                return verdict
    return None


def _differs_at_length(best: Verdict) -> bool:
    if best.verdict == "not found":
        return True
    return sum(max(_words(piece.quote), _words(piece.article)) for piece in best.diff if piece.alters) >= _STRETCH


def _words(text: str) -> int:
    return len(_WORD.findall(text))


def _sentences(quote: str) -> list[str]:
    plain = same_length(quote)
    edges = [*sentence_breaks(plain, 0, len(plain)), len(plain)]
    return _long_enough(quote[a:b] for a, b in itertools.pairwise(edges))


def _clauses(quote: str) -> list[str]:
    return _long_enough(_CLAUSE_EDGE.split(same_length(quote)))


def _long_enough(parts: Iterable[str]) -> list[str]:
    """Return the parts that can be looked for; a shorter one goes with the part before it."""
    found: list[str] = []
    for part in parts:
        if found and (_words(part) < FEWEST_WORDS or _words(found[-1]) < FEWEST_WORDS):
            found[-1] = f"{found[-1]} {part}"
        else:
            found.append(part)
    return [part.strip() for part in found]


def _together(best: Verdict, parts: Sequence[str], found: Sequence[Verdict]) -> Verdict | None:
    sound = [_is_sound(verdict) for verdict in found]
    if all(sound):
        places = {(verdict.matches[0].article_id, verdict.matches[0].sentence) for verdict in found}
        starts = [verdict.matches[0].start for verdict in found]
        if len(places) == 1 and starts == sorted(starts):
            return None  # in their order: something else was changed
        name: VerdictName = "reordered" if len(places) == 1 else "joined"
    elif any(sound) and best.verdict == "not found":
        name = "partly quoted"
    else:
        return None
    first = found[sound.index(True)]
    reasons = tuple(_reason(part, verdict, good) for part, verdict, good in zip(parts, found, sound, strict=True))
    return replace(
        best,
        verdict=name,
        alterations=("wording",),
        confidence=round(min(verdict.confidence for verdict, good in zip(found, sound, strict=True) if good), 2),
        reasons=tuple(
            dict.fromkeys(
                [*reasons, *(reason for verdict in (found if all(sound) else ()) for reason in verdict.reasons)]
            )
        ),
        matches=first.matches,
        speaker_verdict=first.speaker_verdict,
    )


def _is_sound(verdict: Verdict) -> bool:
    """Tell whether the words of a part were said, by whomever."""
    words = verdict.verdict in _SOUND or (verdict.verdict == "misattributed" and not verdict.alterations)
    return words and bool(verdict.matches)


def _reason(part: str, verdict: Verdict, sound: bool) -> str:
    if not sound:
        return f"“{part}” was not found"
    match = verdict.matches[0]
    who = f"said by {match.speaker}" if match.speaker else "printed"
    return f"“{part}” was {who} in {match.article_id}"

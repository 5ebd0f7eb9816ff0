"""Two figures -> named features: what speaks for and against their being on the same thing.

The weights are fitted (``models/drift/same.json``) on pairs of figures of agency news.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from claimtable.drift.evidence import Evidence
from claimtable.drift.overlap import cosine, overlap, rarest, story_names, story_of
from claimtable.drift.same import TOLLS
from claimtable.fitted import Logistic, sigmoid
from claimtable.terms import Rarity

#: whole numbers below this are printed of many things in one story
_SMALL = 13
#: upper ends of the classes of days between two figures, of sizes, of ratios (natural logarithm)
_DAYS = (0, 1, 3, 7, 14)
_SIZES = (2, 4, 12, 100, 1000)
_RATIOS = (0.1, 0.4, 1.0, 2.0)
#: weights of shared names above this count no more
_MOST = 4.0
_BESIDE = 3
#: characters of an article in which the figures stand that it is about
_EARLY = 400
#: values of one slot in an article that are counted, beside the figure's own
_RIVALS = 2


def features_of(first: Evidence, second: Evidence, rarity: Rarity) -> dict[str, float]:
    """Return the features of two figures, ``first`` published no later than ``second``.

    What holds everywhere is named once; the same again behind the pair's regime is what differs there (Daumé 2007,
    "Frustratingly easy domain adaptation").
    """
    found = _features(first, second, rarity)
    regime = _regime(first, second)
    return found | {f"{regime}: {name}": value for name, value in found.items()} | {regime: 1.0}


class Choice:
    """The fitted choice whether two figures are on the same thing, its weights by regime."""

    def __init__(self, model: Logistic) -> None:
        self._bias = {regime: model.bias + model.weights.get(regime, 0.0) for regime in REGIMES}
        self._weights = {regime: dict(weights_of(model, regime)) for regime in REGIMES}

    def probability(self, first: Evidence, second: Evidence, rarity: Rarity) -> float:
        """Return how likely it is that two figures are on the same thing: what ``features_of`` gives in the model."""
        regime = _regime(first, second)
        weights, found = self._weights[regime], _features(first, second, rarity)
        return sigmoid(self._bias[regime] + math.fsum(weights.get(name, 0.0) * value for name, value in found.items()))


def weights_of(model: Logistic, regime: str) -> Iterator[tuple[str, float]]:
    """Yield the names of features with what they weigh in a regime: everywhere and there."""
    start = f"{regime}: "
    own = {name.removeprefix(start): weight for name, weight in model.weights.items() if name.startswith(start)}
    for name in sorted(own.keys() | {name for name in model.weights if ": " not in name and name not in REGIMES}):
        yield name, model.weights.get(name, 0.0) + own.get(name, 0.0)


def _features(first: Evidence, second: Evidence, rarity: Rarity) -> dict[str, float]:
    return dict.fromkeys(_flags(first, second), 1.0) | dict(_shared(first, second, rarity))


REGIMES = ("outcome", "other outcome value", "same small value", "same value", "other value")


def _regime(first: Evidence, second: Evidence) -> str:
    """Return which weights two figures are judged by: equal values say other things than different ones."""
    value = first.figure.value
    same = value == second.figure.value
    if first.outcome.name or second.outcome.name:
        return "outcome" if same else "other outcome value"
    if same:
        return "same small value" if value < _SMALL and value == int(value) else "same value"
    return "other value"


def _shared(first: Evidence, second: Evidence, rarity: Rarity) -> Iterator[tuple[str, float]]:
    """Yield how much of the words and names of two figures is shared."""
    frame = overlap(first.frame, second.frame, rarity)
    head, head_names, _ = story_of(first, second, rarity)
    near = [rarity.of(name) for name in first.near_names & second.near_names]
    story = [rarity.of(name) for name in story_names(first) & story_names(second)]
    yield "shared frame", frame
    yield "shared head", head
    yield "shared sentence", overlap(first.sentence, second.sentence, rarity)
    yield "shared names", overlap(first.names, second.names, rarity)
    yield "shared near names", overlap(first.near_names, second.near_names, rarity)
    yield "shared head names", head_names
    yield "weight of near names", min(_MOST, math.fsum(near) / 4)
    yield "weight of story names", min(_MOST, math.fsum(story) / 5)
    yield "rarest near name", max(near, default=0.0) / 5
    yield "rarest story name", max(story, default=0.0) / 5
    yield "beside", _beside(first, second) / (2 * _BESIDE)
    yield "shared of", overlap(first.counted, second.counted, rarity)
    yield from _together(first, second, rarity)
    yield from _events(first, second, rarity)
    yield from _articles(first, second, rarity)
    yield "frame and story", frame * head
    yield "frame and names", frame * min(_MOST, math.fsum(near) / 4)


def _events(first: Evidence, second: Evidence, rarity: Rarity) -> Iterator[tuple[str, float]]:
    """Yield whether the rare names that tell the events of two figures are shared, or are other ones."""
    if first.event & second.event:
        yield "same event", 1.0
        yield "shared event", overlap(first.event, second.event, rarity)
    elif first.event and second.event:
        yield "other event", 1.0


def _articles(first: Evidence, second: Evidence, rarity: Rarity) -> Iterator[tuple[str, float]]:
    """Yield how telling the names of each figure's sentence are that stand in the other's article, and those that do
    not; alone, and with how alike the articles are.
    """
    ours, theirs = first.article_names, second.article_names
    a, b = rarest(first.names & theirs, rarity), rarest(second.names & ours, rarity)
    missing = min(rarest(first.names - theirs, rarity), rarest(second.names - ours, rarity))
    alike = cosine(ours, theirs, rarity)
    yield "support", min(a, b)
    yield "support of one", max(a, b)
    yield "missing names", missing
    yield "article", alike
    yield "support and article", max(a, b) * alike
    yield "missing and article", missing * alike
    yield "of and article", overlap(first.counted, second.counted, rarity) * alike
    yield "frame and article", overlap(first.frame, second.frame, rarity) * alike
    for name in _circumstances(first, second):
        yield f"{name} and article", alike
        yield f"{name} and support", max(a, b)
        yield f"{name} and missing", missing


def _circumstances(first: Evidence, second: Evidence) -> Iterator[str]:
    """Yield whether two figures fill one slot, are alone in it, and stand where their articles begin."""
    if first.slot == second.slot:
        yield "slot"
        if first.rivals == second.rivals == 0:
            yield "alone"
        if max(first.figure.start, second.figure.start) < _EARLY:
            yield "early"


def _together(first: Evidence, second: Evidence, rarity: Rarity) -> Iterator[tuple[str, float]]:
    """Yield what is shared of the thing and of its story at once: a noun tells more in one story."""
    _, _, story = story_of(first, second, rarity)
    counted = overlap(first.counted, second.counted, rarity)
    yield "story", story
    yield "of and story", counted * story
    if first.event & second.event:
        yield "of and event", counted * overlap(first.event, second.event, rarity)
    if first.unit == second.unit or (first.kin and first.kin == second.kin) or (first.people and second.people):
        yield "noun and story", story
    if first.figure.predicate and first.figure.predicate == second.figure.predicate:
        yield "predicate and story", story


def _beside(first: Evidence, second: Evidence) -> int:
    """Return how many words right beside the two figures are the same, counted outwards on both sides."""
    count = 0
    for a, b in ((first.left[::-1], second.left[::-1]), (first.right, second.right)):
        for one, other in zip(a[:_BESIDE], b[:_BESIDE], strict=False):
            if one != other:
                break
            count += 1
    return count


def _flags(first: Evidence, second: Evidence) -> Iterator[str]:
    x, y = first.figure, second.figure
    yield _class("days", y.day - x.day, _DAYS)
    yield from _values(x.value, y.value)
    yield from _units(first, second)
    yield from _outcomes(first, second)
    yield from _texts(x.predicate, y.predicate, "predicate")
    yield from _texts(x.change, y.change, "change")
    yield from _texts(x.modality, y.modality, "modality")
    yield from _rivals(first, second)
    yield from _places(first, second)
    yield from _alone(first, second)
    yield from _beside_names(first, second)
    if x.of and x.of.casefold() == y.of.casefold():
        yield "same of"
    if x.speaker_id and x.speaker_id == y.speaker_id:
        yield "same speaker"
    if x.first and y.first:
        yield "other time" if x.last < y.first or y.last < x.first else "same time"
    if first.several != second.several:
        yield "one and several"
    if first.old != second.old:
        yield "old and new"
    if first.portion != second.portion:
        yield "other portion"


def _texts(x: str, y: str, name: str) -> Iterator[str]:
    if x and y:
        yield f"same {name}" if x == y else f"other {name}"
    elif x or y:
        yield f"one {name}"


def _outcomes(first: Evidence, second: Evidence) -> Iterator[str]:
    x, y = first.outcome.name, second.outcome.name
    if x and y:
        yield "same outcome" if x == y else "held and freed"
        yield f"outcome {x}"
        rises = TOLLS.get(x, 0) * (second.figure.value - first.figure.value)
        if rises:
            yield "toll rises" if rises > 0 else "toll falls"
    elif x or y:
        yield "one outcome"


def _rivals(first: Evidence, second: Evidence) -> Iterator[str]:
    """Yield whether the article of one figure prints the other's value of something else, or of the same."""
    x, y = first.figure, second.figure
    if x.value != y.value and ((x.kind, x.value) in second.beside or (y.kind, y.value) in first.beside):
        yield "value elsewhere"


def _places(first: Evidence, second: Evidence) -> Iterator[str]:
    """Yield whether the places of two figures are the same: by name, else by the country that they lie in."""
    x, y = first.figure, second.figure
    if x.where and y.where:
        yield "same place" if set(x.where) & set(y.where) else "other place"
    if first.nations and second.nations:
        yield "same country" if first.nations & second.nations else "other country"
    if first.people_of and second.people_of:
        yield "one people" if first.people_of & second.people_of else "other people"
    elif first.people_of or second.people_of:
        yield "one people named"
    if first.head_nations and second.head_nations:
        yield "story in one country" if first.head_nations & second.head_nations else "story in other countries"


def _alone(first: Evidence, second: Evidence) -> Iterator[str]:
    """Yield how many other values of one slot the articles print, and whether the figures stand where they begin."""
    if first.slot == second.slot:
        yield "same slot"
        yield f"rivals {min(_RIVALS, first.rivals) + min(_RIVALS, second.rivals)}"
    early = (first.figure.start < _EARLY) + (second.figure.start < _EARLY)
    yield ("late", "one early", "both early")[early]


def _beside_names(first: Evidence, second: Evidence) -> Iterator[str]:
    """Yield whether the names right beside two figures are the same ones: of two tolls one is in Kenya, one in all."""
    if first.beside_names and second.beside_names:
        a, b = first.beside_names, second.beside_names
        yield "names beside" if a & b else "other names beside"
        if a == b:
            yield "same names beside"
    elif first.beside_names or second.beside_names:
        yield "one has names beside"


def _class(name: str, value: float, ends: tuple[float, ...]) -> str:
    return next((f"{name} up to {most}" for most in ends if value <= most), f"{name} more")


def _values(x: float, y: float) -> Iterator[str]:
    if x == y:
        yield "equal"
        yield _class("size", abs(x), _SIZES)
        yield f"digits {min(4, digits(x))}"
    elif x <= 0 or y <= 0:
        yield "no ratio"
    else:
        yield _class("ratio", abs(math.log(y / x)), _RATIOS)
        yield "up" if y > x else "down"


def digits(value: float) -> int:
    """Return how many digits of a value tell something: 1 of 3,000, 4 of 6,663 and of 5.316."""
    return len(f"{abs(value):.10g}".replace(".", "").strip("0")) or 1


def _units(first: Evidence, second: Evidence) -> Iterator[str]:
    if first.unit == second.unit:
        yield "same unit" if first.unit else "no unit"
    elif first.people and second.people:
        yield "both people" if first.somebody or second.somebody else "other people"
        if first.kin and first.kin == second.kin:
            yield "kin"
    elif first.kin and first.kin == second.kin:
        yield "kin"
    else:
        yield "other unit"

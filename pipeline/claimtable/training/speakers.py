"""Fits whom pronouns and noun phrases stand for, on labelled mentions and gold claims; needs the extra ``train``."""

from __future__ import annotations

import logging
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Token

from claimtable.coref.article import resolve
from claimtable.coref.entities import Entity
from claimtable.coref.history import SUBJECTS
from claimtable.coref.link_settings import Setting
from claimtable.coref.links import GROUPS, HEAD, Chooser, Links, file_of, group_of, seen_of
from claimtable.coref.mentions import Mention
from claimtable.errors import GoldError, OptionError
from claimtable.evaluation import normal
from claimtable.fitted import Features, Logistic, write_logistic
from claimtable.heads import Listener, Seen, with_words, write_head
from claimtable.readers import read
from claimtable.schema import Article
from claimtable.training.choices import Choice, fit_choices, folds_of
from claimtable.training.fitting import checksum
from claimtable.training.heads import Encoders, Viewed, fit_heads, options_of
from claimtable.training.labels import Label, read_claims, read_mentions, right_options

log = logging.getLogger(__name__)

#: so often are the choices taken anew, as the weights of the round before make those around them; what is fitted learns
#: from the last round, in which an article goes on with what was taken, and the one before, with what is right
ROUNDS = 3
#: bars that are tried, below which a noun phrase keeps its own words; above a half a name is likelier than all else
_BARS = tuple(place / 20 for place in range(11))
#: who is meant before anything is fitted: who spoke, near, and is described so
_START = Logistic(
    {
        "new": 0.3,
        "distance": -0.5,
        "behind": -2,
        "last was speaking": 0.8,
        "speaks around": 2,
        "speaks around, quoted": -2,
    }
    | dict.fromkeys(("named, bare noun fits", "named, noun and modifiers fit", "unnamed, bare noun fits"), 3.0)
    | {"type named organisation": -1.0}
)


@dataclass(frozen=True, slots=True)
class Taken:
    """The option that was taken, its probability, and whether it is a name where the mention's own words could be."""

    place: int
    probability: float
    is_name: bool


@dataclass(slots=True)
class Recorder:
    """Chooses as ``inner`` does, but what is labelled as the label says, and notes the labelled choices, with the word
    of ``listener`` and what it reads of their options.
    """

    inner: Chooser
    doc: Doc
    labels: Sequence[Label]
    follow: bool
    group: str
    listener: Listener | None = None
    choices: list[Choice] = field(default_factory=list)
    taken: list[Taken] = field(default_factory=list)
    seen: list[list[Seen]] = field(default_factory=list)

    def choose(self, setting: Setting, entities: Sequence[Entity], options: Sequence[Features]) -> tuple[int, float]:
        """Return the number of the option taken and its probability."""
        seen = seen_of(setting.mention, entities)
        options = with_words(options, self.listener, seen)
        place, probability = self.inner.choose(setting, entities, options)
        label = self._label(setting)
        if label is None:
            return place, probability
        right = right_options(setting.history.view, setting.mention, entities, label)
        right = right[: len(options)]  # a pronoun that speaks has no words of its own to keep
        if not any(right):
            return place, probability
        self.choices.append(Choice(group_of(setting.kind), options, right, self.group, label.weight))
        self.seen.append(seen)
        is_phrase = setting.mention.kind == "nominal" and place < len(entities)
        self.taken.append(Taken(place, probability, is_phrase and entities[place].named))
        return (right.index(True) if self.follow else place), probability

    def _label(self, setting: Setting) -> Label | None:
        mention, head = setting.mention, self.doc[setting.mention.head]
        for label in self.labels:
            if label.is_subject:
                if not mention.is_source and head.dep_ in SUBJECTS and self._is_subject(label, mention, head):
                    return label
            elif label.start <= head.idx < label.end and (mention.is_source or label.start == head.idx):
                return label
        return None

    def _is_subject(self, label: Label, mention: Mention, pronoun: Token) -> bool:
        """Tell whether the pronoun is the first subject of the claim ``label``, which does not hold the name."""
        if mention.kind != "pronoun" or not label.start <= pronoun.idx < label.end:
            return False
        claim = self.doc.char_span(label.start, label.end, alignment_mode="contract")
        if claim is None or normal(label.name) in normal(claim.text):
            return False
        return next((token.i for token in claim if token.dep_ in SUBJECTS), -1) == pronoun.i


def train_speakers(
    mentions: Sequence[Path], claims: Sequence[Path], articles: Sequence[Path], halves: Path, out: Path, nlp: Language
) -> dict[str, str]:
    """Fit the weights and the head, write them to the folder ``out``, and return the share of right choices by
    class of mentions, in cross-validation by article.

    ``mentions`` are files of labelled mentions, ``claims`` of gold claims, ``articles`` whatever holds their texts;
    ``halves`` is what ``finetune_attribution`` wrote with two folds, of which each article is read by the one that has
    not seen it. ``nlp`` is the pipeline without ``claim_coref``. Raises OptionError where nothing is labelled and
    GoldError where an article's text is missing.
    """
    labels: dict[str, list[Label]] = defaultdict(list)
    for found in (*map(read_mentions, mentions), *map(read_claims, claims)):
        for key, some in found.items():
            labels[key] += some
    if not labels:
        raise OptionError("nothing is labelled: give --mentions or --gold")
    docs = _docs(labels, articles, nlp)
    folds, encoders = folds_of(list(docs)), Encoders(halves)
    encoded = {key: encoders.reread(doc, key) for key, doc in docs.items()}
    viewed = [one for key, doc in docs.items() for one in _viewed(doc, labels[key], key, encoders)]
    heads = fit_heads(*options_of(viewed), encoders)
    listeners = {key: Listener(heads.halves[encoders.half(key)], vectors) for key, vectors in encoded.items()}
    start = dict.fromkeys(set(folds.values()), start_links())
    choices = collect(docs, labels, start, folds, listeners, follow=True)[0]
    for round_ in range(1, ROUNDS):
        followed = choices
        links = {fold: _without(followed, folds, fold) for fold in set(folds.values())}
        choices, taken = collect(docs, labels, links, folds, listeners, follow=round_ < ROUNDS - 1)
        scores = _scores(choices, taken)
        log.info("round %d: %s", round_, scores)
    facts = {
        "data": checksum(*mentions, *claims),
        "choices": len(choices),
        "articles": len(docs),
        "right in cross-validation": scores,
    }
    both = [replace(choice, weight=choice.weight / 2) for choice in (*followed, *choices)]
    for group, model in fit_choices(both, GROUPS, facts=facts).items():
        bar = _bar([pair for pair in zip(choices, taken, strict=True) if pair[0].kind == group])
        write_logistic(replace(model, facts={**facts, "bar": bar}), out / f"{file_of(group)}.json")
    write_head(heads.shipped, out / f"{HEAD}.npz")
    return scores


def _bar(choices: Sequence[tuple[Choice, Taken]]) -> float:
    """Return the probability below which noun phrases keep their own words, where most choices are right so."""
    names = [(choice, taken) for choice, taken in choices if taken.is_name]
    if not names:
        return 0.0
    gains = [
        sum(choice.right[-1] - choice.right[taken.place] for choice, taken in names if taken.probability < bar)
        for bar in _BARS
    ]
    return max(bar for bar, gain in zip(_BARS, gains, strict=True) if gain == max(gains))


def _viewed(doc: Doc, labels: Sequence[Label], key: str, encoders: Encoders) -> Iterator[Viewed]:
    """Yield the labelled choices of an article that goes on as they say, with what the encoders make of the options."""
    recorder = Recorder(start_links(), doc, labels, True, key)
    resolve(doc, recorder)
    views = iter(encoders.read(doc, [one for seen in recorder.seen for one in seen]))
    for choice, seen in zip(recorder.choices, recorder.seen, strict=True):
        yield Viewed(choice, [next(views) for _ in seen])


def start_links() -> Links:
    """Return the weights that training begins with."""
    return Links(dict.fromkeys(GROUPS, _START))


def collect(
    docs: Mapping[str, Doc],
    labels: Mapping[str, Sequence[Label]],
    links: Mapping[int, Chooser],
    folds: Mapping[str, int],
    listeners: Mapping[str, Listener],
    *,
    follow: bool,
) -> tuple[list[Choice], list[Taken]]:
    """Return the labelled choices of all articles, with the words of ``listeners`` (by article), and what ``links`` (by
    fold) take; with ``follow`` the article goes on with what the labels say, else with what was taken.
    """
    choices: list[Choice] = []
    taken: list[Taken] = []
    for key, doc in docs.items():
        recorder = Recorder(links[folds[key]], doc, labels[key], follow, key, listeners[key])
        resolve(doc, recorder)
        choices += recorder.choices
        taken += recorder.taken
    return choices, taken


def _without(choices: Iterable[Choice], folds: Mapping[str, int], fold: int) -> Links:
    return Links(fit_choices([choice for choice in choices if folds[choice.group] != fold], GROUPS))


def _scores(choices: Sequence[Choice], taken: Sequence[Taken]) -> dict[str, str]:
    count, right = Counter[str](), Counter[str]()
    for choice, one in zip(choices, taken, strict=True):
        for kind in (choice.kind, "all"):
            count[kind] += 1
            right[kind] += choice.right[one.place]
    return {kind: f"{right[kind]} of {count[kind]}" for kind in sorted(count)}


def _docs(labels: Mapping[str, Sequence[Label]], articles: Sequence[Path], nlp: Language) -> dict[str, Doc]:
    found = read([str(path) for path in articles], drop_duplicates=False)
    texts: dict[str, str] = {}
    for one in found:
        if isinstance(one, Article) and one.id in labels and len(one.text) >= len(texts.get(one.id, "")):
            texts[one.id] = one.text  # labels of a cut article hold for the whole one
    missing = sorted(set(labels) - set(texts))
    if missing:
        raise GoldError(f"no text was given for {len(missing)} labelled articles, among them {', '.join(missing[:3])}")
    keys = sorted(texts)
    return dict(zip(keys, nlp.pipe([texts[key] for key in keys], batch_size=32), strict=True))

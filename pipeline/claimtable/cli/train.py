"""``claimtable train``."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Any

import typer

from claimtable.cli import common
from claimtable.cli.options import with_groups
from claimtable.cli.train_options import Course, Examples, Target
from claimtable.errors import OptionError


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command(epilog=EXAMPLES)(with_groups(train))


EXAMPLES = """
Examples:

  claimtable train attribution --data polnear/train --out models/attribution

  claimtable train attribution --articles news.jsonl --gold gold.jsonl --out mine

  claimtable train attribution --articles news.jsonl --gold gold.jsonl --teacher MPNET --out mine

  claimtable train certainty --articles news.jsonl --gold gold.jsonl --folds folds --out models/claims

  claimtable train places --articles news.jsonl --gold gold.jsonl --folds folds --out use.json
"""


def train(
    target: Annotated[Target, typer.Argument(metavar="TARGET", help=f"{', '.join(Target)}.")],
    out: Annotated[Path, typer.Option("--out", metavar="PATH", help="Where the model goes: a folder, or a file.")],
    examples: Examples,
    course: Course,
) -> None:
    """Train attribution or fit one of the choices; needs claimtable[train].

    Attribution is trained on brat-format annotations (--data) or tuned with gold claims (--articles, --gold), either
    way also by a larger model (--teacher).
    """
    with TemporaryDirectory() as folder:
        if examples.decisions is not None:
            examples = _with_reviewed(target, examples, Path(folder))
        _train(target, out, examples, course)


#: what learns also from what is no claim: only articles all of whose claims were decided teach it
_WHOLE = (Target.attribution, Target.edges, Target.certainty)


def _with_reviewed(target: Target, examples: Examples, folder: Path) -> Examples:
    """Return the examples with one more pair of articles and gold: what a reviewer confirmed.

    The articles' texts lie beside the claims, or in the one of ``--articles`` that has no ``--gold``.
    """
    from claimtable.review.decisions import read_decisions
    from claimtable.review.gold import review_of, write_gold
    from claimtable.review.tables import read_articles

    if examples.decisions is None or examples.claims is None:
        raise OptionError("--decisions needs --claims FILE, the table that was reviewed")
    articles, gold = examples.articles or [], examples.gold or []
    own = [str(path) for path in articles[len(gold) :]]
    claims = [str(examples.claims)]
    found = review_of(read_decisions(examples.decisions), claims, own)
    texts, right = write_gold(found, folder, read_articles(claims, own), whole=target in _WHOLE)
    return replace(examples, articles=[*articles[: len(gold)], texts], gold=[*gold, right])


def _train(target: Target, out: Path, examples: Examples, course: Course) -> None:
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    common.say(f"written to {out}: {_TRAININGS[target](examples, course, out)}")


def _attribution(examples: Examples, course: Course, out: Path) -> dict[str, Any]:
    from claimtable.outputs import check_model_folder
    from claimtable.training import train_attribution

    given = (examples.data, *(examples.articles or ()), *(examples.gold or ()))
    check_model_folder(str(out), inputs=[str(path) for path in given if path])
    if course.unlabelled and course.teacher is None:
        raise OptionError("--unlabelled needs --teacher DIR, which labels these articles")
    if examples.gold:
        return _tuned(examples, course, out)
    if examples.data is None:
        raise OptionError("say what to train on: --data DIR, or --articles FILE with --gold FILE")
    meta = train_attribution(
        examples.data,
        out,
        epochs=course.epochs or 4,
        seed=course.seed,
        threads=course.threads,
        resume=course.resume,
        teacher=course.teacher,
        unlabelled=course.unlabelled,
    )
    return dict(meta.get("scores", {}))


def _tuned(examples: Examples, course: Course, out: Path) -> dict[str, Any]:
    from claimtable.training import finetune_attribution

    if course.folds and not course.folds.isdigit():
        raise OptionError(f"--folds {course.folds}: not a number of models")
    meta = finetune_attribution(
        examples.articles or [],
        examples.gold or [],
        out,
        start=course.start,
        data=examples.data,
        teacher=course.teacher,
        mentions=examples.mentions or (),
        unlabelled=course.unlabelled,
        epochs=course.epochs,
        rate=course.rate,
        seed=course.seed,
        threads=course.threads,
        folds=int(course.folds or 0),
    )
    return {"texts": meta["data"]["texts"]}


def _speakers(examples: Examples, course: Course, out: Path) -> dict[str, Any]:
    from claimtable.training import train_speakers

    mentions, folds = examples.mentions or (), _folds(Target.speakers, course)
    return dict(train_speakers(mentions, examples.gold or (), examples.articles or (), folds, out))


def _subjects(examples: Examples, course: Course, out: Path) -> dict[str, Any]:
    from claimtable.training import train_subjects

    sentences, labels, folds = examples.sentences or (), examples.labels or (), _folds(Target.subjects, course)
    return train_subjects(examples.articles or (), examples.gold or (), folds, out, sentences=sentences, labels=labels)


def _edges(examples: Examples, course: Course, out: Path) -> dict[str, Any]:
    from claimtable.training import train_edges

    return train_edges(*_by_folds(Target.edges, examples, course), out)


def _sources(examples: Examples, course: Course, out: Path) -> dict[str, Any]:
    from claimtable.training import train_sources

    return train_sources(examples.articles or (), examples.gold or (), out, labels=examples.labels or ())


def _names(examples: Examples, course: Course, out: Path) -> dict[str, Any]:
    from claimtable.training import train_names

    sentences, labels = examples.sentences or (), examples.labels or ()
    return train_names(examples.articles or (), examples.gold or (), out, sentences=sentences, labels=labels)


def _roles(examples: Examples, course: Course, out: Path) -> dict[str, Any]:
    from claimtable.training import train_roles

    sentences, labels = examples.sentences or (), examples.labels or ()
    return train_roles(examples.articles or (), examples.gold or (), out, sentences=sentences, labels=labels)


def _certainty(examples: Examples, course: Course, out: Path) -> dict[str, Any]:
    from claimtable.training import train_certainty

    return train_certainty(*_by_folds(Target.certainty, examples, course), out)


def _speaker_certainty(examples: Examples, course: Course, out: Path) -> dict[str, Any]:
    from claimtable.training import train_speaker_certainty

    return train_speaker_certainty(*_by_folds(Target.speaker_certainty, examples, course), out)


def _by_folds(target: Target, examples: Examples, course: Course) -> tuple[list[Path], list[Path], Path]:
    """Return articles, gold and folds. Raises OptionError where one is missing."""
    articles, gold = examples.articles or [], examples.gold or []
    if not articles or len(articles) != len(gold) or not course.folds:
        raise OptionError(f"{target} needs --articles FILE and --gold FILE, as many of each, and --folds DIR")
    return articles, gold, Path(course.folds)


def _folds(target: Target, course: Course) -> Path:
    """Return the folder of models that have each not seen some articles. Raises OptionError where it is missing."""
    if not course.folds:
        raise OptionError(f"{target} needs --folds DIR, as claimtable train attribution --gold FILE --folds 2 makes it")
    return Path(course.folds)


def _quantities(examples: Examples, course: Course, out: Path) -> dict[str, Any]:
    from claimtable.training import train_quantities

    return train_quantities(*examples.annotated(Target.quantities), out)


def _quantified(examples: Examples, course: Course, out: Path) -> dict[str, Any]:
    from claimtable.training import train_quantified

    sentences, labels = examples.sentences or (), examples.labels or ()
    return train_quantified(examples.articles or (), examples.gold or (), out, sentences=sentences, labels=labels)


def _places(examples: Examples, course: Course, out: Path) -> dict[str, Any]:
    from claimtable.training import train_places

    sentences, labels, folds = examples.sentences or (), examples.labels or (), _folds(Target.places, course)
    return train_places(examples.articles or (), examples.gold or (), folds, out, sentences=sentences, labels=labels)


def _times(examples: Examples, course: Course, out: Path) -> dict[str, Any]:
    from claimtable.training import train_times

    return train_times(examples.articles or (), examples.gold or (), out, sentences=examples.sentences or ())


_TRAININGS: dict[Target, Callable[[Examples, Course, Path], dict[str, Any]]] = {
    Target.attribution: _attribution,
    Target.speakers: _speakers,
    Target.edges: _edges,
    Target.roles: _roles,
    Target.sources: _sources,
    Target.names: _names,
    Target.subjects: _subjects,
    Target.certainty: _certainty,
    Target.speaker_certainty: _speaker_certainty,
    Target.quantities: _quantities,
    Target.quantified: _quantified,
    Target.places: _places,
    Target.times: _times,
}

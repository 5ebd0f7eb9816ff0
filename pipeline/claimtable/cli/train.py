"""``claimtable train``."""

from __future__ import annotations

import logging
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from claimtable.cli import common
from claimtable.errors import OptionError


class Target(StrEnum):
    """What can be trained."""

    attribution = "attribution"
    speakers = "speakers"
    certainty = "certainty"
    quantities = "quantities"


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command(epilog=EXAMPLES)(train)


EXAMPLES = """
Examples:

  claimtable train attribution --data polnear/train --out models/attribution

  claimtable train attribution --data my-brat-folder --out my-model --epochs 6 --resume

  claimtable train attribution --articles articles.jsonl --gold gold.jsonl --out my-model

  claimtable train attribution --articles articles.jsonl --gold gold.jsonl --folds 3 --out my-folds

  claimtable train certainty --articles articles.jsonl --gold gold.jsonl --folds my-folds --out certainty.json

  claimtable train speakers --mentions mentions.jsonl --gold gold.jsonl --articles texts.jsonl --out models/speakers

  claimtable train quantities --articles articles.jsonl --gold gold.jsonl --out confidence.json
"""


def train(
    target: Annotated[Target, typer.Argument(metavar="TARGET", help="attribution, certainty, speakers or quantities.")],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Where the model goes.")],
    data: Annotated[
        Path | None, typer.Option("--data", metavar="DIR", help="Annotated texts: text/ and attributions/*.ann.")
    ] = None,
    articles: Annotated[
        list[Path] | None, typer.Option("--articles", metavar="FILE", help="Articles (.jsonl) with gold claims.")
    ] = None,
    gold: Annotated[
        list[Path] | None, typer.Option("--gold", metavar="FILE", help="The gold claims of each --articles.")
    ] = None,
    mentions: Annotated[
        list[Path] | None, typer.Option("--mentions", metavar="FILE", help="Labelled mentions of speakers (.jsonl).")
    ] = None,
    start: Annotated[
        Path | None, typer.Option("--start", metavar="DIR", help="The model to go on from; default: claimtable's own.")
    ] = None,
    folds: Annotated[
        str,
        typer.Option(
            "--folds",
            metavar="N|DIR",
            help="Make N models, each without some of the articles; certainty: their DIR.",
        ),
    ] = "",
    epochs: Annotated[
        int | None, typer.Option("--epochs", min=1, help="Times through the data; default 4, with --gold 6.")
    ] = None,
    seed: Annotated[int, typer.Option("--seed", help="Seed of the random numbers.")] = 1,
    threads: Annotated[int, typer.Option("--threads", min=0, help="Threads; 0: as torch decides.")] = 0,
    resume: Annotated[bool, typer.Option("--resume", help="Go on from the last checkpoint.")] = False,
    teacher: Annotated[
        Path | None, typer.Option("--teacher", metavar="DIR", help="A larger encoder to learn from.")
    ] = None,
    unlabelled: Annotated[
        Path | None, typer.Option("--unlabelled", metavar="FILE", help="Articles (.jsonl[.gz]) the teacher labels.")
    ] = None,
) -> None:
    """Train the attribution model, or fit the certainty of claims or the choice of speakers; needs claimtable[train].

    Attribution is trained on brat-format annotations (--data), or tuned with gold claims (--articles, --gold).
    """
    from claimtable.outputs import check_model_folder
    from claimtable.training import train_attribution, train_speakers

    if target is Target.attribution:
        check_model_folder(str(out), inputs=[str(path) for path in (data, *(articles or ()), *(gold or ())) if path])
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    if target is Target.speakers:
        told: dict[str, Any] = dict(train_speakers(mentions or (), gold or (), articles or (), out))
    elif gold:
        told = _with_claims(
            target,
            articles or [],
            gold,
            out,
            folds,
            start=start,
            data=data,
            epochs=epochs or 6,
            seed=seed,
            threads=threads,
        )
    elif data is None:
        raise OptionError("say what to train on: --data DIR, or --articles FILE with --gold FILE")
    else:
        meta = train_attribution(
            data,
            out,
            epochs=epochs or 4,
            seed=seed,
            threads=threads,
            resume=resume,
            teacher=teacher,
            unlabelled=unlabelled,
        )
        told = meta.get("scores", {})
    common.say(f"written to {out}: {told}")


def _with_claims(
    target: Target, claims: list[Path], gold: list[Path], out: Path, folds: str, **settings: Any
) -> dict[str, Any]:
    """Train from gold claims and return what there is to tell."""
    from claimtable.training import finetune_attribution, train_certainty, train_quantities

    if target is Target.quantities:
        if len(claims) != 1 or len(gold) != 1:
            raise OptionError("quantities need one --articles FILE and one --gold FILE")
        return train_quantities(claims[0], gold[0], out)
    if target is Target.certainty:
        if len(claims) != 1 or len(gold) != 1 or not folds:
            raise OptionError("certainty needs one --articles FILE, one --gold FILE and --folds DIR")
        return train_certainty(claims[0], gold[0], Path(folds), out)
    if folds and not folds.isdigit():
        raise OptionError(f"--folds {folds}: not a number of models")
    meta: dict[str, Any] = finetune_attribution(claims, gold, out, folds=int(folds or 0), **settings)
    return {"texts": meta["data"]["texts"]}

"""``claimtable train``."""

from __future__ import annotations

import logging
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Target(StrEnum):
    """What can be trained."""

    attribution = "attribution"
    speakers = "speakers"


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command(epilog=EXAMPLES)(train)


EXAMPLES = """
Examples:

  claimtable train attribution --data polnear/train --out models/attribution

  claimtable train attribution --data my-brat-folder --out my-model --epochs 6 --resume

  claimtable train speakers --mentions mentions.jsonl --claims gold.jsonl --articles texts.jsonl --out models/speakers
"""


def train(
    target: Annotated[Target, typer.Argument(metavar="TARGET", help="What to train: attribution or speakers.")],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Where the model goes.")],
    data: Annotated[
        Path | None, typer.Option("--data", metavar="DIR", help="Annotated texts: text/ and attributions/*.ann.")
    ] = None,
    mentions: Annotated[
        list[Path] | None, typer.Option("--mentions", metavar="FILE", help="Labelled mentions of speakers (.jsonl).")
    ] = None,
    claims: Annotated[
        list[Path] | None, typer.Option("--claims", metavar="FILE", help="Gold claims (.jsonl), for their speakers.")
    ] = None,
    articles: Annotated[
        list[Path] | None, typer.Option("--articles", metavar="FILE", help="The texts of mentions and claims.")
    ] = None,
    epochs: Annotated[int, typer.Option("--epochs", min=1, help="Times through the data.")] = 4,
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
    """Train the attribution model on brat-format annotations, or the choice of speakers; needs claimtable[train]."""
    from claimtable.errors import OptionError
    from claimtable.training import train_attribution, train_speakers

    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    if target is Target.speakers:
        scores = train_speakers(mentions or (), claims or (), articles or (), out)
        typer.echo(f"written to {out}: {scores}", err=True)
        return
    if data is None:
        raise OptionError("say with --data where the annotated texts are")
    meta = train_attribution(
        data,
        out,
        epochs=epochs,
        seed=seed,
        threads=threads,
        resume=resume,
        teacher=teacher,
        unlabelled=unlabelled,
    )
    typer.echo(f"written to {out}: {meta.get('scores', {})}", err=True)

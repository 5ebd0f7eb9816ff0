"""What ``claimtable train`` can be given."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from claimtable.errors import OptionError


class Target(StrEnum):
    """What can be trained."""

    attribution = "attribution"
    speakers = "speakers"
    edges = "edges"
    roles = "roles"
    sources = "sources"
    names = "names"
    subjects = "subjects"
    certainty = "certainty"
    speaker_certainty = "speaker-certainty"
    quantities = "quantities"
    quantified = "quantified"
    places = "places"
    times = "times"


Files = list[Path] | None


@dataclass(frozen=True, slots=True)
class Examples:
    """What is learnt from."""

    data: Annotated[
        Path | None, typer.Option("--data", metavar="DIR", help="Annotated texts: text/ and attributions/*.ann.")
    ] = None
    articles: Annotated[Files, typer.Option("--articles", metavar="FILE", help="Articles (.jsonl).")] = None
    gold: Annotated[Files, typer.Option("--gold", metavar="FILE", help="The gold claims of --articles.")] = None
    mentions: Annotated[
        Files, typer.Option("--mentions", metavar="FILE", help="Labelled mentions of speakers (.jsonl).")
    ] = None
    sentences: Annotated[
        Files, typer.Option("--sentences", metavar="FILE", help="Sentences with places, time or role (.jsonl).")
    ] = None
    labels: Annotated[
        Files,
        typer.Option("--labels", metavar="FILE", help="Places, roles, subjects, `of` in --articles (.jsonl)."),
    ] = None

    decisions: Annotated[
        Path | None,
        typer.Option("--decisions", metavar="FILE", help="A reviewer's decisions on --claims, as gold."),
    ] = None
    claims: Annotated[Path | None, typer.Option("--claims", metavar="FILE", help="The claims of --decisions.")] = None

    def annotated(self, target: Target) -> tuple[list[Path], list[Path]]:
        """Return the files of articles and those of their gold claims. Raises OptionError where one kind is missing."""
        if not self.articles or not self.gold:
            raise OptionError(f"{target} needs --articles FILE and --gold FILE")
        return self.articles, self.gold


@dataclass(frozen=True, slots=True)
class Course:
    """How the attribution model is trained."""

    start: Annotated[
        Path | None, typer.Option("--start", metavar="DIR", help="The model to go on from; default: claimtable's own.")
    ] = None
    folds: Annotated[
        str,
        typer.Option(
            "--folds",
            metavar="N|DIR",
            help="Make N models, each without some articles; or their DIR.",
        ),
    ] = ""
    epochs: Annotated[
        int | None,
        typer.Option("--epochs", min=1, help="Times through the data (4; --gold: 6; --gold and --teacher: 14, 9)."),
    ] = None
    rate: Annotated[
        float | None, typer.Option("--rate", metavar="R", help="Rate of learning from gold claims; default .00013.")
    ] = None
    seed: Annotated[int, typer.Option("--seed", help="Seed of the random numbers.")] = 1
    threads: Annotated[int, typer.Option("--threads", min=0, help="Threads; 0: as torch decides.")] = 0
    resume: Annotated[bool, typer.Option("--resume", help="Go on from the last checkpoint.")] = False
    teacher: Annotated[
        Path | None,
        typer.Option("--teacher", metavar="DIR", help="A larger encoder (MPNet) that learns first and teaches."),
    ] = None
    unlabelled: Annotated[
        Path | None,
        typer.Option("--unlabelled", metavar="FILE", help="Articles (.jsonl[.gz]) that the --teacher labels."),
    ] = None

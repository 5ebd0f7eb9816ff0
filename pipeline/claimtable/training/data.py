"""Attribution data in brat's standoff format to labelled tokens."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from claimtable import tagging
from claimtable.errors import GoldError
from claimtable.text import model_text, paragraphs
from claimtable.windows import Word, split_paragraphs, words_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

IGNORED = -100
Range = tuple[int, int]

_SPAN = re.compile(r"(T\d+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)(?:\t|$)")
_EVENT = re.compile(r"E\d+\t(\S.*)$")


@dataclass(frozen=True, slots=True)
class Standoff:
    """One annotation of a text: attributions as (role, character ranges) and regions to ignore."""

    attributions: tuple[tuple[tuple[tagging.Role, Range], ...], ...]
    ignored: tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class LabelledText:
    """A text as words by paragraph, and a label number for each of its tokens (``IGNORED`` where nothing is to be
    learnt).
    """

    name: str
    text: str
    offsets: tuple[Range, ...]
    paragraphs: tuple[tuple[Word, ...], ...]
    labels: tuple[int, ...]


def read_standoff(path: Path) -> Standoff:
    """Read one ``.ann`` file: spans ``Source``, ``Cue``, ``Content``, ``Discard`` and the events that join them."""
    spans: dict[str, tuple[str, list[Range]]] = {}
    events: list[str] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if found := _SPAN.match(line):
            places = [place.split() for place in found[3].split(";")]
            spans[found[1]] = (found[2], [(int(start), int(end)) for start, end in places])
        elif event := _EVENT.match(line):
            events.append(event[1])
    attributions = [tuple(_parts(event, spans)) for event in dict.fromkeys(events)]
    ignored = [place for label, places in spans.values() if label == "Discard" for place in places]
    return Standoff(tuple(attributions), tuple(ignored))


def _parts(event: str, spans: dict[str, tuple[str, list[Range]]]) -> Iterator[tuple[tagging.Role, Range]]:
    for part in event.split():
        name, _, span = part.partition(":")
        role = name.rstrip("0123456789").upper()
        for known in tagging.ROLES:
            if role == known and span in spans:
                yield from ((known, place) for place in spans[span][1])


def annotation_files(folder: Path) -> dict[str, list[Path]]:
    """Text name -> its annotation files, of ``text/NAME.txt`` and ``attributions/NAME[_ANNOTATOR].ann``; raises
    GoldError if there are none.
    """
    texts = sorted(path.stem for path in (folder / "text").glob("*.txt"))
    files: dict[str, list[Path]] = {name: [] for name in texts}
    for path in sorted((folder / "attributions").glob("*.ann")):
        name = path.stem if path.stem in files else path.stem.rpartition("_")[0]
        if name in files:
            files[name].append(path)
    files = {name: paths for name, paths in files.items() if paths}
    if not files:
        raise GoldError(
            f"{folder} has no text/NAME.txt with its attributions/NAME.ann or attributions/NAME_ANNOTATOR.ann"
        )
    return files


def checksum(folder: Path) -> str:
    """SHA-256 over the names and contents of the texts and annotations that are read from ``folder``."""
    digest = hashlib.sha256()
    for name, paths in annotation_files(folder).items():
        for path in (folder / "text" / f"{name}.txt", *paths):
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def read_folder(folder: Path, tokenizer: Callable[[str], Doc]) -> list[LabelledText]:
    """Every annotated text once; of several annotations the one whose attributions agree most with the others', else
    the first.
    """
    found = []
    for name, paths in annotation_files(folder).items():
        with (folder / "text" / f"{name}.txt").open(encoding="utf-8", newline="") as handle:
            text = handle.read()
        versions = [label(name, text, read_standoff(path), tokenizer) for path in paths]
        found.append(max(versions, key=lambda version: _agreement(version, versions)))
    return found


def _agreement(version: LabelledText, versions: Sequence[LabelledText]) -> int:
    return sum(a == b for other in versions for a, b in zip(version.labels, other.labels, strict=True) if a or b)


def label(name: str, text: str, standoff: Standoff, tokenizer: Callable[[str], Doc]) -> LabelledText:
    """Label the tokens of ``text`` with its attributions; an attribution inside another's content is left out (the
    outermost counts).
    """
    plain = unlabelled(name, text, tokenizer)
    labels = [IGNORED if _inside(place, standoff.ignored) else 0 for place in plain.offsets]
    spaces = set(range(len(labels))) - {word.index for group in plain.paragraphs for word in group}
    parts = list(outermost(standoff.attributions))
    runs = [run for group in plain.paragraphs for run in _runs(parts, plain.offsets, group)]
    for index, found in enumerate(tagging.encode(sorted(set(runs), key=_first_contents), len(labels))):
        labels[index] = labels[index] or found
    return LabelledText(
        name, text, plain.offsets, plain.paragraphs, tuple(IGNORED if i in spaces else x for i, x in enumerate(labels))
    )


def _first_contents(run: tuple[tagging.Role, int, int]) -> tuple[int, int, int]:
    return (-tagging.ROLES.index(run[0]), run[1] - run[2], run[1])


def unlabelled(name: str, text: str, tokenizer: Callable[[str], Doc]) -> LabelledText:
    """A text without annotation, ready to be read by a model."""
    plain = model_text(text)
    tokens = [(token.idx, token.text) for token in tokenizer(plain)]
    words = words_of(tokens, plain)
    groups = split_paragraphs(words, [start for start, _ in tokens], paragraphs(plain))
    offsets = tuple((start, start + len(token)) for start, token in tokens)
    return LabelledText(name, text, offsets, tuple(tuple(group) for group in groups), (IGNORED,) * len(tokens))


def outermost(attributions: Iterable[tuple[tuple[tagging.Role, Range], ...]]) -> Iterator[tuple[tagging.Role, Range]]:
    """The parts of the attributions whose cue (or, without one, content) lies in no other attribution's content."""
    listed = list(attributions)
    contents = [[place for role, place in parts if role == "CONTENT"] for parts in listed]
    for number, parts in enumerate(listed):
        core = [place for role, place in parts if role == "CUE"] or contents[number]
        others = [places for other, places in enumerate(contents) if other != number and places != contents[number]]
        if not any(core and all(_inside(place, places) for place in core) for places in others):
            yield from parts


def _inside(place: Range, regions: Iterable[Range]) -> bool:
    return any(start <= place[0] and place[1] <= end for start, end in regions)


def _runs(
    parts: Iterable[tuple[tagging.Role, Range]], offsets: Sequence[Range], words: Sequence[Word]
) -> Iterator[tuple[tagging.Role, int, int]]:
    first, last = offsets[words[0].index][0], offsets[words[-1].index][1]
    for role, (start, end) in parts:
        if end <= first or last <= start:
            continue
        touched = [word.index for word in words if offsets[word.index][0] < end and start < offsets[word.index][1]]
        if touched:
            yield role, touched[0], touched[-1] + 1

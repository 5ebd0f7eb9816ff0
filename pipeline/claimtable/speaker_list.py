"""The list of a run's speakers as text, CSV or JSON lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from claimtable.errors import OptionError
from claimtable.escaping import for_terminal
from claimtable.speakers import SpeakerSummary, speaker_id
from claimtable.table import to_json
from claimtable.writers import report_csv

FORMATS = ("text", "csv", "jsonl")


def speakers_text(speakers: Sequence[SpeakerSummary], output_format: str = "text") -> str:
    """Return the speakers in one of ``FORMATS``, a line each; raises OptionError for another format."""
    if output_format == "jsonl":
        return "".join(to_json(asdict(speaker)) + "\n" for speaker in speakers)
    if output_format == "csv":
        return report_csv(SpeakerSummary.__dataclass_fields__, (asdict(speaker).values() for speaker in speakers))
    if output_format != "text":
        raise OptionError(f"--format {output_format}: one of {', '.join(FORMATS)}")
    lines = [f"{'claims':>7} {'articles':>8}  {'first':10} {'last':10}  speaker"]
    lines += [
        for_terminal(
            f"{speaker.claims:7,} {speaker.articles:8,}  {speaker.first:10} {speaker.last:10}  {_described(speaker)}"
        )
        for speaker in speakers
    ]
    return "\n".join(lines) + "\n"


def _described(speaker: SpeakerSummary) -> str:
    role = f" ({speaker.role})" if speaker.role else ""
    others = [form for form in speaker.forms if form != speaker.name]
    article = speaker.speaker_id.removeprefix(speaker_id(speaker.name))
    return f"{speaker.name}{article}{role}" + (f"; also {', '.join(others)}" if others else "")

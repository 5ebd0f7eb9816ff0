"""Rules for references to the present, the past and the future."""

from __future__ import annotations

from claimtable.timex.context import Context, Groups, Reading, reference
from claimtable.timex.patterns import Rule, rule


def present(groups: Groups, ctx: Context) -> Reading | None:
    """Read "now", "currently"."""
    return reference("PRESENT_REF")


def past(groups: Groups, ctx: Context) -> Reading | None:
    """Read "recently", "in the past", "at that time"."""
    return reference("PAST_REF")


def future(groups: Groups, ctx: Context) -> Reading | None:
    """Read "soon", "in the near future", "in the coming weeks"."""
    return reference("FUTURE_REF")


RULES: tuple[Rule, ...] = (
    rule(
        "present",
        r"(?:now|currently|at present|at the moment|at this (?:time|moment|point)|as of (?:this )?writing|"
        r"this (?:\w+ )?moment|"
        r"presently|nowadays|these days|current|the present(?: time| day)?)",
        present,
    ),
    rule(
        "past",
        r"(?:(?:more |most |only |very )?recently|recent (?:days|weeks|months|years|decades|quarters|times|history)|"
        r"the (?:recent |distant )?past|lately|past (?:years|decades|months)|that (?:time|moment)|the time|"
        r"those days|moments ago|an? (?:short|little) (?:time|while) ago)",
        past,
    ),
    rule(
        "future",
        r"(?:(?:the )?(?:near|foreseeable|immediate|distant|not[ -]too[ -]distant) future|the future|(?:very )?soon|"
        r"as soon as possible|in due course|future (?:quarters|years|months)|the (?:short|near|long|medium) term|"
        r"(?:the )?(?:coming|upcoming) (?:hours|days|weeks|months|quarters|years|decades)|a later date|"
        r"shortly(?! after| before))",
        future,
    ),
)

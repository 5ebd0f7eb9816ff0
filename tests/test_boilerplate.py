"""Lines that are no part of a report: no claims are made of them."""

from __future__ import annotations

import pytest

from claimtable.claims.boilerplate import LINES, boilerplate_of
from claimtable.extraction import claims_from_doc
from claimtable.rules import Decision, decide
from claimtable.schema import Article


@pytest.mark.parametrize("rule", LINES, ids=lambda rule: rule.name)
def test_examples_are_decided_by_their_own_rule(rule):
    assert [decide(LINES, line) for line in rule.kept] == [Decision(True, rule.name)] * len(rule.kept)
    assert [decide(LINES, line) for line in rule.dropped] == [Decision(False, rule.name)] * len(rule.dropped)


@pytest.mark.parametrize(
    "line",
    [
        "READ MORE: 20 jobs lost on the ferries",
        "Read also: Mayor loses 300 votes",
        "SEE ALSO | How 40 towns got a bridge",
        "More on this: The bridge in 12 numbers",
        "In pictures: 300 march for the ferries",
        "Recommended: Ten bridges to see",
        "Subscribe to our podcast, which 40,000 people hear each week.",
        "Join our WhatsApp channel with 12,000 members for more stories.",
        "To get 10 stories in your inbox each day, subscribe to the newsletter.",
        "Please sign up for our email: 3 stories a day.",
        "Clarification: the ferries carry 400 people, not 4,000.",
        "Editor's note: 3 names in this report were changed.",
        "This story was updated at 10:15 to add the words of two ministers.",
        "A previous version of this article gave the number of ferries as 12.",
        "This article originally said that 14 ferries had sunk.",
        "Corrections and clarifications: The mayor won 52 percent of the vote.",
    ],
)
def test_others_of_each_kind_are_none_either(line):
    assert boilerplate_of(f"The mayor won.\n\n{line}") == [(16, 16 + len(line))]


@pytest.mark.parametrize(
    "line",
    [
        "Related deaths rose to 40, the ministry said.",
        "Watch sales fell by 12 percent, the industry's association said.",
        "More stories were told by the 40 witnesses: one saw the ship sink.",
        "Join the army, the minister told 300 students on Friday.",
        "Subscribers to the channel rose to 40 million, the company said.",
        "Support for the mayor fell to 12 percent on Facebook, a poll said.",
        "The story was told by 40 people.",
        "The first version of the plane had 40 seats.",
        "The correction of 40 ballots took three days.",
        "By Monday, 40 people had died.",
        "Listen to the 40 witnesses, the lawyer said.",
    ],
)
def test_sentences_that_begin_alike_are_part_of_the_report(line):
    assert boilerplate_of(line) == []


def test_a_correction_makes_no_claim(nlp):
    text = (
        "The bridge will cost $40 million, the mayor said.\n\n"
        "This article was amended on 7 March. An earlier version said that the bridge would cost $14 million."
    )
    claims = claims_from_doc(nlp(text), Article(id="a", text=text), narrator="all")
    assert [claim.text for claim in claims] == ["The bridge will cost $40 million"]

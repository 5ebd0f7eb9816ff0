"""Linking: labelled runs, made by hand, become attributions."""

from __future__ import annotations

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc

from claimtable import layers
from claimtable.attribution.linking import link
from claimtable.components.quotes import find_quotes
from claimtable.layers import Attribution
from claimtable.tagging import LABELS, Role, Run
from claimtable.text import normalise

BLANK = spacy.blank("en")
BLANK.add_pipe("sentencizer", config={"punct_chars": [".", "!", "?"]})
ROLES: dict[str, Role] = {"S": "SOURCE", "C": "CUE", "T": "CONTENT"}


def labelled(marked: str) -> tuple[Doc, list[Run]]:
    """Read ``[S The mayor] [C said] [T it fell].``: runs in brackets, S source, C cue, T content."""
    text, places = "", []
    for number, piece in enumerate(marked.split("[")):
        if not number:
            text += piece
            continue
        inside, _, after = piece.partition("]")
        places.append((ROLES[inside[0]], len(text), len(text) + len(inside) - 2))
        text += inside[2:] + after
    doc = BLANK(text)
    spans = [(role, doc.char_span(start, end, alignment_mode="expand")) for role, start, end in places]
    return doc, [Run(role, span.start, span.end, 0.9) for role, span in spans if span is not None]


def parts(found: Attribution) -> tuple[str, str, str]:
    pieces = (found.source, found.cue, found.content)
    source, cue, content = (" | ".join(span.text for span in part) for part in pieces)
    return source, cue, content


def linked(marked: str) -> list[tuple[str, str, str]]:
    doc, runs = labelled(marked)
    return [parts(found) for found in link(doc, runs, None, find_quotes(doc))]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[S The mayor] [C said] [T it fell].", [("The mayor", "said", "it fell")]),
        ("[T It fell], [C said] [S the mayor].", [("the mayor", "said", "It fell")]),
        ("[C According to] [S police], [T it fell].", [("police", "According to", "it fell")]),
        (
            "[S The mayor] [C said] [T it fell], [C adding] [T nobody died].",
            [("The mayor", "said", "it fell"), ("The mayor", "adding", "nobody died")],
        ),
        (
            "[S Anna] [C said] [T it fell]. [S Boris] [C said] [T it stood].",
            [("Anna", "said", "it fell"), ("Boris", "said", "it stood")],
        ),
    ],
)
def test_parts_find_each_other(marked: str, expected: list[tuple[str, str, str]]) -> None:
    assert linked(marked) == expected


def test_an_interrupted_quotation_is_one_content() -> None:
    found = linked('[T "We will stay,"] [S she] [C said], [T "as long as we can."]')
    assert found == [("she", "said", '"We will stay," | "as long as we can."')]


def test_a_quotation_is_one_content_until_it_closes() -> None:
    assert linked('[T "We stay. We] fight [T on,"] [S she] [C said].') == [("she", "said", '"We stay. We fight on,"')]


def test_a_quotation_over_paragraphs_is_one_content() -> None:
    found = linked('[S She] [C said]: [T "We stay.\n"We fight] on."')
    assert found == [("She", "said", '"We stay.\n"We fight on."')]


def test_parts_inside_a_quotation_belong_to_its_content() -> None:
    found = linked('[T "We fight, as my] [S father] [C said], [T it will end,"] [S she] [C added].')
    assert found == [("she", "added", '"We fight, as my father said, it will end,"')]


def test_text_behind_a_closed_quotation_is_not_part_of_it() -> None:
    doc, runs = labelled('[S She] [C said]: [T "We will stay here. Nobody goes." The crowd left].')
    contents = [span.text for found in link(doc, runs, None, find_quotes(doc)) for span in found.content]
    assert '"We will stay here. Nobody goes."' in contents[0]
    assert all(not ('"' in text and "crowd" in text) for text in contents) or len(contents) == 1


def test_a_title_in_quotation_marks_stays_outside() -> None:
    assert linked('[S She] [C said] [T it fell] in "A Winter in Riga".') == [("She", "said", "it fell")]


def test_a_passive_has_no_source_rather_than_the_nearest() -> None:
    doc, runs = labelled("[S Boris] [C said] [T it fell]. [T The gang] [C is believed] [T to be behind it].")
    tags = ["NNP", "VBD", "PRP", "VBD", ".", "DT", "NN", "VBZ", "VBN", "TO", "VB", "IN", "PRP", "."]
    for token, tag in zip(doc, tags, strict=True):
        token.tag_ = tag
        token.pos_ = "VERB" if tag.startswith("V") else "NOUN"
        token.lemma_ = {"is": "be"}.get(token.text, token.text)
    found = [parts(one) for one in link(doc, runs, None, find_quotes(doc))]
    assert found[-1] == ("", "is believed", "The gang | to be behind it")


def test_a_verb_of_saying_before_a_quotation_is_its_cue_where_the_model_overlooked_it() -> None:
    doc, runs = labelled('[S Anna] [C met] reporters. [S Boris] walked on, chanting [T "No more ships!"]')
    verb = next(token for token in doc if token.text == "chanting")
    verb.pos_, verb.lemma_ = "VERB", "chant"
    assert parts(link(doc, runs, None, find_quotes(doc))[-1])[:2] == ("Boris", "chanting")


def test_a_quotation_without_any_cue_stays_and_other_words_without_one_do_not() -> None:
    assert linked('[T "It fell."]') == [("", "", '"It fell."')]
    assert linked("[T It fell].") == []


def test_only_a_quotation_takes_its_cue_from_another_paragraph() -> None:
    assert [one[2] for one in linked("[T It fell].\n[S Anna] [C said] [T it stood].")] == ["it stood"]
    assert linked('[S Anna] [C added]:\n[T "It fell."]') == [("Anna", "added", '"It fell."')]


def test_no_runs_no_attributions() -> None:
    assert linked("It fell.") == []


def test_confidence_is_a_probability_that_a_weak_run_lowers() -> None:
    doc, runs = labelled("[S The mayor] [C said] [T it fell].")
    weak = [Run(run.label, run.start, run.end, 0.4 if run.label == "CONTENT" else 0.9) for run in runs]
    assert 0 < link(doc, weak, None, [])[0].confidence < link(doc, runs, None, [])[0].confidence < 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We win.” ― Ada Byrne\n“We lose.” ― Bo Li", [("Ada Byrne", "—", '"We win."'), ("Bo Li", "—", '"We lose."')]),
        ("“We win,” — the crowd cheered — “we win.”", []),
        (
            "WALLACE: Why now?\nPENCE: Why not?\nWALLACE: Go on.",
            [("WALLACE", ":", "Why now?"), ("PENCE", ":", "Why not?"), ("WALLACE", ":", "Go on.")],
        ),
        (
            '"WALLACE: Why now?\n"PENCE: Well, why not?\n"We have time.\n"WALLACE: Go on."\n"Fine," said one.',
            [
                ("WALLACE", ":", "Why now?"),
                ("PENCE", ":", 'Well, why not? | "We have time.'),
                ("WALLACE", ":", 'Go on."'),
            ],
        ),
        ("Q. Why now?\nA. Because it rained.", [("", "", "Because it rained.")]),
        ("Sources: none.\nTime: late.", []),
    ],
    ids=["signatures", "an aside", "transcript", "quoted transcript", "questions and answers", "no transcript"],
)
def test_speakers_that_only_the_print_shows(text: str, expected: list[tuple[str, str, str]]) -> None:
    doc = BLANK(normalise(text))
    layers.set_source_text(doc, text)
    assert [parts(found) for found in link(doc, [], None, find_quotes(doc))] == expected


def test_a_quotation_of_probable_words_is_content_without_a_run() -> None:
    doc = BLANK('She nodded: "We stay here." Then she left.')
    scores = np.full((len(doc), len(LABELS)), -5.0, dtype=np.float32)
    scores[:, LABELS.index("I-CONTENT")] = -0.1
    found = link(doc, [], scores, find_quotes(doc))
    assert [parts(one)[2] for one in found] == ['"We stay here."']


def test_thousands_of_marks_are_no_trouble() -> None:
    doc = Doc(BLANK.vocab, words=[*['"'] * 4000, "he", "said", *['"'] * 4000])
    runs = [Run("CONTENT", 0, 4000, 0.5), Run("CUE", 4001, 4002, 0.5)]
    assert len(link(doc, runs, None, find_quotes(doc))) == 1


def parsed(marked: str) -> list[tuple[str, str, str]]:
    """Link with the lemmas and classes that a parse would give the verbs of saying."""
    doc, runs = labelled(marked)
    for token in doc:
        if token.text in ("said", "called"):
            token.pos_, token.tag_, token.lemma_ = "VERB", "VBD", {"said": "say", "called": "call"}[token.text]
    return [parts(found) for found in link(doc, runs, None, find_quotes(doc))]


def test_a_sentence_takes_its_own_cue_not_the_one_before() -> None:
    found = linked("[T It fell], [S Anna] [C said]. [T It stood], [S Boris] [C said].")
    assert found == [("Anna", "said", "It fell"), ("Boris", "said", "It stood")]


def test_the_last_attribution_of_a_sentence_governs_what_it_is_printed_behind() -> None:
    found = parsed('[S He] [C called] [T her a traitor] and [C said] [T "burn it,"] [S the sheriff] [C said].')
    assert found == [("the sheriff", "said", 'He called her a traitor and said "burn it,"')]


def test_an_attribution_that_trails_its_content_ends_what_a_later_one_governs() -> None:
    found = parsed("[T It fell], [S Anna] [C said], and [T it stood], [S Boris] [C said].")
    assert [source for source, _, _ in found] == ["Anna", "Boris"]


def test_a_quotation_that_its_paragraph_only_tells_of_is_nobodys() -> None:
    found = linked('[S Anna] [C said] [T it fell].\n\n[T "Go home!"] Those were some of the shouts.')
    assert found[-1] == ("", "", '"Go home!"')


def test_a_quotation_alone_in_its_paragraph_goes_on_with_the_speaker_before() -> None:
    assert linked('[S Anna] [C said] [T it fell].\n\n[T "It was old."]')[-1][0] == "Anna"


def test_surnames_are_no_cues() -> None:
    assert linked("[S Omar] [C Said] [T is tall].") == []
    assert linked("[S Judge Rupert] [C May said] [T it fell].") == [("Judge Rupert May", "said", "it fell")]

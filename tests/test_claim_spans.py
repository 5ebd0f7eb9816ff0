"""Bodies: which words make one claim by the specification, given attributions made by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc, Span

from claimtable import Article, claims_from_doc, layers
from claimtable.claims.claim_spans import ClaimSpan, find_claim_spans
from claimtable.layers import Attribution
from claimtable.sentences import cut_sentences, dateline_end

Read = Callable[[str], Doc]


def spans(doc: Doc, texts: str) -> tuple[Span, ...]:
    found = []
    for text in filter(None, texts.split(" | ")):
        start = doc.text.index(text)
        span = doc.char_span(start, start + len(text), alignment_mode="expand")
        assert span is not None
        found.append(span)
    return tuple(found)


def bodies(read: Read, text: str, *parts: tuple[str, str, str]) -> list[ClaimSpan]:
    """Read ``text`` and give it the attributions ``parts``: source, cue, content, their pieces parted by " | "."""
    doc = read(text)
    layers.set_attributions(doc, [Attribution(*(spans(doc, part) for part in one)) for one in parts])
    return find_claim_spans(doc)


def texts(found: list[ClaimSpan]) -> list[str]:
    return [" | ".join(layers.original_text(span) for span in body.spans) for body in found]


def test_a_statement_over_sentences_is_one_claim_for_each(read: Read) -> None:
    found = bodies(read, '"We stay. We fight," she said.', ("she", "said", '"We stay. We fight,"'))
    assert texts(found) == ["We stay", "We fight"]
    assert [body.statement for body in found] == [1, 1]
    assert [body.carries_cue for body in found] == [False, True]


def test_a_headline_behind_a_colon_needs_no_verb(read: Read) -> None:
    found = bodies(read, "Roe: Town and county in dead heat", ("Roe", ":", "Town and county in dead heat"))
    assert texts(found) == ["Town and county in dead heat"]


def test_an_interrupted_sentence_is_one_claim_with_two_spans(read: Read) -> None:
    text = '"We will stay," she said, "as long as we can."'
    found = bodies(read, text, ("she", "said", '"We will stay," | "as long as we can."'))
    assert texts(found) == ["We will stay | as long as we can"]
    assert found[0].kind == "direct"


def test_a_quotation_over_paragraphs_is_one_statement(read: Read) -> None:
    text = 'She said: "We stay.\n"We fight."'
    found = bodies(read, text, ("She", "said", '"We stay.\n"We fight."'))
    assert texts(found) == ["We stay", "We fight"]
    assert {body.statement for body in found} == {1}


def test_that_and_edge_punctuation_are_left_out(read: Read) -> None:
    found = bodies(read, "The mayor said that the bridge was safe.", ("The mayor", "said", "that the bridge was safe."))
    assert texts(found) == ["the bridge was safe"]


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        ("He saw the Port Union (PU), she said.", "He saw the Port Union (PU", "He saw the Port Union (PU)"),
        ("It fell this year, Liu, she said.", "It fell this year | Liu,", "It fell this year"),
    ],
    ids=["bracket", "name"],
)
def test_edges_are_mended(read: Read, text: str, content: str, expected: str) -> None:
    assert texts(bodies(read, text, ("she" if ", she" in text else "She", "", content))) == [expected]


@pytest.mark.parametrize(
    ("text", "content", "kind"),
    [
        ('He said "it is over".', '"it is over"', "direct"),
        ('He said it was "quite over" now.', 'it was "quite over" now', "mixed"),
        ('He said it was a "mess" again.', 'it was a "mess" again', "mixed"),
        ('He said the boat "Northern Star" sank.', 'the boat "Northern Star" sank', "indirect"),
        ("He said it was over.", "it was over", "indirect"),
    ],
)
def test_the_marks_make_the_kind(read: Read, text: str, content: str, kind: str) -> None:
    assert [body.kind for body in bodies(read, text, ("He", "said", content))] == [kind]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("She wants a new car.", ("She", "wants", "a new car")),
        ("She praised the car that he had sold.", ("She", "praised", "the car that he had sold")),
        ("She did not say why it fell.", ("She", "did not say", "why it fell")),
        ("She declined to comment on it.", ("She", "declined", "to comment on it")),
        ("She never claimed it was safe.", ("She", "claimed", "it was safe")),
        ("The club requires members to sign.", ("The club", "requires", "members to sign")),
        ("The bridge seems to be safe.", ("", "seems", "The bridge | to be safe")),
        (
            "A court sentenced the men to prison for stealing boats.",
            ("A court", "sentenced", "the men to prison for stealing boats"),
        ),
    ],
    ids=[
        "bare noun",
        "bare noun with a clause",
        "negated",
        "silence",
        "never",
        "standing rule",
        "appearance",
        "sentence",
    ],
)
def test_no_claim(read: Read, text: str, part: tuple[str, str, str]) -> None:
    assert bodies(read, text, part) == []


@pytest.mark.parametrize(
    ("text", "part", "expected"),
    [
        ("She wants to buy a car.", ("She", "wants", "to buy a car"), "to buy a car"),
        ("She asked the council to help.", ("She", "asked", "the council to help"), "the council to help"),
        ("She called it a scandal.", ("She", "called", "it a scandal"), "it a scandal"),
        ("She described him as a coward.", ("She", "described", "him as a coward"), "him as a coward"),
        ('They called for "urgent help".', ("They", "called for", '"urgent help"'), "urgent help"),
        (
            "The gang are believed to be behind it.",
            ("", "are believed", "The gang | to be behind it"),
            "The gang | to be behind it",
        ),
    ],
)
def test_clauses_infinitives_predicates_and_quotations_are_claims(
    read: Read, text: str, part: tuple[str, str, str], expected: str
) -> None:
    assert texts(bodies(read, text, part)) == [expected]


def test_what_the_print_shows_as_speech_is_direct_and_needs_no_verb(read: Read) -> None:
    doc = read("Roe: The lakes. There are six.")
    part = spans(doc, "Roe"), spans(doc, ":"), spans(doc, "The lakes. There are six.")
    layers.set_attributions(doc, [Attribution(*part, layout="speech")])
    found = find_claim_spans(doc)
    assert texts(found) == ["The lakes", "There are six"]
    assert {body.kind for body in found} == {"direct"}


def test_one_cue_with_coordinated_content_is_one_claim(read: Read) -> None:
    text = "She said that it fell and that it burned."
    assert len(bodies(read, text, ("She", "said", "that it fell and that it burned"))) == 1


def test_two_cues_are_two_statements(read: Read) -> None:
    text = "She said it fell, adding that it burned."
    found = bodies(read, text, ("She", "said", "it fell"), ("She", "adding", "that it burned"))
    assert [(body.statement, body.carries_cue) for body in found] == [(1, True), (2, True)]


def test_a_sentence_with_a_number_and_no_attribution_is_the_narrators(read: Read) -> None:
    found = bodies(read, "The fire destroyed 40 houses. Rain fell later.")
    assert texts(found) == ["The fire destroyed 40 houses"]
    assert found[0].kind == "narrator"
    assert not found[0].carries_cue


@pytest.mark.parametrize(
    "text",
    ["Image: 40 houses in the valley.", "Forty houses, 12 boats", "A view of 40 houses in the valley."],
    ids=["caption", "heading", "fragment"],
)
def test_captions_and_fragments_make_no_narrators_claim(read: Read, text: str) -> None:
    assert bodies(read, text) == []


def test_a_sentence_of_which_only_a_noun_is_content_is_the_narrators(read: Read) -> None:
    text = "Kerala has 401 cases. The number fell on Sunday, she said."
    found = bodies(read, text, ("she", "said", "401 cases | The number fell on Sunday"))
    assert [body.kind for body in found] == ["narrator", "indirect"]


def test_a_sentence_with_an_attribution_is_not_the_narrators(read: Read) -> None:
    text = "After 40 houses burned, the mayor said it was over."
    assert [body.kind for body in bodies(read, text, ("the mayor", "said", "it was over"))] == ["indirect"]


def test_rows_come_in_text_order(read: Read) -> None:
    text = 'Two boats sank. "We saw it," she said. Then 30 people swam ashore.'
    found = bodies(read, text, ("she", "said", '"We saw it,"'))
    assert [body.kind for body in found] == ["narrator", "direct", "narrator"]
    assert [body.statement for body in found] == [1, 2, 3]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PARIS, May 3 (AFP) - The train was late.", "The"),
        ("PARIS (Reuters) — The train was late.", "The"),
        ("Paris, France — The train was late.", "The"),
        ("The train — a late one — left.", "The"),
        ("The train was late.", "The"),
    ],
)
def test_datelines_end_at_their_dash(read: Read, text: str, expected: str) -> None:
    doc = read(text)
    index = dateline_end(cut_sentences(doc)[0])
    assert doc[index].text == expected
    assert (index == 0) == (not text.lower().startswith("paris"))


def test_sentences_end_at_a_final_mark_inside_quotations(read: Read) -> None:
    found = cut_sentences(read('"Come in. Sit down!" he said. "Now talk."'))
    assert [sentence.text for sentence in found] == ['"Come in.', 'Sit down!" he said.', '"Now talk."']


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("''We were late,'' said Roe, who led the tour. ''It rained all day.''", "''It rained all day.''"),
        ('"We broke it," the firm said at 10 a.m. "Nothing is lost."', '"Nothing is lost."'),
        ('"We will stay," Mr. "Big" Roe said.', '"We will stay," Mr. "Big" Roe said.'),
    ],
    ids=["paired single marks", "behind an abbreviation of time", "behind a title"],
)
def test_a_quotation_after_a_sentence_is_a_sentence_of_its_own(read: Read, text: str, last: str) -> None:
    assert cut_sentences(read(text))[-1].text == last


def test_a_sentence_ends_with_an_abbreviation_only_where_the_parser_ends_it() -> None:
    words = ["She", "left", "at", "5", "p.m.", "The", "others", "met", "Gen.", "Byrne", "."]
    starts = [True, False, False, False, False, True, False, False, False, False, False]
    doc = Doc(spacy.blank("en").vocab, words=words, sent_starts=starts)
    assert [sentence.text for sentence in cut_sentences(doc)] == ["She left at 5 p.m.", "The others met Gen. Byrne ."]


def test_sentences_are_found_once_and_kept_with_the_doc(read: Read) -> None:
    doc = read("It rains. We stay.")
    first = cut_sentences(doc)
    assert [span.text for span in doc.spans["claim_sentences"]] == [span.text for span in first]
    doc.spans["claim_sentences"] = first[:1]
    assert [span.text for span in cut_sentences(doc)] == ["It rains."]


@settings(max_examples=25, deadline=None)
@given(words=st.lists(st.sampled_from(['"', "'", "said", "she", "(", ")", ".", "\n", "40 cats ran", "—"]), max_size=20))
def test_odd_text_never_raises_and_pieces_lie_in_order(read: Read, words: list[str]) -> None:
    doc = read(" ".join(words))
    for body in find_claim_spans(doc):
        places = [(span.start_char, span.end_char) for span in body.spans]
        assert all(0 <= start < end <= len(doc.text) for start, end in places)
        assert places == sorted(places)


def test_a_length_in_the_content_denies_no_attribution(nlp: Language) -> None:
    text = "Engineers inspecting the bridge found 14 cracks, three of them longer than 20 feet, the roads office said."
    claims = claims_from_doc(nlp(text), Article("bridge", text))
    assert [(claim.kind, claim.speaker.name) for claim in claims] == [("indirect", "roads office")]


@pytest.mark.parametrize(
    "dateline", ["NAIROBI (Agency) - ", "NAIROBI, April 9 (Reuters) - ", "NAIROBI - ", "NAIROBI — "]
)
def test_a_dateline_is_no_subject_of_a_participle_that_attributes(nlp: Language, dateline: str) -> None:
    text = (
        f"{dateline}Kenya's central bank raised its main rate on Wednesday, saying inflation would stay above target."
    )
    claims = claims_from_doc(nlp(text), Article("rate", text))
    assert [claim.speaker.name for claim in claims if claim.cue == "saying"] == ["Kenya's central bank"]

"""``speaker``, ``speaker_role``, ``speaker_type`` and the mention: what the table prints of who speaks."""

from __future__ import annotations

from dataclasses import replace

import pytest
from spacy.language import Language

from claimtable import layers
from claimtable.claims.speakers import describe_speaker
from claimtable.coref.lookup import Referents
from claimtable.schema import Speaker
from told import bodies, speakers, tell


@pytest.mark.parametrize(
    ("source", "mention"),
    [
        ("Harbour master Ruth Okafor", "Ruth Okafor"),
        ("Sen. Ruth Okafor, director of the Port Council,", "Ruth Okafor"),
        ("The Pentagon", "The Pentagon"),
        ("A spokesman for the ministry", "A spokesman for the ministry"),
        ("Officials", "Officials"),
        ("Both the Pentagon and the FBI", "Both the Pentagon and the FBI"),
    ],
)
def test_the_mention_is_the_name_alone_or_the_phrase_with_its_article(nlp: Language, source: str, mention: str) -> None:
    text = f"{source} said the road was blocked."
    (speaker,) = speakers(tell(nlp, text, (source, "said", "the road was blocked")))
    assert speaker.mention is not None
    assert speaker.mention.of(text) == mention


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Ruth Okafor and Daniel Price", "Ruth Okafor and Daniel Price"),
        ("Ruth Okafor, Daniel Price and Harold Farrow", "Ruth Okafor and Daniel Price and Harold Farrow"),
        ("Both the Pentagon and the FBI", "Pentagon and FBI"),
        ("Witnesses and police officers", "witnesses and police officers"),
    ],
)
def test_joint_speakers_are_joined(nlp: Language, source: str, name: str) -> None:
    text = f"{source} said the road was blocked."
    (speaker,) = speakers(tell(nlp, text, (source, "said", "the road was blocked")))
    assert speaker.name == name


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("A poll last week", "poll"),
        ("The company today", "company"),
        ("A forecast in June", "forecast"),
        ("A survey taken last week", "survey taken last week"),
        ("Teachers in their thirties", "teachers in their thirties"),
    ],
)
def test_when_somebody_spoke_is_no_part_of_him(nlp: Language, source: str, name: str) -> None:
    (speaker,) = speakers(tell(nlp, f"{source} said the road was blocked.", (source, "said", "the road was blocked")))
    assert speaker.name == name


@pytest.mark.parametrize(("guard", "name"), [("coast guard", "coast guard"), ("national guard", "national guard")])
def test_a_guard_may_be_a_body(nlp: Language, guard: str, name: str) -> None:
    text = f"Lena Moor swam to the shore. The {guard} said the road was blocked."
    (speaker,) = speakers(tell(nlp, text, (f"The {guard}", "said", "the road was blocked")))
    assert (speaker.name, speaker.type) == (name, "organisation")


def test_two_roles_of_one_person_are_no_joint_speakers(nlp: Language) -> None:
    source = "writer and broadcaster Ruth Okafor"
    (speaker,) = speakers(tell(nlp, f"On Monday {source} said no.", (source, "said", "no")))
    assert (speaker.name, speaker.role) == ("Ruth Okafor", "writer and broadcaster")


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("The court was told that the pair hid.", "The court", "was told"),
        ("Drivers were warned that the pair hid.", "Drivers", "were warned"),
        ("She was promised that the pair hid.", "She", "was promised"),
    ],
)
def test_who_was_told_does_not_speak(nlp: Language, text: str, source: str, cue: str) -> None:
    (speaker,) = speakers(tell(nlp, text, (source, cue, "the pair hid")))
    assert speaker == Speaker()


@pytest.mark.parametrize("body", ["court", "inquest", "committee"])
def test_a_body_that_hears_speaks(nlp: Language, body: str) -> None:
    (speaker,) = speakers(tell(nlp, f"The {body} heard that the pair hid.", (f"The {body}", "heard", "the pair hid")))
    assert speaker.name == body


def test_without_a_cue_in_the_sentence_there_is_no_mention(nlp: Language) -> None:
    doc = tell(
        nlp, '"We left. We saw nothing," Ruth Okafor said.', ("Ruth Okafor", "said", '"We left. We saw nothing,"')
    )
    (body,) = bodies(doc, carries_cue=False)
    speaker = describe_speaker(body, Referents(layers.get_referents(doc)))
    assert (speaker.name, speaker.mention) == ("Ruth Okafor", None)


def test_no_source_gives_no_speaker(nlp: Language) -> None:
    doc = tell(nlp, "The pier is believed to be closed.", ("", "is believed", "to be closed"))
    assert speakers(doc) == [Speaker()]


def test_a_speaker_is_never_a_pronoun(nlp: Language) -> None:
    text = "She said he was late. They said it was early. It said so. We said no. Who said yes?"
    told = ("She", "said", "he was late"), ("They", "said", "it was early"), ("It", "said", "so"), ("We", "said", "no")
    assert all(speaker.name == "" for speaker in speakers(tell(nlp, text, *told)))


def test_mentions_of_another_coreference_component_will_do(nlp: Language) -> None:
    text = "Harbour master Ruth Okafor said the pier was closed."
    doc = tell(nlp, text, ("Ruth Okafor", "said", "the pier was closed"))
    foreign = [layers.Referent("Ruth Okafor", "harbour master", "person", (doc[2:4],))]
    (body,) = bodies(doc)
    speaker = describe_speaker(body, foreign)
    assert (speaker.name, speaker.role) == ("Ruth Okafor", "harbour master")
    assert speaker.mention is not None
    assert speaker.mention.of(text) == "Ruth Okafor"


def _sure(nlp: Language, mention: str) -> float:
    text = f"Ruth Okafor met Daniel Okafor. Harold Price said no. On Monday {mention} said the pier was closed."
    found = speakers(tell(nlp, text, ("Harold Price", "said", "no"), (mention, "said", "the pier was closed")))[-1]
    assert found.confidence is not None
    return found.confidence


@pytest.mark.parametrize("mention", ["Ruth Okafor", "Mr. Okafor", "Price"])
def test_a_surname_that_two_people_share_is_doubtful(nlp: Language, mention: str) -> None:
    assert _sure(nlp, "Okafor") < 0.5 < _sure(nlp, mention)


def test_who_was_called_by_the_surname_before_the_other_came_is_sure(nlp: Language) -> None:
    text = "Ruth Okafor spoke. Okafor said no. Daniel Okafor came. Okafor said the pier was closed."
    found = speakers(tell(nlp, text, ("Okafor", "said", "no"), ("Okafor", "said", "the pier was closed")))
    assert all(one.confidence is not None and one.confidence > 0.5 for one in found)


def test_a_full_name_is_certain_and_a_pronoun_for_nobody_is_not(nlp: Language) -> None:
    text = "Mayor Ruth Okafor said no. Harold Price met Alan Price. It said the pier was closed."
    told = ("Ruth Okafor", "said", "no"), ("It", "said", "the pier was closed")
    named, unknown = speakers(tell(nlp, text, *told))
    assert (named.name, named.certain) == ("Ruth Okafor", True)
    assert (unknown.name, unknown.confidence, unknown.certain) == ("", None, False)


def test_a_component_that_does_not_say_how_sure_it_is_is_taken_at_its_word(nlp: Language) -> None:
    doc = tell(nlp, "Ruth Okafor said no.", ("Ruth Okafor", "said", "no"))
    layers.set_referents(doc, [replace(one, certainty=()) for one in layers.get_referents(doc)])
    (found,) = speakers(doc)
    assert (found.name, found.confidence, found.certain) == ("Ruth Okafor", None, True)


def test_no_speaker_has_no_confidence(nlp: Language) -> None:
    (found,) = speakers(tell(nlp, "The pier is believed to be closed.", ("", "is believed", "to be closed")))
    assert (found.confidence, found.certain) == (None, True)

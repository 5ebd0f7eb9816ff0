"""How sure a quantity is: a probability that falls where the noun is left out or the number's kind is in doubt."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc

from claimtable.quantity.values import judged_quantities, quantities_of

Read = Callable[[str], Doc]


def sure(read: Read, text: str) -> float:
    (found,) = quantities_of(read(text))
    return found.confidence


def test_it_is_a_probability(read: Read) -> None:
    for text in ("It cost $5.", "About 40 people came.", "It fell to 7.5."):
        assert 0 < sure(read, text) < 1


def test_a_counted_noun_is_surer_than_none(read: Read) -> None:
    assert sure(read, "They sold 40 boats.") > sure(read, "It came down to 40 then.")


def test_features_tell_how_the_unit_was_found(read: Read) -> None:
    ((_, features),) = judged_quantities(read("They sold 40 boats."))
    assert features["unit: noun"] == 1
    assert features["kind: count"] == 1

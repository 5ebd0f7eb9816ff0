"""Rules as data: the first that has something to say decides, and its name is kept."""

from claimtable.rules import Decision, Rule, decide

RULES = [
    Rule[str]("an empty word", lambda word: False if not word else None, dropped=("",)),
    Rule[str]("a capital", lambda word: True if word[0].isupper() else None, kept=("Leeds",)),
    Rule[str]("a digit", lambda word: False if word[0].isdigit() else None, dropped=("7 miles",)),
]


def test_the_first_rule_that_has_something_to_say_decides() -> None:
    assert decide(RULES, "") == Decision(False, "an empty word")
    assert decide(RULES, "Leeds") == Decision(True, "a capital")


def test_where_no_rule_decides_the_default_holds() -> None:
    assert decide(RULES, "leeds") == Decision(True, "")
    assert decide(RULES, "leeds", default=False) == Decision(False, "")


def test_examples_of_a_table_are_decided_by_their_own_rule() -> None:
    for rule in RULES:
        assert all(decide(RULES, text) == Decision(True, rule.name) for text in rule.kept)
        assert all(decide(RULES, text) == Decision(False, rule.name) for text in rule.dropped)

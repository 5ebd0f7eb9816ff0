"""How every cell of a claim came about: which model or rule decided, from which characters, how sure it was."""

from claimtable.explanation.reasons import Explainer, explain, find_explained
from claimtable.explanation.words import reason_lines, reason_record, step_words

__all__ = ["Explainer", "explain", "find_explained", "reason_lines", "reason_record", "step_words"]

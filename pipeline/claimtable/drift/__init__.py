"""Figures on the same thing, over articles and days: how they changed, who agrees and who does not.

``find_series`` reads a store; a figure is compared with earlier ones that share names with it (``grouping``), first by
named rules (``same``), then by a fitted choice (``likeness``); what is alike makes a series (``series``).
"""

from claimtable.drift.finding import Found, Wanted, find_series
from claimtable.drift.series import Conflict, Point, Series

__all__ = ["Conflict", "Found", "Point", "Series", "Wanted", "find_series"]

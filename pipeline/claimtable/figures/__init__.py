"""The long table: one row a quantity of a claim, with all that the claim says of it."""

from claimtable.figures.columns import FIGURE_COLUMNS, FigureColumn
from claimtable.figures.rows import figure_rows
from claimtable.figures.writing import SUFFIXES, check_figures_output, open_figures

__all__ = ["FIGURE_COLUMNS", "SUFFIXES", "FigureColumn", "check_figures_output", "figure_rows", "open_figures"]

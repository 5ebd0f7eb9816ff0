"""claimtable from Python, in one call: whatever holds articles in, claims or a DataFrame of them out."""

from claimtable.api.extracting import Inputs, extract, iter_claims
from claimtable.api.stores import search_claims, verify_quote
from claimtable.api.tables import read_table
from claimtable.article_html import article_page

__all__ = ["Inputs", "article_page", "extract", "iter_claims", "read_table", "search_claims", "verify_quote"]

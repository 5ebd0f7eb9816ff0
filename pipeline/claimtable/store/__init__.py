"""The claims store: one SQLite file with the articles' texts and their claims, searchable by words.

``index`` writes it, ``Store`` reads it; ``verify`` and ``search`` ask it.
"""

from claimtable.store.indexing import IndexSummary, index
from claimtable.store.reading import Store, StoredArticle, StoredClaim

__all__ = ["IndexSummary", "Store", "StoredArticle", "StoredClaim", "index"]

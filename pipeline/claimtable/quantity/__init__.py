"""Numbers in news: from printed words to a value, a unit and what is counted."""

"""Time expressions: from printed words to TIMEX3 types and values."""

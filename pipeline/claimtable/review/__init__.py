"""Claims that people look at: what they decide about them, and the way of it back into the tables."""

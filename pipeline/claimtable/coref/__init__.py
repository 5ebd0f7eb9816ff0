"""Who is who in an article: names, titles and roles, mentions, and the referents that they stand for."""

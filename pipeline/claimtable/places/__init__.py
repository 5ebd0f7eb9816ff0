"""Named places: the gazetteer, what counts as a place, and the countries that places lie in."""

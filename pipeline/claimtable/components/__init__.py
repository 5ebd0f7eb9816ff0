"""spaCy components, one a module: each finds one layer and stores it on the Doc."""

"""From the layers of a Doc to the parts of a claim: one module a column family."""

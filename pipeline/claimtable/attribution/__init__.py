"""Who said what, over a parse and quotation marks: rules, and the linking of a model's labels."""

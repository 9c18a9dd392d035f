"""Practice: the first-run page, and a visit of an invented patient that stands in front of everything else until it is ended."""

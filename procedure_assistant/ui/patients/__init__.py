"""The patients: search, detail, import from files, and the form for typing one by hand."""

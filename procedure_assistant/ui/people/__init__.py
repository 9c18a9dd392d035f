"""Who may come in: the administrator's list of people."""

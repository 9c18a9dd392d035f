"""Backups, restoring, the check of the records, and the way on from a damaged database."""

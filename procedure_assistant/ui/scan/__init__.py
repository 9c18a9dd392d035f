"""Scanning: the keys of a scanner told from typing, and what becomes of a scan on the screen."""

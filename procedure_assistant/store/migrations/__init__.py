"""Alembic's scripts. They describe the past: no file in ``versions`` changes after its release, and none imports our code."""

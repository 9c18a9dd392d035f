"""The use cases and the ports they need; no Qt and no SQL here."""

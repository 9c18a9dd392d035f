"""The audit trail: who looked, printed, exported, changed settings, failed to log in."""

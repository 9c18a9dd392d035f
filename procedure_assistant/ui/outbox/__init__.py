"""The outbox: what is on its way to charts, what came back, and deciding what was refused."""

"""The shelf on screen: list of lots, receiving, counting, a lot with its ledger, recalls."""

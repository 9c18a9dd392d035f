"""The painted parts that every screen is built of. They show what they are told and say what was asked for."""

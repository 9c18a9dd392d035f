"""The passport of a biologic product: what it is, how it was made, whether it is lawful. No clock stands here."""

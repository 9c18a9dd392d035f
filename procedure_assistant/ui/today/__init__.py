"""The first page: the visits of the day, or how to begin when there are none."""

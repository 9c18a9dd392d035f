"""What the clinic sets once."""

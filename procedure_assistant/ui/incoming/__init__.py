"""What comes in, on screen: doubtful matches, merged records, and the import of a schedule."""

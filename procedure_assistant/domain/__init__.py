"""What a headache injection procedure is: pure Python, no Qt, no SQL, no files, no clock, no random."""

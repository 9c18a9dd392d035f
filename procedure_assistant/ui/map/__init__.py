"""The map canvas: figures, marks, gestures and the landmark construction. It shows and asks; it decides nothing clinical."""

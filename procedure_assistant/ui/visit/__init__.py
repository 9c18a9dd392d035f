"""The visit screen: steps, canvas and totals. Views show content, presenters make it from the record."""

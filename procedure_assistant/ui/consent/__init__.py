"""The consent in the patient's hand: the text over the whole screen, the signature, and back to the staff. Decides nothing clinical."""

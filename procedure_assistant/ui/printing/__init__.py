"""How paper leaves: which printer for which document, what is waiting, what did not come out."""

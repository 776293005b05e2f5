"""The first edition's model, kept as a peer."""

"""How well sentences are read, against sets of labelled lines (docs/understanding/labels.md)."""

"""The conversation as a pure function: events in, acts without words out."""

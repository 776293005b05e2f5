"""A pretend Echo in the terminal. It speaks HTTP to the skill and imports nothing of it."""

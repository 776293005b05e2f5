"""A pretend Echo in the terminal and a browser: seven rooms (docs/simulator.md).

It speaks HTTP to the skill and imports nothing of it.
"""

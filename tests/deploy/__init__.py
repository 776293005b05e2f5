"""The deployment tools: what they build, and what they refuse."""

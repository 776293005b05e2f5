"""Cramp Coach: the code. Steps of a staircase; each looks down, never up (see README.md)."""

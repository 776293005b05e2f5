"""Conversations as files: scenes and their steps, plays, what was recorded, what was covered."""

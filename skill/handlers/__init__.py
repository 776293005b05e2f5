"""Who takes which request: the turn, its table of intents, and what allows no words."""

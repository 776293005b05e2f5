"""What was said: words in, a Reading out. Pure: no clock, no state, no conversation."""

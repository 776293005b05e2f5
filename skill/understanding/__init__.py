"""From words to a Reading: pure, deterministic, without a clock."""

"""How well sentences that no sample contains are understood."""

"""Bad input, random input, faults: nothing a stranger or chance can send may break a turn."""

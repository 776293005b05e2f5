"""What hears in general: pure functions that know no skill."""

"""One file a command: talk, ask, play, report."""

"""Where preferences are remembered: one suite for every table, and what each has of its own."""

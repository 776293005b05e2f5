"""The pretend Echo: its session, what it sends, and what it makes of a reply."""

"""The simulator's page, over HTTP and in a real browser."""

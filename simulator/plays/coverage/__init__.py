"""What the plays and the test sentences never touched."""

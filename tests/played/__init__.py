"""What is played through the simulator against the real server."""

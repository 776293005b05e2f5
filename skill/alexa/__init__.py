"""The SDK's world: requests become events, replies become responses, and nothing is decided."""

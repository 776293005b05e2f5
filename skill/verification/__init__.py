"""Is a request really from Alexa? Amazon's rules (facts in docs/security.md), as pure steps."""

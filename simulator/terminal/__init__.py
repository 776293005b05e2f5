"""The command line: its commands, what they write, and what a microphone hears."""

"""Coverage-guided fuzzing with atheris, in an environment of its own: `make fuzz-atheris`."""

"""What the skill costs, beside its peers: `make bench-…`; results in docs/performance.md."""

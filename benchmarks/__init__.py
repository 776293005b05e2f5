"""What the skill costs, beside its peers. Run a benchmark with `make bench-…`; docs/performance.md."""

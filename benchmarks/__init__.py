"""Speed as ratios of processes measured side by side in one run; see ``python -m benchmarks --help``."""

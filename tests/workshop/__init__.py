"""Tests of what authors and reviewers need, and of what the simulator is told."""

"""Tests of the simulator's room wire."""

"""Tests of the simulator's room plays."""

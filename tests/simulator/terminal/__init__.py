"""Tests of the simulator's room terminal."""

"""Tests of the simulator's room device."""

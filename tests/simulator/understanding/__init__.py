"""Tests of the understanding engine, on a small model of its own."""

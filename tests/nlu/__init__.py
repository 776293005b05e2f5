"""Tests of what hears in general."""

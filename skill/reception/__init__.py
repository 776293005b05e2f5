"""Whoever comes to the door is met here, before any work: strangers take no thread from people."""

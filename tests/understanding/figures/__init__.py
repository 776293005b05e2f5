"""`make understanding`: figures of each set, kept apart, and held against those committed."""

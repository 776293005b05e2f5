"""What hears in general, held by examples."""

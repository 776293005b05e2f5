"""All that can be heard or shown, rendered, for whoever reviews, signs and measures it."""

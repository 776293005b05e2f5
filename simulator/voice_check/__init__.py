"""Speech, end to end: questions spoken by flite, recognised by pocketsphinx, put to the skill."""

"""Questions asked in one breath, without a talk around them: sets by hands that saw no content."""

"""The booklet for reviewers: one page that prints well, with all that they sign."""

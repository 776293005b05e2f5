"""What is true: the content of content/, read strictly, checked, and picked for a locale."""

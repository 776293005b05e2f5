"""The lint of how it should sound: seconds, words, grade, warnings, endings, words that are out."""

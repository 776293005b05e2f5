"""Amazon's certification, as far as a program can be its own examiner: twenty rules, each checked.

What a program can't decide is listed with what to do by hand. The rules stand in rows_*.py, each
with its source; https://developer.amazon.com/docs/custom-skills/certification-requirements-for-custom-skills.html
is where Amazon's begin.
"""

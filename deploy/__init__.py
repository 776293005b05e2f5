"""Everything about bringing the skill to people: the artefact, the skill package, certification.

Tools for whoever deploys; nothing of it runs where people talk to the skill.
"""

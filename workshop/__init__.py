"""What authors and reviewers need: check, booklet, model, graph, sounds, held words.

And what the simulator is told of this project.
"""

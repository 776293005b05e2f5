"""What authors and reviewers need: check, booklet, model, graph, sounds; and what the simulator is told of this project."""

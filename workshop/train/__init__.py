"""`make train`: the statistical half of the reader, made with scikit-learn in its own place."""

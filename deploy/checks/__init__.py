"""Tests of what is deployed: run by `make deploy-check`, after it has built the artefact."""

"""What anybody who listens needs: words, numbers, times, and words that are alike.

Pure functions over words, shared by the skill and the simulator. Nothing here knows either of
them, a model of Alexa's, a clock or a file.
"""

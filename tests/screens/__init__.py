"""The documents of responses/screens/: their form, their pictures, their touch targets."""

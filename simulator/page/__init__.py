"""The simulator as a page: a pretend Echo and a microscope, served on the loopback."""

"""What goes over the wire: the skill's process, signed requests, and its replies as they come."""

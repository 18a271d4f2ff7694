"""What is kept: on this machine, by this person."""

"""Course: the weeks around the infusions."""

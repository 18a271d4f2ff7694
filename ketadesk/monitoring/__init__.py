"""Clocks and courses: what really ran at the bedside, what is due, and the weeks around it. Time is handed in."""

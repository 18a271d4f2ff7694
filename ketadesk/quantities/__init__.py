"""What a number with a unit is."""

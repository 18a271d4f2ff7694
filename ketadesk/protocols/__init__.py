"""What the sources allow, as data."""

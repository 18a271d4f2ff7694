"""Monitor: the hour at the bedside, written down as it happens."""

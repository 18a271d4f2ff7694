"""The middle and the right: what is said of an order."""

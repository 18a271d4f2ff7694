"""What is said; text, no Qt."""

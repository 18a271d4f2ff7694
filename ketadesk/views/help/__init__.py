"""The manual, read over the window."""

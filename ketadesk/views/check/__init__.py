"""The mode Double check: a second person enters the order from its sources, and both entries are compared."""

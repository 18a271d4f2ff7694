"""An independent double check: two people enter one order from its sources, and both entries are compared."""

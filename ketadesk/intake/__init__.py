"""From the text as typed to an order."""

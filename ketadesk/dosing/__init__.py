"""What follows from an order; pure."""

"""What is running: from the pump to the dose."""

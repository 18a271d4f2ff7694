"""What is printed: pages laid out once and painted alike on paper, in a PDF and in the preview."""

"""Records: what is kept, found, read, verified, backed up and brought back."""

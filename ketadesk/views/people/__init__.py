"""Who is here: signing in with a PIN, and adding a person."""

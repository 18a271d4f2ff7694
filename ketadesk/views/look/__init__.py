"""What things look like: colours, letters, icons, frames, and how parts are laid beside each other."""

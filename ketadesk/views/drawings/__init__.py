"""Pictures drawn to scale from shares that the presentation gives."""

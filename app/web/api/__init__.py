"""What scripts and machines ask: autosave and health."""

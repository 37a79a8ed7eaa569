"""How one’s devices are shown."""

"""Writing down what was read, ticked and written."""

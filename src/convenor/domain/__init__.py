"""What the product knows, without a framework: no files, no network, no clock, no dice."""

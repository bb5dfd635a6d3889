"""The programme as data, and what follows from it: the way, the evidence, the test, the pairs."""

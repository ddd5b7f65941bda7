"""Sets up worlds for the demo, for training and for tests, by the use cases that people and operators use."""

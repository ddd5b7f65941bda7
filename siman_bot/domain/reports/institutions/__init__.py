"""Institutions by all their names, and pages by all their addresses (R2)."""

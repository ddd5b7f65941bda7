"""How long tests wait. What they wait for is an event; time alone ends a test only where the event never comes."""

from typing import Final

HANGING: Final = 180.0
"""Seconds after which a test waits for what never comes, also on a machine that does much else."""

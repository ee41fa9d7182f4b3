"""Fact sheets: what the installed torch says, rendered for both editions into ``docs/facts``."""

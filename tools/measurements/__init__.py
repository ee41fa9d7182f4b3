"""Recorded measurements: the machine, the rules for a record, the files, the figures in them."""

"""The programs that run, record, render, build and check the handbook."""

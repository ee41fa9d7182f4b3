"""All pairs of arguments: tries them on torch and says which ones interact."""

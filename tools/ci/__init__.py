"""What the workflows under .github/workflows call, beside the commands of the Makefile."""

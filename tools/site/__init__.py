"""What the site needs besides mkdocs: addresses, the root pages, three mended attributes."""

"""Imported once by the fork server: what every build of an edition needs, ready to use."""

import logging

import jieba
import material.plugins.search.plugin  # noqa: F401
import mkdocs.commands.build  # noqa: F401
import mkdocstrings  # noqa: F401
import mkdocstrings_handlers.python  # noqa: F401
import pygments.lexers
import pymdownx.snippets
import pymdownx.superfences  # noqa: F401

jieba.setLogLevel(logging.WARNING)
jieba.initialize()
for name in ("python", "bash", "text"):
    pygments.lexers.get_lexer_by_name(name)

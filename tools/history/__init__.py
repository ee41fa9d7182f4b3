"""The history of ``torch.utils.data``: what each released wheel says, read without importing it.

``reading`` makes a snapshot of one release from its sources, ``store`` keeps all of them in
``docs/history.json``, ``compare`` says what two of them differ in and which pages speak of it.
``python -m tools.history WHEEL`` (``make history WHEEL=…``) adds a release.
"""

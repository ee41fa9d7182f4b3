"""Runs at the start of every Python process of a snippet, before the snippet itself.

Sets the start method that the runner asks for, turns warnings that the snippet does not
declare into errors, and arranges for the stacks of a hung program to be printed.
"""

import faulthandler
import importlib.util
import multiprocessing
import os
import re
import signal
import warnings
from pathlib import Path

if method := os.environ.get("HANDBOOK_START_METHOD"):
    multiprocessing.set_start_method(method, force=True)
    if method == "forkserver":
        # As from CPython 3.13.8 and 3.14.1 on, where the main module is preloaded, and torch with
        # it; before, every worker imports torch again, which takes long and prints nothing.
        multiprocessing.set_forkserver_preload(["__main__", "torch"])

if "HANDBOOK_WARNS" in os.environ:
    warnings.simplefilter("error")
    if os.environ.get("CUDA_VISIBLE_DEVICES") != "":
        # CUDA has threads; Python 3.12 and 3.13 say so at each fork after it was opened.
        warnings.filterwarnings("ignore", message="This process .* is multi-threaded")
    for words in filter(None, os.environ["HANDBOOK_WARNS"].split("\n")):
        warnings.filterwarnings("always", message=re.escape(words))
    # Noise of CPython at exit, rarely seen, under forkserver on a busy machine: the
    # thread that frees a queue's semaphore is cut off after it removed the name and before it
    # told the resource tracker, which then misses the name.
    warnings.filterwarnings("ignore", message=r"resource_tracker: '/mp-\w+': \[Errno 2\]")
    # Older torch (2.6 does, 2.13 does not) keeps a temporary folder from this module until exit.
    if (torch := importlib.util.find_spec("torch")) and torch.origin:
        keeper = Path(torch.origin).parent / "distributed" / "nn" / "jit" / "instantiator.py"
        if keeper.is_file() and "_TEMP_DIR = " in keeper.read_text(encoding="utf-8"):
            warnings.filterwarnings("ignore", message="Implicitly cleaning up <TemporaryDirectory")

if hasattr(signal, "SIGUSR1"):
    faulthandler.register(signal.SIGUSR1, all_threads=True)
elif limit := os.environ.get("HANDBOOK_TIMEOUT"):
    faulthandler.dump_traceback_later(max(1.0, float(limit) - 1.0))

"""Commands of the project; dev.py at the top sets everything up and calls them."""

from __future__ import annotations

import sys

from guidekit.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""``python -m raile``: the same as ``raile``."""

from raile.cli import main

if __name__ == "__main__":
    main()

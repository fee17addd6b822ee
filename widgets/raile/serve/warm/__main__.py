"""``python -m`` this package: a template process, started by `template`."""

import sys

# Python has put the folder that it was started in before all others.
del sys.path[0]

if __name__ == "__main__":
    from .nursery import main

    main(*map(int, sys.argv[1:]))

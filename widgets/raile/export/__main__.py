"""Makes one file: the report as JSON comes in, the file goes out."""

from __future__ import annotations

import gc
import sys
from typing import cast

from raile.export._fault import ExportError
from raile.export._write import Format, write
from raile.model.document import Document


def main() -> int:
    """Write the file in the format that the command line names."""
    # One file, then the process ends with all that it has used.
    gc.disable()
    out = sys.stdout.buffer
    # Libraries may print; nothing but the file comes out here.
    sys.stdout = sys.stderr
    document = Document.model_validate_json(sys.stdin.buffer.read())
    try:
        made = write(document, cast("Format", sys.argv[1]))
    except ExportError as error:
        sys.stderr.write(f"\n{error.reason}\n")
        return 1
    out.write(made)
    return 0


if __name__ == "__main__":
    sys.exit(main())

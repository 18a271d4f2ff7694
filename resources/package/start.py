"""What the packaged program runs: the same as `ketadesk` on the command line."""

import sys

from ketadesk.__main__ import main

sys.exit(main())

"""`make bench`."""

import sys

from benchmarks.pages import main

sys.exit(main())

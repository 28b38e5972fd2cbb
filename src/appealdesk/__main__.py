"""`python -m appealdesk` is the command line."""

import sys

from appealdesk.cli import main

sys.exit(main())

"""How the documentation is built."""

project = "appealdesk"
author = "the appealdesk founders"
extensions = ["myst_parser"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
html_theme = "furo"
html_title = "appealdesk"
language = "en"
exclude_patterns = ["build"]

"""SQLite as the desk uses it (SQLite 引擎): Django's own, but for how writers wait for each other."""

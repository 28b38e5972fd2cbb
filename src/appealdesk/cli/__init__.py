"""The command line (命令行): thin; every command calls the road or the press."""

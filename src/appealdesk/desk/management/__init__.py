"""Commands of the desk for its developers (开发命令)."""

"""Filters of the studio (撰写台过滤器)."""

"""Lets the tests below use `materials`, the small builders of cases, from any folder."""

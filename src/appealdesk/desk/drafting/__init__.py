"""Drafting (撰写): facts and plan become a letter, two people see it, the seller confirms it."""

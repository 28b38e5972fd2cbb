"""Intake (收件): anybody pastes a notice and is told what it is, without an account."""

"""Dated data (规则包): platform rules, recognition, checklists, channels and words, as YAML; imports nothing."""

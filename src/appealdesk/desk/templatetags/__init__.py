"""Words for templates (模板标签)."""

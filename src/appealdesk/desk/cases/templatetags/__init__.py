"""What templates of cases say (案件模板标签)."""

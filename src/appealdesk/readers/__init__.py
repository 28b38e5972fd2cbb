"""Files become core values here (读取): packs, case folders, notices, tracking, messages."""

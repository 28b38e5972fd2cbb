"""Originality (原创性检查): which passages of a draft repeat which earlier letters of the desk, exactly."""

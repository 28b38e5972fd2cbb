"""Recognition (通知识别): texts and patterns, both handed in as values, become a reading that cites its words."""

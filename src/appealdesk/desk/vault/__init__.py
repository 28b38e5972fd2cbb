"""Files (文件库): kept once by content, byte for byte as they came."""

"""Values become papers here (排版): PDF, DOCX, plain text, the sealed bundle, and its check."""

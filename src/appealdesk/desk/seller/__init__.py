"""The seller (卖家): no account, one link, one case; sees where it stands, hands in, reads, confirms, records."""

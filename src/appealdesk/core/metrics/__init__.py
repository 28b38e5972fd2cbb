"""Seller performance metrics (绩效指标): their shapes, the daily table, and every question that it answers alone."""

"""Exports to daily tables and culprits (绩效复算), on DuckDB; the shapes of the metrics live in the core."""

"""Background jobs (后台任务): a queue in the database, a reaper for what a killed worker left, a periodic table."""

"""The ledger of the desk (台账): lines are added, never changed; anybody can check the chain."""

"""Cases (案件): the board, the case page, and the one table of moves."""

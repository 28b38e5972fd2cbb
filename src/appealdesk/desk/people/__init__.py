"""People (人员): the desk's staff with their roles, and sellers, who have no account but a link to one case."""

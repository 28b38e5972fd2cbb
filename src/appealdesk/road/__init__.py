"""The rooms joined without a database (主流程): folder, reading, argument, papers, bundle."""

"""The office (办公室): sellers, specialists, reviewers and operators work one case to its end in the browser."""

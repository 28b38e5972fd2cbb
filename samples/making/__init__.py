"""How the files of the sample cases are made (样例材料)."""

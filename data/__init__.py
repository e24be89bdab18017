"""What the project brings along: reference data, sample workbooks and the program that makes them."""

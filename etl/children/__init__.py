"""Children: processes with little memory and little time in which strangers' files are read."""

"""Reports: statistics as pure formulas, tables and charts."""

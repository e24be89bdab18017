"""The figures workbook (年度统计表): by programme and county, with live formulas, native charts and links to cells."""

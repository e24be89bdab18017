"""Spreadsheets into a published DuckDB warehouse; knows no metric and no screen."""

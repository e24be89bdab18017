"""Subjects: what each page is about, as frames and as charts."""

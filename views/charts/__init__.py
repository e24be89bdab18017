"""Charts, one file a question: pure functions from a frame to a figure (`figure`) and to its title (`finding`).

They read nothing and know no Streamlit. Names in the frames are texts in the language of the page; values are in the
base unit (元, not 万元). A chart carries axes, marks and direct labels only; title, unit, scope and source stand around
it (`views.chart.show`, with `theme=None`: colours are set here for both themes).
"""

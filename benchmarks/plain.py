"""The plainest page with a choice and a chart: what Streamlit and Plotly cost by themselves, to compare with."""

import plotly.graph_objects as go
import streamlit as st

year = st.selectbox("year", [2020, 2019], key="year")
st.html(f'<p class="mz" data-testid="page-foot">{year}</p>')
st.plotly_chart(go.Figure(go.Bar(x=list(range(1, 13)), y=[month * year % 11 for month in range(1, 13)])), key="chart")

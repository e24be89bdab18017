"""The slides for the meeting: ten, each with one message, native charts, and where every figure comes from."""

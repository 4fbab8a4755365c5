"""The driver of ./dev bench: runs, compares with goals, renders."""

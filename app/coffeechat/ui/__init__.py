"""The web app: collect input, call one service of the coach, draw what it returns."""

"""What is asked: definitions of questionnaires, their versions, the editor, recordings, exchange
with other formats.

It knows no woman: what she answers is kept by `measures`, above it.
"""

"""What a questionnaire is: its words, scales, scores and rights, as validated data. No Django,
no answers of anybody.
"""

"""What is asked of a woman about her own situation, and what she answered: versioned
questionnaires, measures, answers.

It knows people, never encounters or groups; it computes no statistic about several women
(evaluation does).
"""

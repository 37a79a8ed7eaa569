"""What she answered about her own situation: measures on a tablet and on paper, her picture, her
own words about her way.

It knows people, never encounters or groups; it computes no statistic about several women
(evaluation does).
"""

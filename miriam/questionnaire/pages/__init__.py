"""How a questionnaire is shown: its screens, its words, its places, its voices."""

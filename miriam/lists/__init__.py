"""Plain data that every module reads: life domains and languages, with the words for them."""

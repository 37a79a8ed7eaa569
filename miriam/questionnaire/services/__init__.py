"""What is done with questionnaires: draft, record, publish, bring, choose."""

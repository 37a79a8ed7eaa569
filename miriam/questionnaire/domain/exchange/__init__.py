"""A questionnaire as a file that others can read and edit, and back: XLSForm, FHIR R4, CSV
with its codebook. No answers are fetched here.
"""

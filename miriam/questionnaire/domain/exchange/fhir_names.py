"""The addresses by which FHIR R4 and its SDC guide name things, and our own for what they have
no place for.
"""

TRANSLATION = "http://hl7.org/fhir/StructureDefinition/translation"
ORDINAL = "http://hl7.org/fhir/StructureDefinition/ordinalValue"
ITEM_CONTROL = "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl"
ITEM_CONTROLS = "http://hl7.org/fhir/questionnaire-item-control"
ITEM_MEDIA = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-itemMedia"
ANSWER_MEDIA = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-itemAnswerMedia"
ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"

QUESTIONNAIRE = "urn:miriam:questionnaire:"
SCALE = "urn:miriam:scale:"
CHOICES = "urn:miriam:choices:"
REST = "urn:miriam:fhir:rest"
MEDIA = "urn:miriam:fhir:media"

SECTION = "section."
PROFILE = "miriam.profile"
FACTS = "miriam.facts"

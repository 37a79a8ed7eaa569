"""The paper of a consent, to read with her and as she said yes to it."""

from dataclasses import dataclass

from miriam.look.language import page_language
from miriam.people.domain import Scope
from miriam.people.models import Consent, File
from miriam.people.selectors import CentrePromise, preferred_language, promise_of
from miriam.people.texts.leaflets import SHELF, Leaflet, Translation


@dataclass(frozen=True)
class ConsentSheet:
    """The paper of a consent: the text, her language beside it, who, since when."""

    file: File
    scope: Scope
    leaflet: Leaflet
    language: str
    promise: CentrePromise
    consent: Consent | None = None

    @property
    def official(self) -> Translation:
        """The text in the language of the page."""
        return self.leaflet.official(page_language())

    @property
    def beside(self) -> Translation | None:
        """The text in her language, when it is another one and there is a translation."""
        return self.leaflet.beside(self.language)

    @property
    def promised(self) -> Translation:
        """The centre's word, in the language of the page."""
        return self.promise.leaflet.official(page_language())

    @property
    def promised_beside(self) -> Translation | None:
        """The centre's word in her language."""
        return self.promise.leaflet.beside(self.language)


def sheet_to_read(file: File, scope: Scope) -> ConsentSheet:
    """What is read with her before she says anything."""
    leaflet = SHELF.current(f"consent-{scope}")
    return ConsentSheet(file, scope, leaflet, preferred_language(file), promise_of(file.centre))


def sheet_of(consent: Consent) -> ConsentSheet:
    """What she said yes to, in the very version that was read with her."""
    scope, file = Scope(consent.scope), consent.file
    leaflet = SHELF.version(f"consent-{scope}", consent.text_version)
    return ConsentSheet(file, scope, leaflet, consent.language, promise_of(file.centre), consent)

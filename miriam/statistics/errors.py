"""Bad input: what is wrong, in which row and column, in the reader's language."""

import errno

from miriam.statistics.words import Word, say, typeset

OF_FILES = {
    errno.ENOENT: Word("os_no_folder"),
    errno.ENOTDIR: Word("os_no_folder"),
    errno.EISDIR: Word("os_folder"),
    errno.EACCES: Word("os_denied"),
    errno.EPERM: Word("os_denied"),
    errno.EROFS: Word("os_denied"),
    errno.ENOSPC: Word("os_full"),
}


class BadInput(Exception):
    """The file or the specification cannot be used; nothing has been written."""

    def __init__(
        self, key: str, /, row: int | None = None, column: str | None = None, **details: object
    ) -> None:
        super().__init__(key)
        self.key, self.row, self.column, self.details = key, row, column, details

    def sentence(self, lang: str) -> str:
        """The whole message: place first, then what to do."""
        message = say(self.key, lang, column=self.column, **self.details)
        if self.row is None:
            return message
        place = [say("row", lang, row=self.row)]
        place += [say("column", lang, column=self.column)] if self.column else []
        return typeset(f"{', '.join(place)}{' : ' if lang == 'fr' else ': '}{message}", lang)

    def __str__(self) -> str:
        return self.sentence("fr")


def why(fault: OSError) -> str:
    """What the system says against a file, in the reader's language where it is usual."""
    return OF_FILES.get(fault.errno or 0) or fault.strerror or str(fault)

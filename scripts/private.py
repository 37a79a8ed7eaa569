"""A kind of import contract: some parts of every module are for that module alone."""

from typing import Any

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class Private(Contract):
    """No module imports a private part (`views`, `forms`) of another one, now or later added.

    `shared` names modules made for all others, such as the one that holds the components.
    """

    root: Any = fields.StringField()
    private: Any = fields.ListField(subfield=fields.StringField())
    shared: Any = fields.ListField(subfield=fields.StringField(), required=False, default=[])

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        broken = sorted(
            f"{importer} imports {imported}"
            for module in graph.find_children(self.root) - set(self.shared)
            for part in self.private
            for imported in packages(graph, f"{module}.{part}")
            for importer in graph.find_modules_that_directly_import(imported)
            if importer.startswith(f"{self.root}.") and not importer.startswith(f"{module}.")
        )
        return ContractCheck(kept=not broken, metadata={"broken": broken})

    def render_broken_contract(self, check: ContractCheck) -> None:
        for line in check.metadata["broken"]:
            output.print_error(line, bold=False)


def packages(graph: ImportGraph, name: str) -> set[str]:
    """A part of a module with all it holds; nothing when the module has no such part."""
    return {name, *graph.find_descendants(name)} if name in graph.modules else set()

"""What pages read of the accompaniment; files come in permitted and loaded."""

from miriam.accompaniment.selectors.plan import Plan, plan_as_it_is, plan_of, promises
from miriam.accompaniment.selectors.thread import latest_by_file, recent

__all__ = ["Plan", "latest_by_file", "plan_as_it_is", "plan_of", "promises", "recent"]

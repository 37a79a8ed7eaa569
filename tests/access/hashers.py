"""A password hasher that costs a little more than the one of the tests."""

from tests.inspecting.hashers import QuickArgon2


class DearerArgon2(QuickArgon2):
    time_cost = 2

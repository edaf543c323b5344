"""The errors that a user may meet, each with its exit code and what to do."""

from __future__ import annotations


class FactcheckError(Exception):
    """Something that ends the run, said in one sentence. `exit_code` is the process's."""

    exit_code = 2


class ConfigError(FactcheckError):
    """A configuration that cannot be used."""


class ModelError(FactcheckError):
    """A model that cannot be loaded."""


class InputError(FactcheckError):
    """One input that cannot be checked: which, what is wrong, and what to do about it."""

    def __init__(self, path: str, what: str, remedy: str = "") -> None:
        self.path, self.what, self.remedy = path, what, remedy
        super().__init__(f"{path}: {what}" + (f"; {remedy}" if remedy else ""))

    @property
    def reason(self) -> str:
        """What is wrong and what to do, without the path."""
        return f"{self.what}; {self.remedy}" if self.remedy else self.what

"""Puts the top-level resources/ folder into the wheel as procedure_assistant/_resources; all else is in pyproject.toml."""

from __future__ import annotations

from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

RESOURCES = Path("resources")
IN_THE_WHEEL = Path("procedure_assistant", "_resources")


class BuildWithResources(build_py):
    """The usual build, plus the resources. An editable install needs no copy: it finds them in the checkout."""

    def run(self) -> None:
        """Build the package, then copy every resource beside it."""
        super().run()
        if not self.editable_mode:
            for source, target in self._copies().items():
                Path(target).parent.mkdir(parents=True, exist_ok=True)
                self.copy_file(source, target)

    def get_outputs(self, include_bytecode: bool = True) -> list[str]:
        """The files the build makes, with the resources."""
        return [*super().get_outputs(include_bytecode), *self._copies().values()]

    def get_output_mapping(self) -> dict[str, str]:
        """From each built file to its source, with the resources."""
        mapping = super().get_output_mapping()
        if not self.editable_mode:
            mapping |= {target: source for source, target in self._copies().items()}
        return mapping

    def _copies(self) -> dict[str, str]:
        """From each resource to its place in the build folder."""
        build = Path(self.build_lib) / IN_THE_WHEEL
        files = sorted(path for path in RESOURCES.rglob("*") if path.is_file())
        return {str(path): str(build / path.relative_to(RESOURCES)) for path in files}


setup(cmdclass={"build_py": BuildWithResources})

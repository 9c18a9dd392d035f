"""The one place the version is written; the build and every record read it from here."""

VERSION = "0.1.0"

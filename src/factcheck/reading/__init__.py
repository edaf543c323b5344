"""Reading: from files and folders to clean articles whose every character knows its place in the source."""

from factcheck.reading.read import MAX_BYTES, read_paths

__all__ = ["MAX_BYTES", "read_paths"]

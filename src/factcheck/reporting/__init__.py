"""Reports: one formatter a file, one escaping module a sink."""

"""Tests in a browser: a package, so that its conftest stands beside that of all tests."""

"""The commands. They ask views and print; every heavy import happens inside a command."""

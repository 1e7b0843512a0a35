"""The commands of the command line, one module each.

A module here has ``add_parser(subparsers, flags)`` and ``run(args) -> exit code``, and imports
nothing heavy at its top, so that ``--help`` stays instant.
"""

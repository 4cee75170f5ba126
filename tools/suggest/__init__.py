"""Answer a ticket as the desk page does, without a browser: by the site's own scripts.

`command` prints it, `mcp_server` offers it to other programs, `ticket` reads files, `engine` runs
the scripts.
"""

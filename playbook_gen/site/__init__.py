"""The door to MkDocs: the plugin, and the swap of a finished site into its place."""

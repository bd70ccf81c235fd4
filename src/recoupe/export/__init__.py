"""Documents and events as rows and pages for other people's tools: one file or folder a format."""

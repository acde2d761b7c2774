"""Here is a file, give me its articles. One module per format; nothing else knows the format."""

"""The command line: parse options, call the library, print. Nothing here knows how to clean or to count."""

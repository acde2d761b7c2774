"""The illustrations of the sample archive, painted from numbers: no photograph, no outside picture goes in."""

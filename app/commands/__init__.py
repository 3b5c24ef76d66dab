"""What the commands of `citewell` share: the database, the parser, and progress bars."""

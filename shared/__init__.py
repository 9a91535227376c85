"""What both ends share: the wire, its messages and the rules of a conversation."""

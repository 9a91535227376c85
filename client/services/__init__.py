"""What a client can do, slice by slice: state, pure apply, and async commands. No Qt."""

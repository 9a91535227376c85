"""What goes up and comes down: outbox, follower, replica."""

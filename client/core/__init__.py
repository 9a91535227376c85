"""The client without looks: links, trust, identity, outbox and the events services live on."""

"""What the server says over HTTP, and the door it shares with WebSocket."""

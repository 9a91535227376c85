"""The directory: people and departments, what I keep about colleagues, and what I may do."""

"""The admin tab: people and departments, roles, tables to import and export."""

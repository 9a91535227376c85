"""The Linxin client: everything that runs on a colleague's own machine."""

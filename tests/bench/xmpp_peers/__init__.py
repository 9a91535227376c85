"""Prosody and ejabberd measured on an office messenger's work, to set beside Linxin's own figures."""

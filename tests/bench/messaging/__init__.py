"""Linxin's own server measured on an office messenger's work; with --peers, beside Prosody and ejabberd."""

-- Prosody as a peer: loopback, no TLS; with an archive, every message is kept in SQLite.
local archive = $archive
run_as_root = true
pidfile = "$folder/prosody.pid"
data_path = "$folder"
network_backend = "epoll"
modules_enabled = {
  "roster", "saslauth", "disco", "ping", "presence", "message", "iq", "offline", "register_ibr",
  archive and "mam" or nil,
}
modules_disabled = { "s2s", "tls" }
allow_registration = true
c2s_require_encryption = false
allow_unencrypted_plain_auth = true
authentication = "internal_hashed"
storage = "sql"
sql = { driver = "SQLite3", database = "prosody.sqlite" }
default_archive_policy = true
archive_expires_after = "never"
c2s_ports = { $port }
interfaces = { "127.0.0.1" }
log = { error = "*console" }
limits = {}
gc = { mode = "generational" }
VirtualHost "localhost"
Component "rooms.localhost" "muc"
  modules_enabled = { archive and "muc_mam" or nil }
  restrict_room_creation = false
  muc_room_locking = false

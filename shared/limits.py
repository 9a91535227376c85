"""Every limit in one place; each is enforced before work is done on what exceeds it.

Sizes are bytes, times are seconds, unless the name says otherwise.
"""

# The wire
CLIENT_MESSAGE = 256 * 1024  # one WebSocket message from a client
SERVER_MESSAGE = 2 * 1024 * 1024  # one WebSocket message from a server: a full page of long entries
FRAMES_PER_MESSAGE = 512
REQUESTS_IN_FLIGHT = 256  # per connection, unanswered
HTTP_HEAD = 32 * 1024  # request line and headers of one HTTP request
HELLO_WAIT = 10.0  # from accepted socket to hello
SIGN_IN_WAIT = 60.0  # from hello to a signed-in session
HEARTBEAT = 30.0  # the client beats this often
SILENCE = 75.0  # a side that heard nothing this long gives the link up
REQUEST_WAIT = 30.0  # a request unanswered this long has failed
SEND_BUFFER = 4 * 1024 * 1024  # unsent bytes after which a slow reader is dropped
REQUESTS_PER_SECOND = 1_000  # sustained per connection, with a burst of as many
CAPABILITIES = 64
AGENT_LENGTH = 64

# Signing in
USER_LENGTH = 64
PASSWORD_LENGTH = 256
PASSWORD_MINIMUM = 8
DEVICE_NAME_LENGTH = 64
DEVICES_PER_PERSON = 64
FAILURES_PER_ACCOUNT = 5  # per (account, address) in the window
FAILURES_PER_ADDRESS = 50
FAILURE_WINDOW = 15 * 60.0
CERTIFICATE_LIFE = 14 * 24 * 3600.0
INVITE = 2_000  # characters of an invite link
INVITE_PLACES = 8  # addresses in one
TOKEN_LIFE = 90 * 24 * 3600.0  # of a token that is not used

# Conversations
TEXT_LENGTH = 20_000  # characters
BODY = 96 * 1024
HEADER = 256
KIND_LENGTH = 32
EMOJI_LENGTH = 64
MENTIONS = 200
STYLES = 200  # stretches of one text that look otherwise
ATTACHMENTS = 9  # of one message
FILE_NAME_LENGTH = 255  # characters
MEDIA_LENGTH = 100  # characters of a media type
ATTACHMENT = 32 * 1024 * 1024  # bytes of one attachment
PICTURE_SIDE = 32_767  # pixels
UPLOADS_AT_ONCE = 3  # of one person
DOWNLOADS_AT_ONCE = 6  # of one person
TRANSFERS_AT_ONCE = 200  # of everyone
UPLOADS_BURST = 200  # uploads one person begins at once
UPLOADS_PER_SECOND = 1.0  # and after that
UPLOADED_PER_DAY = 2 * 1024 * 1024 * 1024  # bytes one person uploads in 24 hours
TRANSFER_SILENCE = 30.0  # a transfer that does not move this long has failed
TRANSFER_GRACE = 60.0  # a transfer may take this long, and
TRANSFER_PACE = 8 * 1024  # beyond it as long as so many bytes a second take
BLOB_LEASE = 7 * 24 * 3600.0  # a file that no message has lives this long
PAGE = 500  # entries in one page
PAGE_BYTES = 1024 * 1024  # bodies in one page, after the first entry
OFFER = 100  # entries in one upload of somebody's entries
AMENDMENTS = 2_000  # of one entry, but for its recall
PROBES = 64  # cursors in one search for the last common entry
CURSORS = 5_000  # cursors in one catch-up
STATE_ITEMS = 2_000  # personal state items in one answer
PEOPLE = 1_000  # people in one answer
NAME_LENGTH = 64
NUMBER_LENGTH = 32
LAMPORT_JUMP = 1_000_000  # how far an entry may run ahead of its conversation
RECALL_WINDOW = 120.0
DRAFT_LENGTH = 16_000  # characters; a longer draft stays on its device
TYPING_EVERY = 3.0  # a typing mark is repeated this often while typing, and fades after twice that
TYPING_PER_SECOND = 2  # typing marks of one person that are told, with a burst of
TYPING_AT_ONCE = 20  # as many
TYPING_MEMBERS = 50  # no typing line above this many members
MARKS_EVERY = 1.0  # read and delivered marks coalesce this long
MEMBERS = 2_000
PRESENCE_LEASE = 60.0  # a device not heard of this long is not there
PRESENCE_EVERY = 1.0  # changes of presence are told this often, all together
IN_USE = 180  # a device that nobody touched this long is not in use
WATCHED = 2_000  # people whose presence one device is told
STATE_KEY_LENGTH = 80
STATE_VALUE = 128 * 1024

# The office
MAIL_LENGTH = 128
PHONES = 4
PHONE_LENGTH = 32
SIGNATURE_LENGTH = 200  # characters of the words under a name
AVATAR = 64 * 1024  # bytes of a person's picture
AVATAR_SIDE = 256  # its pixels, both ways
AVATARS = 64  # people whose pictures are asked for at once
AVATARS_BYTES = 512 * 1024  # pictures in one answer, after the first
AVATAR_CHANGES = 10  # of one person's own picture, at once
AVATAR_CHANGES_PER_SECOND = 1 / 60  # and after that
STATUS_LENGTH = 100  # characters of "at the dentist's until three"
STATUS_LONGEST = 366 * 24 * 3600  # until when such words may stand
PLATFORMS = 4  # platforms named of one person's devices
DEPARTMENTS = 5_000
DEPARTMENT_DEPTH = 32
ABOUT_LENGTH = 500  # characters of what a group says of itself
ROOMS = 100  # public rooms in one answer
WORDS_LENGTH = 200  # characters with which somebody asks to join
JOIN_REQUESTS = 500  # waiting for one group
MEMBER_CHANGES = 10_000  # people one person lets into groups, shows out or ranks, at once
MEMBER_CHANGES_PER_SECOND = 50.0  # and after that
GROUPS_OWNED = 500  # by one person
READERS_WATCHED = 50  # messages whose readers one session is told of
READERS_EVERY = 1.0  # how often their number is told
HIDDEN = 20_000  # entries that one person keeps out of sight
HIDE = 500  # entries hidden at once
CONTACT_GROUPS = 50  # groups of colleagues that one person keeps
CONTACT_GROUPS_EVER = 1_000  # those taken away counted in
CONTACTS = 500  # colleagues in one of them
CONTACTS_REMOVED = 2_000  # colleagues taken out of one at once
ROLES = 50
ROLE_LENGTH = 32
RIGHTS = 100  # in one role
HOLDERS = 1_000  # people with a role of their own
SCOPE_DEPARTMENTS = 100
POLICY = 256 * 1024
RECALL_LONGEST = 7 * 24 * 3600
IMPORT = 8 * 1024 * 1024  # bytes of one table of people
IMPORT_PART = 128 * 1024  # bytes of it in one message
IMPORT_ROWS = 20_000
IMPORT_LINES = 1_000  # changes or errors told in one answer

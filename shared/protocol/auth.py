"""Signing in, devices and passwords."""

from typing import Annotated

from msgspec import Meta, Struct

from shared import limits
from shared.ids import Id
from shared.wire.message import Access, Event, Offline, Reply, Request
from shared.wire.session import Done

Key = Annotated[bytes, Meta(min_length=32, max_length=32)]
Signature = Annotated[bytes, Meta(min_length=64, max_length=64)]
User = Annotated[str, Meta(max_length=limits.USER_LENGTH)]
Password = Annotated[str, Meta(max_length=limits.PASSWORD_LENGTH)]
DeviceName = Annotated[str, Meta(max_length=limits.DEVICE_NAME_LENGTH)]
Token = Annotated[bytes, Meta(min_length=32, max_length=32)]


class SignedIn(Reply, frozen=True, array_like=True, tag="auth.signed_in"):
    """A session exists. `certificate` is `shared.model.identity.Certificate` as the CA signed it.

    `token` is valid only together with a proof of this device's key. With `must_change` set,
    only `auth.change_password` is answered until the one-time password is replaced.
    """

    person: Id
    number: str
    name: str
    token: Token
    certificate: bytes
    certificate_signature: bytes
    must_change: bool


class SignIn(Request[SignedIn], frozen=True, array_like=True, tag="auth.sign_in"):
    """Sign in with staff number or name and password, registering this device and its key.

    `proof` is an Ed25519 signature by `key` over `shared.model.identity.proof_bytes`. Who comes `unseen`
    is offline to others before they are in, as if that had been chosen.
    Refused with `wrong_credentials` (tries_left), `locked` (until, Unix ms), `disabled`, `bad_proof`.
    """

    access = Access.ANYONE

    user: User
    password: Password
    device: Id
    device_name: DeviceName
    platform: DeviceName
    key: Key
    proof: Signature
    unseen: bool = False


class Resume(Request[SignedIn], frozen=True, array_like=True, tag="auth.resume"):
    """Sign in again with the token of this device, `unseen` as in `SignIn`.

    Refused with `token_expired`, `revoked`, `disabled`.
    """

    access = Access.ANYONE

    token: Token
    device: Id
    proof: Signature
    unseen: bool = False


class ChangePassword(Request[Done], frozen=True, array_like=True, tag="auth.change_password"):
    """Replace the password. Refused with `wrong_credentials` or `password_weak` (minimum)."""

    access = Access.NEW_PASSWORD

    old: Password
    new: Password


class Device(Struct, frozen=True, array_like=True):
    """One of my devices; times are Unix ms. `online` tells whether it is connected now."""

    device: Id
    name: str
    platform: str
    first_seen: int
    last_seen: int
    online: bool
    current: bool


class Devices(Reply, frozen=True, array_like=True, tag="auth.devices"):
    """My devices that may sign in, the one asking first."""

    devices: tuple[Device, ...]


class ListDevices(Request[Devices], frozen=True, array_like=True, tag="auth.list_devices"):
    """Ask for my devices."""


class RevokeDevice(Request[Done], frozen=True, array_like=True, tag="auth.revoke_device"):
    """Sign one of my devices out for good and cut its connections. Refused with `not_found`."""

    device: Id


class ConfirmArrival(Request[Done], frozen=True, array_like=True, tag="auth.confirm_arrival"):
    """Say that it was me who came in on this device: none of mine tells of it any more.

    Nothing changes when the device that says so came in later itself, and nobody has confirmed that.
    """

    offline = Offline.LATEST

    device: Id


class SignOut(Request[Done], frozen=True, array_like=True, tag="auth.sign_out"):
    """Give up this device's token; the link is closed after the answer."""

    access = Access.NEW_PASSWORD


class NewDevice(Event, frozen=True, array_like=True, tag="auth.new_device"):
    """Told to a person's other devices when a device signs in that is new, or `known` but at a new place.

    `time` is Unix ms.
    """

    device: Id
    name: str
    platform: str
    address: str
    time: int
    known: bool = False

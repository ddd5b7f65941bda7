"""An update's payload that only the holder of the bot's token can read.

Whoever has erased their data still waits for the answer, and the update must outlast the process for that; but whoever
reads the database finds nobody in it (R11). The token isn't in the database.
"""

import hashlib
import hmac
import json
from base64 import b64decode, b64encode
from secrets import token_bytes
from typing import Any, Final

_SEALED: Final = "sealed"
_NONCE, _BLOCK = 16, 32


def seal(payload: str, token: str) -> str:
    """The payload, sealed; one that is sealed stays as it is."""
    if _is_sealed(payload):
        return payload
    nonce = token_bytes(_NONCE)
    return json.dumps({_SEALED: b64encode(nonce + _mixed(payload.encode(), nonce, token)).decode()})


def opened(payload: str, token: str) -> str:
    """The payload as it came.

    Raises:
        ValueError: It was sealed with another token.
    """
    if not _is_sealed(payload):
        return payload
    held: dict[str, Any] = json.loads(payload)
    whole = b64decode(held[_SEALED])
    return _mixed(whole[_NONCE:], whole[:_NONCE], token).decode()


def _is_sealed(payload: str) -> bool:
    return payload.startswith(f'{{"{_SEALED}"')


def _mixed(content: bytes, nonce: bytes, token: str) -> bytes:
    """Mixed with a stream of bytes that the token and the nonce make; mixed again it is as before."""
    key = hashlib.sha256(f"siman inbox {token}".encode()).digest()
    blocks = range(0, len(content), _BLOCK)
    stream = b"".join(hmac.digest(key, nonce + block.to_bytes(8, "big"), "sha256") for block in blocks)
    return bytes(one ^ other for one, other in zip(content, stream, strict=False))

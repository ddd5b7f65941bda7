"""People send files, places, contacts and richly formatted text."""

from typing import Any, Final

from siman_bot.sandbox.humans.composing import caption_of, open_chat, post_by
from siman_bot.sandbox.humans.refusals import CannotDoError
from siman_bot.sandbox.humans.request import HumanAct, HumanRequest
from siman_bot.sandbox.memory.files import file_content

_NAMES: Final = {"photo": "photo.jpg", "video": "video.mp4", "animation": "giphy.mp4", "audio": "audio.mp3"}
_OTHER_KINDS: Final = frozenset({"animation", "audio", "voice", "video_note", "sticker"})
_CAPTIONLESS: Final = frozenset({"video_note", "sticker"})


def send_photo(request: HumanRequest) -> Any:
    return _send_file(request, "photo")


def send_document(request: HumanRequest) -> Any:
    return _send_file(request, "document")


def send_video(request: HumanRequest) -> Any:
    return _send_file(request, "video")


def send_other(request: HumanRequest) -> Any:
    """Another `kind` of message with a file: "animation", "audio", "voice", "video_note" or "sticker"."""
    kind = request.arguments.text("kind")
    if kind not in _OTHER_KINDS:
        raise CannotDoError(f"Nobody sends {kind!r} here.")
    if kind in _CAPTIONLESS and request.arguments.text("caption"):
        raise CannotDoError(f"{kind} takes no caption.")
    return _send_file(request, kind)


def send_location(request: HumanRequest) -> Any:
    chat = open_chat(request, "location")
    latitude, longitude = (request.number(name, absent=0.0) for name in ("latitude", "longitude"))
    return post_by(request, chat, {"location": {"latitude": latitude, "longitude": longitude}})


def send_contact(request: HumanRequest) -> Any:
    chat = open_chat(request, "contact")
    contact: dict[str, Any] = {"phone_number": request.arguments.text("phone"), "first_name": request.name("name")}
    if user_id := request.arguments.integer("user"):
        contact["user_id"] = user_id
    return post_by(request, chat, {"contact": contact})


def send_rich(request: HumanRequest) -> Any:
    """Formatted text as Bot API 10.1 has it: `blocks`, and no "text" beside them."""
    blocks = request.arguments.parsed("blocks")
    if not isinstance(blocks, list) or not blocks:
        raise CannotDoError("A rich message has blocks.")
    return post_by(request, open_chat(request, "rich_message"), {"rich_message": {"blocks": blocks}})


def _send_file(request: HumanRequest, kind: str) -> dict[str, Any]:
    chat = open_chat(request, kind)
    arguments = request.arguments
    caption = caption_of(arguments.text("caption"))
    file = request.world.files.add(
        request.content(),
        name=arguments.text("name") or _NAMES.get(kind, "document.bin"),
        mime_type=arguments.text("mime_type") or "application/octet-stream",
        kind=kind,
        size=arguments.integer("size"),
    )
    content = file_content(file) | caption
    if group := arguments.text("media_group"):
        content["media_group_id"] = group
    return post_by(request, chat, content)


ACTS: dict[str, HumanAct] = {
    "send_photo": send_photo,
    "send_document": send_document,
    "send_video": send_video,
    "send_other": send_other,
    "send_location": send_location,
    "send_contact": send_contact,
    "send_rich": send_rich,
}

from typing import Any

from siman_bot.sandbox.botapi.composing import answered_message, caption_content, chat_to_write, thread_of
from siman_bot.sandbox.botapi.request import BotRequest, Method
from siman_bot.sandbox.memory.files import StoredFile, file_content
from siman_bot.sandbox.memory.keyboards import read_markup
from siman_bot.sandbox.memory.shapes import message_json
from siman_bot.sandbox.memory.traffic import post
from siman_bot.sandbox.rules import telegram_rules as rules
from siman_bot.sandbox.rules.telegram_rules import Refusal, RefusedError
from siman_bot.sandbox.serving.arguments import Arguments

ATTACHED = "attach://"
ALBUM_KINDS = ({"photo", "video"}, {"document"})
"""What may stand together in one album."""


def send_photo(request: BotRequest) -> Any:
    return _send(request, "photo", rules.NO_PHOTO)


def send_video(request: BotRequest) -> Any:
    return _send(request, "video", rules.NO_VIDEO)


def send_voice(request: BotRequest) -> Any:
    return _send(request, "voice", rules.NO_VOICE)


def send_audio(request: BotRequest) -> Any:
    return _send(request, "audio", rules.NO_AUDIO)


def send_animation(request: BotRequest) -> Any:
    return _send(request, "animation", rules.NO_ANIMATION)


def send_video_note(request: BotRequest) -> Any:
    return _send(request, "video_note", rules.NO_VIDEO_NOTE)


def send_document(request: BotRequest) -> Any:
    return _send(request, "document", rules.NO_DOCUMENT)


def send_media_group(request: BotRequest) -> Any:
    media = request.arguments.parsed("media")
    if not isinstance(media, list) or not media:
        raise RefusedError(rules.NO_MEDIA)
    if len(media) not in rules.ALBUM_SIZE:
        raise RefusedError(rules.ALBUM_SIZE_WRONG)
    kinds = [str(item.get("type")) if isinstance(item, dict) else "" for item in media]
    if not any(set(kinds) <= together for together in ALBUM_KINDS):
        raise RefusedError(rules.ALBUM_KINDS_WRONG)
    chat = request.chat()
    for kind in dict.fromkeys(kinds):
        chat_to_write(request, kind)
    reply_to, thread_id = answered_message(request, chat), thread_of(request, chat)
    contents = []
    for kind, item in zip(kinds, media, strict=True):
        inner = Arguments(values=item, uploads=request.arguments.uploads)
        contents.append(file_content(_file(request, inner, "media", kind, rules.NO_MEDIA)) | caption_content(inner))
    album = {"media_group_id": str(request.world.random.getrandbits(50))}
    messages = [
        post(request.world, chat, request.bot, content | album, reply_to=reply_to, thread_id=thread_id)
        for content in contents
    ]
    return [message_json(message) for message in messages]


def get_file(request: BotRequest) -> Any:
    file = request.world.files.by_id(request.arguments.text("file_id"))
    if file is None:
        raise RefusedError(rules.FILE_ID_INVALID)
    if file.size > rules.FILE_DOWN_BYTES:
        raise RefusedError(rules.FILE_TOO_BIG)
    return {
        "file_id": file.file_id,
        "file_unique_id": file.unique_id,
        "file_size": file.size,
        "file_path": file.path,
    }


def _send(request: BotRequest, kind: str, missing: Refusal) -> Any:
    caption = caption_content(request.arguments)
    markup = read_markup(request.arguments)
    chat = chat_to_write(request, kind)
    file = _file(request, request.arguments, kind, kind, missing)
    # A round video takes no words: Telegram passes them over.
    message = post(
        request.world,
        chat,
        request.bot,
        file_content(file) | ({} if kind == "video_note" else caption),
        reply_to=answered_message(request, chat),
        thread_id=thread_of(request, chat),
        reply_markup=markup,
    )
    return message_json(message)


def _file(request: BotRequest, arguments: Arguments, name: str, kind: str, missing: Refusal) -> StoredFile:
    """The file a field names: an upload, an upload attached under another name, or the id of a file sent before."""
    given = arguments.text(name)
    upload = arguments.uploads.get(given.removeprefix(ATTACHED) if given.startswith(ATTACHED) else name)
    if upload is None:
        if not given or given.startswith(ATTACHED):
            raise RefusedError(missing)
        stored = request.world.files.by_id(given)
        if stored is None:
            raise RefusedError(rules.FILE_ID_WRONG)
        if stored.kind != kind:
            raise RefusedError(rules.file_of_other_kind(stored.kind, kind))
        return stored
    if not upload.content:
        raise RefusedError(rules.FILE_EMPTY)
    if len(upload.content) > (rules.PHOTO_UP_BYTES if kind == "photo" else rules.FILE_UP_BYTES):
        raise RefusedError(rules.UPLOAD_TOO_LARGE)
    return request.world.files.add(upload.content, name=upload.name, mime_type=upload.mime_type, kind=kind)


METHODS: dict[str, Method] = {
    "sendPhoto": send_photo,
    "sendVideo": send_video,
    "sendVoice": send_voice,
    "sendAudio": send_audio,
    "sendAnimation": send_animation,
    "sendVideoNote": send_video_note,
    "sendDocument": send_document,
    "sendMediaGroup": send_media_group,
    "getFile": get_file,
}

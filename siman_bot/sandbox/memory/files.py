import hashlib
from dataclasses import dataclass
from typing import Any, Final

_PREFIXES: Final = {
    "photo": "AgACAg",
    "video": "BAACAg",
    "animation": "CgACAg",
    "audio": "CQACAg",
    "voice": "AwACAg",
    "video_note": "DQACAg",
    "sticker": "CAACAg",
}
_DOCUMENT_PREFIX: Final = "BQACAg"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFile:
    """A file Telegram holds; `path` is what getFile answers and the download address ends with.

    `kind` is Telegram's word for it ("photo", "video", "document", ...). `size` in bytes is what Telegram says of it;
    a file that is only said to be large needn't be.
    """

    kind: str
    file_id: str
    unique_id: str
    path: str
    name: str
    mime_type: str
    content: bytes
    size: int


class FileStore:
    """Every file sent so far. A file id is as good as the file for sending it again, as the kind that it is."""

    def __init__(self) -> None:
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}

    def add(self, content: bytes, *, name: str, mime_type: str, kind: str, size: int = 0) -> StoredFile:
        """`size` is what Telegram shall say of it where that isn't the size of `content`."""
        number = len(self._by_id) + 1
        suffix = name.rpartition(".")[2] if "." in name else "bin"
        file = StoredFile(
            kind=kind,
            file_id=f"{_PREFIXES.get(kind, _DOCUMENT_PREFIX)}{number:012d}",
            unique_id="AQAD" + hashlib.sha256(content).hexdigest()[:12],
            path=f"{kind}s/file_{number}.{suffix}",
            name=name,
            mime_type=mime_type,
            content=content,
            size=size or len(content),
        )
        self._by_id[file.file_id] = file
        self._by_path[file.path] = file
        return file

    def by_id(self, file_id: str) -> StoredFile | None:
        return self._by_id.get(file_id)

    def by_path(self, path: str) -> StoredFile | None:
        return self._by_path.get(path)


def file_content(file: StoredFile) -> dict[str, Any]:
    """The content fields of a message that shows the file."""
    shape: dict[str, Any] = {"file_id": file.file_id, "file_unique_id": file.unique_id, "file_size": file.size}
    named = {"file_name": file.name, "mime_type": file.mime_type}
    seen = {"width": 1280, "height": 720}
    match file.kind:
        case "photo":
            return {"photo": [shape | seen]}
        case "video":
            return {"video": shape | seen | named | {"duration": 12}}
        case "animation":
            # For bots that are older than animations it is a document as well.
            return {"animation": shape | seen | named | {"duration": 3}, "document": shape | named}
        case "voice":
            return {"voice": shape | {"mime_type": "audio/ogg", "duration": 4}}
        case "audio":
            return {"audio": shape | named | {"duration": 30}}
        case "video_note":
            return {"video_note": shape | {"length": 240, "duration": 8}}
        case "sticker":
            kind = {"type": "regular", "is_animated": False, "is_video": False}
            return {"sticker": shape | {"width": 512, "height": 512} | kind}
        case _:
            return {"document": shape | named}

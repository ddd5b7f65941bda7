"""What is known of Telegram: its limits, its words for every refusal, its lists of rights.

Everything here is Telegram's, none of it ours. Sources: the Bot API manual and the public source of Telegram's Bot API
server. Lengths of text are UTF-16 code units, as Telegram counts them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """An error answer: the HTTP status and `error_code`, the description, and `parameters` when Telegram adds them."""

    code: int
    description: str
    parameters: Mapping[str, int] | None = None


class RefusedError(Exception):
    """A method of the Bot API was refused; carries the answer the bot gets."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.description)
        self.refusal = refusal


def bad_request(reason: str, **parameters: int) -> Refusal:
    return Refusal(code=400, description=f"Bad Request: {reason}", parameters=parameters or None)


def forbidden(reason: str) -> Refusal:
    return Refusal(code=403, description=f"Forbidden: {reason}")


def conflict(reason: str) -> Refusal:
    return Refusal(code=409, description=f"Conflict: {reason}")


MESSAGE_LENGTH: Final = 4096
CAPTION_LENGTH: Final = 1024
CALLBACK_DATA_BYTES: Final = 64
COPY_TEXT_LENGTH: Final = 256
START_PAYLOAD_LENGTH: Final = 64
CALLBACK_ANSWER_LENGTH: Final = 200
BUTTONS_PER_MESSAGE: Final = 100
BUTTONS_PER_ROW: Final = 8
ENTITIES_PER_MESSAGE: Final = 100
ALBUM_SIZE: Final = range(2, 11)
COMMANDS_PER_SCOPE: Final = 100
COMMAND_LENGTH: Final = 32
COMMAND_DESCRIPTION_LENGTH: Final = 256
NAME_LENGTH: Final = 64
DESCRIPTION_LENGTH: Final = 512
SHORT_DESCRIPTION_LENGTH: Final = 120
TOPIC_NAME_LENGTH: Final = 128
UPDATES_PER_POLL: Final = 100
POLL_SECONDS: Final = 50
WEBHOOK_SECRET_LENGTH: Final = 256

FILE_DOWN_BYTES: Final = 20 * 2**20
FILE_UP_BYTES: Final = 50 * 2**20
PHOTO_UP_BYTES: Final = 10 * 2**20

QUERY_LIFE: Final = timedelta(minutes=15)
JOIN_REQUEST_OPENS: Final = timedelta(minutes=5)
DELETE_WITHIN: Final = timedelta(hours=48)
IDS_AT_ONCE: Final = 100

MESSAGES_PER_SECOND: Final = 30
PAID_MESSAGES_PER_SECOND: Final = 1_000
MESSAGES_PER_SECOND_TO_A_PERSON: Final = 1
BURST_TO_A_PERSON: Final = 3
MESSAGES_PER_MINUTE_TO_A_GROUP: Final = 20

SENDING_METHODS: Final = frozenset(
    {
        "sendmessage",
        "sendphoto",
        "sendvideo",
        "sendvoice",
        "senddocument",
        "sendmediagroup",
        "forwardmessage",
        "forwardmessages",
        "copymessage",
        "copymessages",
    }
)

UPDATE_KINDS: Final = (
    "message",
    "edited_message",
    "callback_query",
    "my_chat_member",
    "chat_member",
    "chat_join_request",
    "message_reaction",
)
KINDS_ONLY_WHEN_ASKED: Final = frozenset({"chat_member", "message_reaction"})

COMMAND_SCOPES: Final = (
    "default",
    "all_private_chats",
    "all_group_chats",
    "all_chat_administrators",
    "chat",
    "chat_administrators",
    "chat_member",
)

MENU_BUTTONS: Final = ("default", "commands", "web_app")
SCOPES_OF_A_CHAT: Final = frozenset({"chat", "chat_administrators", "chat_member"})

ADMINISTRATOR_RIGHTS: Final = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_send_welcome_messages",
    "can_pin_messages",
    "can_manage_topics",
    "can_manage_tags",
)
RIGHTS_OF_A_NEW_ADMINISTRATOR: Final = frozenset(ADMINISTRATOR_RIGHTS) - {"can_promote_members"}

MEMBER_PERMISSIONS: Final = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_react_to_messages",
    "can_edit_tag",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
)
PERMISSIONS_BY_DEFAULT: Final = frozenset(MEMBER_PERMISSIONS) - {
    "can_edit_tag",
    "can_change_info",
    "can_pin_messages",
    "can_manage_topics",
}

CHAT_ACTIONS: Final = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)

REACTIONS: Final = frozenset(
    "👍👎❤🔥🎉🤩😱😁😢💩🤮🥰🤯🤔🤬👏🙏👌🤡🥱🥴🐳🌚🌭💯🤣⚡🍌🏆💔🤨😐🍓🍾💋🖕😈😴😭🤓👻👀🎃🙈😇😨🤝✍🤗🫡🎅🎄☃💅🤪🗿🆒💘🙉🦄😘💊🙊😎👾😡"
)

ENTITY_TYPES: Final = frozenset(
    {
        "mention",
        "hashtag",
        "cashtag",
        "bot_command",
        "url",
        "email",
        "phone_number",
        "bold",
        "italic",
        "underline",
        "strikethrough",
        "spoiler",
        "blockquote",
        "expandable_blockquote",
        "date_time",
        "code",
        "pre",
        "text_link",
        "text_mention",
        "custom_emoji",
    }
)

INTERNAL_ERROR: Final = Refusal(code=500, description="Internal Server Error")
UNAUTHORIZED: Final = Refusal(code=401, description="Unauthorized")
NO_SUCH_METHOD: Final = Refusal(code=404, description="Not Found: method not found")
NOT_FOUND: Final = Refusal(code=404, description="Not Found")

OTHER_POLLER: Final = conflict(
    "terminated by other getUpdates request; make sure that only one bot instance is running"
)
WEBHOOK_SET: Final = conflict("terminated by setWebhook request")
WEBHOOK_IS_SET: Final = conflict(
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)

CHAT_ID_EMPTY: Final = bad_request("chat_id is empty")
CHAT_NOT_FOUND: Final = bad_request("chat not found")
USER_NOT_FOUND: Final = bad_request("user not found")
INVALID_USER_ID: Final = bad_request("invalid user_id specified")
MEMBER_NOT_FOUND: Final = bad_request("member not found")
NO_JOIN_REQUEST: Final = bad_request("HIDE_REQUESTER_MISSING")
ALREADY_IN_THE_CHAT: Final = bad_request("USER_ALREADY_PARTICIPANT")
ADMIN_REQUIRED: Final = bad_request("CHAT_ADMIN_REQUIRED")
NO_ADMINISTRATORS_IN_PRIVATE: Final = bad_request("there are no administrators in the private chat")
CANT_LEAVE_PRIVATE: Final = bad_request("chat member status can't be changed in private chats")

CANT_INITIATE: Final = forbidden("bot can't initiate conversation with a user")
BLOCKED: Final = forbidden("bot was blocked by the user")
DEACTIVATED: Final = forbidden("user is deactivated")
TO_A_BOT: Final = forbidden("bot can't send messages to bots")
CHAT_DELETED: Final = forbidden("the group chat was deleted")
KICKED_FROM_GROUP: Final = forbidden("bot was kicked from the group chat")
KICKED_FROM_SUPERGROUP: Final = forbidden("bot was kicked from the supergroup chat")
NOT_IN_GROUP: Final = forbidden("bot is not a member of the group chat")
NOT_IN_SUPERGROUP: Final = forbidden("bot is not a member of the supergroup chat")

NO_RIGHT_TO_TEXT: Final = bad_request("not enough rights to send text messages to the chat")
NO_RIGHT_TO_PHOTOS: Final = bad_request("not enough rights to send photos to the chat")
NO_RIGHT_TO_VIDEOS: Final = bad_request("not enough rights to send videos to the chat")
NO_RIGHT_TO_VOICE: Final = bad_request("not enough rights to send voice notes to the chat")
NO_RIGHT_TO_AUDIO: Final = bad_request("not enough rights to send audios to the chat")
NO_RIGHT_TO_ANIMATIONS: Final = bad_request("not enough rights to send animations to the chat")
NO_RIGHT_TO_VIDEO_NOTES: Final = bad_request("not enough rights to send video notes to the chat")
NO_RIGHT_TO_DOCUMENTS: Final = bad_request("not enough rights to send documents to the chat")
NO_RIGHT_TO_PIN: Final = bad_request("not enough rights to manage pinned messages in the chat")
NO_RIGHT_TO_TOPICS: Final = bad_request("not enough rights to create a topic")

NOT_UTF8: Final = bad_request("strings must be encoded in UTF-8")
BODY_NOT_READ: Final = bad_request("can't parse request body")
KINDS_NOT_TEXTS: Final = bad_request("can't parse allowed_updates: expected an Array of String")
REPLY_NOT_OBJECT: Final = bad_request("object expected as reply parameters")
REPLY_ID_WRONG: Final = bad_request('can\'t parse reply parameters: Field "message_id" must be a Number')
PREVIEW_NOT_OBJECT: Final = bad_request("object expected as link preview options")
MESSAGE_ID_NOT_A_NUMBER: Final = bad_request("message identifier must be a Number")
REACTIONS_NOT_ARRAY: Final = bad_request("expected an Array of ReactionType")
REACTION_NOT_OBJECT: Final = bad_request("can't parse ReactionType: expected an Object")
REACTION_TYPE_UNKNOWN: Final = bad_request("can't parse ReactionType: Unsupported type specified")
ENTITIES_NOT_ARRAY: Final = bad_request("expected an Array of MessageEntity")

TEXT_EMPTY: Final = bad_request("message text is empty")
TEXT_TOO_LONG: Final = bad_request("message is too long")
CAPTION_TOO_LONG: Final = bad_request("message caption is too long")
UNKNOWN_PARSE_MODE: Final = bad_request("unsupported parse_mode")
MESSAGE_ID_MISSING: Final = bad_request("message identifier is not specified")
NOT_MODIFIED: Final = bad_request(
    "message is not modified: specified new message content and reply markup are exactly the same as a current content"
    " and reply markup of the message"
)
EDIT_NOT_FOUND: Final = bad_request("message to edit not found")
CANT_EDIT: Final = bad_request("message can't be edited")
NO_TEXT_TO_EDIT: Final = bad_request("there is no text in the message to edit")
NO_CAPTION_TO_EDIT: Final = bad_request("there is no caption in the message to edit")
DELETE_NOT_FOUND: Final = bad_request("message to delete not found")
CANT_DELETE: Final = bad_request("message can't be deleted")
NO_MESSAGES: Final = bad_request("message identifiers are not specified")
TOO_MANY_MESSAGES: Final = bad_request("too many message identifiers specified")
CANT_DELETE_FOR_EVERYONE: Final = bad_request("message can't be deleted for everyone")
REPLY_NOT_FOUND: Final = bad_request("message to be replied not found")
FORWARD_NOT_FOUND: Final = bad_request("message to forward not found")
CANT_FORWARD: Final = bad_request("message can't be forwarded")
COPY_NOT_FOUND: Final = bad_request("message to copy not found")
CANT_COPY: Final = bad_request("message can't be copied")
PIN_NOT_FOUND: Final = bad_request("message to pin not found")
UNPIN_NOT_FOUND: Final = bad_request("message to unpin not found")
REACT_NOT_FOUND: Final = bad_request("message to react not found")
REACTION_INVALID: Final = bad_request("REACTION_INVALID")
QUERY_TOO_OLD: Final = bad_request("query is too old and response timeout expired or query ID is invalid")
ANSWER_TOO_LONG: Final = bad_request("MESSAGE_TOO_LONG")
CHAT_ACTION_WRONG: Final = bad_request("wrong parameter action in request")

THREAD_NOT_FOUND: Final = bad_request("message thread not found")
TOPIC_CLOSED: Final = bad_request("TOPIC_CLOSED")
TOPIC_NOT_MODIFIED: Final = bad_request("TOPIC_NOT_MODIFIED")
TOPIC_NAME_EMPTY: Final = bad_request("topic name must be non-empty")
NOT_A_FORUM: Final = bad_request("the chat is not a forum")

MARKUP_NOT_JSON: Final = bad_request("can't parse reply keyboard markup JSON object")
MARKUP_NOT_OBJECT: Final = bad_request("object expected as reply markup")
KEYBOARD_NOT_ROWS: Final = bad_request('field "inline_keyboard" must be of type Array')
KEYBOARD_ROW_NOT_ARRAY: Final = bad_request(
    'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays'
)
BUTTON_NOT_OBJECT: Final = bad_request("can't parse inline keyboard button: InlineKeyboardButton must be an Object")
BUTTON_WITHOUT_TEXT: Final = bad_request("can't parse inline keyboard button: Can't find field \"text\"")
BUTTON_TEXT_EMPTY: Final = bad_request("can't parse inline keyboard button: button text must be non-empty")
BUTTON_WITHOUT_ACTION: Final = bad_request(
    "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
)
BUTTON_DATA_INVALID: Final = bad_request("BUTTON_DATA_INVALID")
BUTTON_COPY_TEXT_INVALID: Final = bad_request("BUTTON_COPY_TEXT_INVALID")
MARKUP_TOO_LONG: Final = bad_request("reply markup is too long")

NO_PHOTO: Final = bad_request("there is no photo in the request")
NO_VIDEO: Final = bad_request("there is no video in the request")
NO_VOICE: Final = bad_request("there is no voice in the request")
NO_AUDIO: Final = bad_request("there is no audio in the request")
NO_ANIMATION: Final = bad_request("there is no animation in the request")
NO_VIDEO_NOTE: Final = bad_request("there is no video note in the request")
NO_DOCUMENT: Final = bad_request("there is no document in the request")
NO_MEDIA: Final = bad_request("there is no media in the request")
ALBUM_SIZE_WRONG: Final = bad_request("media group must include 2-10 items")
ALBUM_KINDS_WRONG: Final = bad_request("can't use the media of the specified type in the album")
FILE_EMPTY: Final = bad_request("file must be non-empty")
FILE_ID_WRONG: Final = bad_request("wrong remote file identifier specified: wrong padding in the string")
FILE_ID_INVALID: Final = bad_request("invalid file_id")
FILE_TOO_BIG: Final = bad_request("file is too big")
UPLOAD_TOO_LARGE: Final = Refusal(code=413, description="Request Entity Too Large")

COMMANDS_NOT_JSON: Final = bad_request("can't parse commands JSON object")
COMMAND_INVALID: Final = bad_request("BOT_COMMAND_INVALID")
COMMAND_DESCRIPTION_INVALID: Final = bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
TOO_MANY_COMMANDS: Final = bad_request("BOT_COMMANDS_TOO_MUCH")
SCOPE_NOT_JSON: Final = bad_request("can't parse BotCommandScope JSON object")
SCOPE_NOT_OBJECT: Final = bad_request("BotCommandScope must be an Object")
SCOPE_UNKNOWN: Final = bad_request("can't parse BotCommandScope: Unsupported type specified")
SCOPE_CHAT_MISSING: Final = bad_request("can't parse BotCommandScope: Can't find field \"chat_id\"")
SCOPE_CHAT_EMPTY: Final = bad_request("can't parse BotCommandScope: Empty chat_id specified")
SCOPE_USER_MISSING: Final = bad_request("can't parse BotCommandScope: Can't find field \"user_id\"")
SCOPE_USER_INVALID: Final = bad_request("can't parse BotCommandScope: Invalid user_id specified")
SCOPE_NOT_IN_PRIVATE: Final = bad_request("can't use specified scope in private chats")
LANGUAGE_CODE_INVALID: Final = bad_request("invalid language code specified")
MENU_BUTTON_WRONG: Final = bad_request("can't parse menu button: unsupported type specified")
WEBHOOK_URL_INVALID: Final = bad_request("bad webhook: URL host is empty")
WEBHOOK_URL_UNREADABLE: Final = bad_request("bad webhook: invalid webhook URL specified")
WEBHOOK_PROTOCOL_WRONG: Final = bad_request("bad webhook: unsupported URL protocol specified")
WEBHOOK_SECRET_INVALID: Final = bad_request("secret token contains unallowed characters")


def unparsable_entities(reason: str) -> Refusal:
    return bad_request(f"can't parse entities: {reason}")


def wrong_entity(reason: str) -> Refusal:
    return bad_request(f"can't parse MessageEntity: {reason}")


def file_of_other_kind(real: str, asked: str) -> Refusal:
    return bad_request(f"can't use file of type {real.capitalize()} as {asked.capitalize()}")


def button_url_invalid(url: str) -> Refusal:
    return bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")


def upgraded(new_chat_id: int) -> Refusal:
    return bad_request("group chat was upgraded to a supergroup chat", migrate_to_chat_id=new_chat_id)


def too_many_requests(retry_after: int) -> Refusal:
    """`retry_after` is in whole seconds, at least 1."""
    return Refusal(
        code=429,
        description=f"Too Many Requests: retry after {retry_after}",
        parameters={"retry_after": retry_after},
    )

"""Links by which a person shares an item as themselves: the platform's own window opens with the share text in it (R6).

Sources: the platforms' pages for developers. Facebook's window takes a link alone, Instagram and TikTok have none:
there the text is copied, because no text goes out without its line of disclosure (R7).
"""

from enum import StrEnum
from urllib.parse import quote


class Window(StrEnum):
    WHATSAPP = "whatsapp"
    TELEGRAM = "telegram"
    X = "x"
    THREADS = "threads"


def share_link(window: Window, text: str, *, check_url: str) -> str:
    """The link that opens it.

    Args:
        window: Whose.
        text: The share text; it ends with the line of disclosure and stands last in all of them.
        check_url: Where anybody can check the item; Telegram's window needs a link, which stands before the text.
    """
    said = quote(text, safe="")
    match window:
        case Window.WHATSAPP:
            return f"https://wa.me/?text={said}"
        case Window.TELEGRAM:
            return f"https://t.me/share/url?url={quote(check_url, safe='')}&text={said}"
        case Window.X:
            return f"https://x.com/intent/post?text={said}"
        case Window.THREADS:
            return f"https://www.threads.com/intent/post?text={said}"

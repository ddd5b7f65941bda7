from siman_bot.sandbox.memory.accounts import User
from siman_bot.sandbox.memory.chats import Chat, Topic
from siman_bot.sandbox.memory.traffic import post, remove
from siman_bot.sandbox.memory.world import World

ICON_COLOR = 0x6FB9F0


def open_topic(world: World, chat: Chat, *, by: User, name: str) -> Topic:
    """A topic's id is that of the service message that opens it."""
    thread_id = chat.next_message_id
    topic = Topic(id=thread_id, name=name, icon_color=ICON_COLOR)
    chat.topics[thread_id] = topic
    content = {"forum_topic_created": {"name": name, "icon_color": ICON_COLOR}}
    post(world, chat, by, content, thread_id=thread_id)
    return topic


def set_topic_closed(world: World, chat: Chat, topic: Topic, *, by: User, closed: bool) -> None:
    topic.closed = closed
    word = "forum_topic_closed" if closed else "forum_topic_reopened"
    post(world, chat, by, {word: {}}, thread_id=topic.id)


def rename_topic(world: World, chat: Chat, topic: Topic, *, by: User, name: str) -> None:
    topic.name = name
    post(world, chat, by, {"forum_topic_edited": {"name": name}}, thread_id=topic.id)


def delete_topic(world: World, chat: Chat, topic: Topic) -> None:
    """The topic goes with all its messages."""
    for message in chat.messages.values():
        if message.thread_id == topic.id and not message.deleted:
            remove(world, message)
    del chat.topics[topic.id]
    world.touch(chat)

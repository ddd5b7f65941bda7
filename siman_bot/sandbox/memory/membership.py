"""People and bots come, go and change standing; groups turn into supergroups and vanish."""

from dataclasses import replace

from siman_bot.sandbox.memory.accounts import Bot, User
from siman_bot.sandbox.memory.chats import Chat, Member
from siman_bot.sandbox.memory.shapes import chat_json, member_json, user_json
from siman_bot.sandbox.memory.traffic import post
from siman_bot.sandbox.memory.world import World
from siman_bot.sandbox.rules.telegram_rules import JOIN_REQUEST_OPENS


def set_member(world: World, chat: Chat, member: Member, *, by: User, via_join_request: bool = False) -> None:
    """Change one member's standing; the bots that may know are told, then the service message appears.

    The member itself, when a bot, gets my_chat_member; bots that are administrators get chat_member.
    """
    user = member.user
    old = chat.member(user)
    chat.members[user.id] = member
    update = {
        "chat": chat_json(chat),
        "from": user_json(by),
        "date": world.now(),
        "old_chat_member": member_json(old),
        "new_chat_member": member_json(member),
    }
    if via_join_request:
        update["via_join_request"] = True
    if isinstance(user, Bot):
        user.queue.put("my_chat_member", update, chat_id=chat.id)
        if member.is_in:
            chat.bots[user.id] = user
        else:
            chat.bots.pop(user.id, None)
    for bot in chat.bots.values():
        if bot is not user and chat.member(bot).is_admin:
            bot.queue.put("chat_member", update, chat_id=chat.id)
    if member.is_in and not old.is_in:
        post(world, chat, by, {"new_chat_members": [user_json(user)]})
    elif old.is_in and not member.is_in:
        post(world, chat, by, {"left_chat_member": user_json(user)})
    else:
        world.touch(chat)


def set_blocked(world: World, chat: Chat, person: User, bot: Bot, *, blocked: bool) -> None:
    """A person blocks the bot or lets it speak again (private chats)."""
    if chat.blocked == blocked:
        return
    chat.blocked = blocked
    statuses = ("member", "kicked") if blocked else ("kicked", "member")
    old, new = (member_json(Member(user=bot, status=status)) for status in statuses)
    update = {
        "chat": chat_json(chat),
        "from": user_json(person),
        "date": world.now(),
        "old_chat_member": old,
        "new_chat_member": new,
    }
    bot.queue.put("my_chat_member", update, chat_id=chat.id)
    world.touch(chat)


def migrate(world: World, chat: Chat, *, by: User) -> Chat:
    """A basic group becomes a supergroup with a new id; nobody is told that they left the old one."""
    supergroup = world.add_group(title=chat.title, creator=by, kind="supergroup")
    supergroup.members = {user_id: replace(member) for user_id, member in chat.members.items()}
    supergroup.bots = dict(chat.bots)
    supergroup.permissions = chat.permissions
    post(world, chat, by, {"migrate_to_chat_id": supergroup.id})
    chat.migrated_to = supergroup.id
    post(world, supergroup, by, {"migrate_from_chat_id": chat.id})
    return supergroup


def request_to_join(world: World, chat: Chat, person: User, *, bio: str) -> None:
    """Bots that may invite get the request; `user_chat_id` lets them write to the person for a while."""
    chat.join_requests[person.id] = person
    update = {
        "chat": chat_json(chat),
        "from": user_json(person),
        "user_chat_id": person.id,
        "date": world.now(),
    }
    if bio:
        update["bio"] = bio
    for bot in chat.bots.values():
        if chat.member(bot).has_right("can_invite_users"):
            world.private_chat(bot, person).open_until = world.clock() + JOIN_REQUEST_OPENS.total_seconds()
            bot.queue.put("chat_join_request", update, chat_id=chat.id)
    world.touch(chat)

"""People found groups, bring others and bots in, give rights and take them, leave."""

from dataclasses import replace
from typing import Any

from siman_bot.sandbox.humans.refusals import CannotDoError
from siman_bot.sandbox.humans.request import HumanAct, HumanRequest
from siman_bot.sandbox.memory.accounts import User
from siman_bot.sandbox.memory.chats import Chat, Member
from siman_bot.sandbox.memory.membership import migrate, request_to_join, set_member
from siman_bot.sandbox.memory.shapes import chat_json
from siman_bot.sandbox.memory.topics import open_topic, set_topic_closed
from siman_bot.sandbox.rules import telegram_rules as rules

GROUP_KINDS = frozenset({"group", "supergroup"})


def add_group(request: HumanRequest) -> Any:
    arguments = request.arguments
    kind = arguments.text("kind") or "supergroup"
    if kind not in GROUP_KINDS:
        raise CannotDoError(f"{kind!r} is neither group nor supergroup.")
    if kind == "group" and arguments.boolean("is_forum"):
        raise CannotDoError("Only a supergroup can have topics.", key="topicsInSupergroups")
    chat = request.world.add_group(
        title=request.name("title"),
        creator=request.person(),
        kind=kind,
        is_forum=arguments.boolean("is_forum"),
        username=request.free_username(),
    )
    chat.join_by_request = arguments.boolean("join_by_request")
    return chat_json(chat)


def add(request: HumanRequest) -> Any:
    group, by = _acting(request)
    if not group.allows(by, "can_invite_users"):
        raise CannotDoError(f"{by.name} may not bring anybody into {group.title}.", key="mayNot")
    if group.member(request.user()).is_in:
        raise CannotDoError(f"{request.user().name} is in {group.title} already.", key="inGroupAlready")
    return _set(request, group, Member(user=request.user(), status="member"), by)


def kick(request: HumanRequest) -> Any:
    group, by = _acting(request, "can_restrict_members")
    return _set(request, group, Member(user=request.user(), status="kicked"), by)


def promote(request: HumanRequest) -> Any:
    """Make an administrator; `rights` lists the rights (absent: what the apps tick by default)."""
    group, by = _acting(request, "can_promote_members")
    given = request.names("rights")
    rights = rules.RIGHTS_OF_A_NEW_ADMINISTRATOR if given is None else given | {"can_manage_chat"}
    return _set(request, group, Member(user=request.user(), status="administrator", rights=rights), by)


def demote(request: HumanRequest) -> Any:
    group, by = _acting(request, "can_promote_members")
    return _set(request, group, Member(user=request.user(), status="member"), by)


def restrict(request: HumanRequest) -> Any:
    """Leave a member with the `permissions` listed (absent: none at all)."""
    group, by = _acting(request, "can_restrict_members")
    permissions = request.names("permissions") or frozenset()
    member = Member(user=request.user(), status="restricted", permissions=permissions, is_member=True)
    return _set(request, group, member, by)


def join(request: HumanRequest) -> Any:
    group, person = _acting(request)
    if group.member(person).is_in or group.member(person).status == "kicked":
        raise CannotDoError(f"{person.name} can't join {group.title}.", key="mayNotJoin")
    if group.join_by_request:
        request_to_join(request.world, group, person, bio=request.arguments.text("bio"))
        return chat_json(group)
    return _set(request, group, Member(user=person, status="member"), person)


def leave(request: HumanRequest) -> Any:
    group, person = _acting(request)
    if not group.member(person).is_in:
        raise CannotDoError(f"{person.name} is not in {group.title}.", key="notInGroup")
    return _set(request, group, Member(user=person), person)


def set_permissions(request: HumanRequest) -> Any:
    """What members who are no administrators may do in the group."""
    group, _ = _acting(request, "can_restrict_members")
    group.permissions = request.names("permissions") or frozenset()
    request.world.touch(group)
    return chat_json(group)


def upgrade(request: HumanRequest) -> Any:
    group, by = _acting(request, "can_change_info")
    if group.type != "group":
        raise CannotDoError(f"{group.title} is a supergroup already.", key="supergroupAlready")
    return chat_json(migrate(request.world, group, by=by))


def delete_group(request: HumanRequest) -> Any:
    group, by = _acting(request)
    if group.member(by).status != "creator":
        raise CannotDoError(f"{by.name} did not found {group.title}.", key="mayNot")
    group.deleted = True
    request.world.touch(group)
    return True


def create_topic(request: HumanRequest) -> Any:
    group, by = _acting(request, "can_manage_topics")
    if not group.is_forum:
        raise CannotDoError(f"{group.title} has no topics.", key="noTopics")
    topic = open_topic(request.world, group, by=by, name=request.name("name"))
    return {"message_thread_id": topic.id, "name": topic.name}


def close_topic(request: HumanRequest) -> Any:
    return _set_closed(request, closed=True)


def reopen_topic(request: HumanRequest) -> Any:
    return _set_closed(request, closed=False)


def _set_closed(request: HumanRequest, *, closed: bool) -> bool:
    group, by = _acting(request, "can_manage_topics")
    topic = group.topics.get(request.arguments.integer("topic"))
    if topic is None:
        raise CannotDoError(f"{group.title} has no such topic.", key="topicUnknown")
    set_topic_closed(request.world, group, topic, by=by, closed=closed)
    return True


def _acting(request: HumanRequest, right: str = "") -> tuple[Chat, User]:
    group, person = request.group(), request.person()
    if right and not group.member(person).has_right(right):
        raise CannotDoError(f"{person.name} lacks {right} in {group.title}.", key="mayNot")
    request.acts_in(group)
    return group, person


def _set(request: HumanRequest, group: Chat, member: Member, by: User) -> dict[str, Any]:
    if group.member(member.user).status == "creator":
        raise CannotDoError(f"{member.user.name} founded {group.title}.", key="founderStays")
    set_member(request.world, group, replace(member), by=by)
    return chat_json(group)


ACTS: dict[str, HumanAct] = {
    "add_group": add_group,
    "add": add,
    "kick": kick,
    "promote": promote,
    "demote": demote,
    "restrict": restrict,
    "join": join,
    "leave": leave,
    "set_permissions": set_permissions,
    "migrate": upgrade,
    "delete_group": delete_group,
    "create_topic": create_topic,
    "close_topic": close_topic,
    "reopen_topic": reopen_topic,
}

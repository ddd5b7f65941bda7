"""What is done to groups, as the audit names it."""

from siman_bot.domain.audit import AuditAct


class GroupAct(AuditAct):
    BIND = "group.bind"
    RELEASE = "group.release"
    CHECK = "group.check"
    QUIET = "group.quiet"
    LIST = "group.list"
    LOOK = "group.look"

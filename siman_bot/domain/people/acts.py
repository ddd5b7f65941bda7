"""What is done to members and roles, as the audit names it."""

from siman_bot.domain.audit import AuditAct


class MemberAct(AuditAct):
    LOOK = "member.look"
    LIST = "member.list"
    APPROVE = "member.approve"
    REFUSE = "member.refuse"
    REOPEN = "member.reopen"


class RoleAct(AuditAct):
    GRANT = "role.grant"
    REVOKE = "role.revoke"
    LEAVE = "role.leave"
    LIST = "role.list"
    LOOK = "role.look"

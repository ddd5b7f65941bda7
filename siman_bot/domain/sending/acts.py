"""What is done to broadcasts and to all sending, as the audit names it."""

from siman_bot.domain.audit import AuditAct


class BroadcastAct(AuditAct):
    PAUSE = "broadcast.pause"
    HOLD = "broadcast.hold"
    RESUME = "broadcast.resume"
    CANCEL = "broadcast.cancel"
    RESEND_FAILED = "broadcast.retry"
    ARRIVED = "broadcast.arrived"
    MISSING = "broadcast.missing"
    RESEND = "broadcast.resend"
    EXPORT = "broadcast.export"


class SendingAct(AuditAct):
    STOP = "sending.stop"
    RESUME = "sending.resume"

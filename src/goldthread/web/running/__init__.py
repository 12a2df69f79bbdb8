"""What the command line asks of the running system: one function for each command.

Each starts Django itself, brings the database up to date first, and says what it did by what
it returns; printing and exit codes are the caller's. The demonstration stands in ``demonstration``.
"""

from goldthread.web.backups.refusal import BackupRefusedError
from goldthread.web.running.auditing import HeadsFileError, keep_heads, verify_audit
from goldthread.web.running.authorities import UnknownAuthorityError
from goldthread.web.running.backing_up import back_up, check_backup, restore
from goldthread.web.running.comparators import Compared, compare
from goldthread.web.running.deciding import describe, rebase, set_aside, set_tolerance
from goldthread.web.running.figures import NothingToFillError, Observed, observe, template
from goldthread.web.running.frameworks import Loaded, load
from goldthread.web.running.inviting import UnknownRoleError
from goldthread.web.running.judging import JudgedAgain, judge_again
from goldthread.web.running.preparing import prepare
from goldthread.web.running.reminding import DayDone, remind
from goldthread.web.running.reporting import PackAsked, ReportRefusedError, report
from goldthread.web.running.serving import AddressNotUsableError, serve
from goldthread.web.running.targets import NoSuchMeasureError, set_target
from goldthread.web.running.working import work

__all__ = [
    "AddressNotUsableError",
    "BackupRefusedError",
    "Compared",
    "DayDone",
    "HeadsFileError",
    "JudgedAgain",
    "Loaded",
    "NoSuchMeasureError",
    "NothingToFillError",
    "Observed",
    "PackAsked",
    "ReportRefusedError",
    "UnknownAuthorityError",
    "UnknownRoleError",
    "back_up",
    "check_backup",
    "compare",
    "describe",
    "judge_again",
    "keep_heads",
    "load",
    "observe",
    "prepare",
    "rebase",
    "remind",
    "report",
    "restore",
    "serve",
    "set_aside",
    "set_target",
    "set_tolerance",
    "template",
    "verify_audit",
    "work",
]

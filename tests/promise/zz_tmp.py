import sys, runpy
import tests.promise.prove as P
import tests.promise.acts as A
from opencjg.core.types import NotAllowed
from opencjg.processes.models import OpenStep
from opencjg.desk.services import worries
from opencjg.processes.types import AnswerMissing, AnswerUnknown
from opencjg.processes import services as processes
old_assign, old_finish, old_end = A.assign, A.finish_step, worries._end_contact
def assign(*, step, **k):
    c = OpenStep.objects.filter(id=step).values_list("code", flat=True).first()
    if c not in (None, "MS-3"): raise NotAllowed("step_gone")
    return old_assign(step=step, **k)
def finish_step(*, step, **k):
    c = OpenStep.objects.filter(id=step).values_list("code", flat=True).first()
    if c == "IA-2a": raise NotAllowed("hand_over_instead")
    return old_finish(step=step, **k)
def to_call_in(code): return None
A.assign, A.finish_step, worries._to_call_in = assign, finish_step, to_call_in
sys.exit(P.main(sys.argv[1:]))

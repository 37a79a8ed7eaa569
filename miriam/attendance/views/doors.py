"""The door of a session's list: it opens her group and her own women's names, and a form that went
through it leaves nothing but what stands on the list.
"""

from miriam.access.gate import requires
from miriam.attendance.acts import TO_KEEP_LIST
from miriam.attendance.permissions import KEEP_LIST
from miriam.attendance.selectors import pages

keeps_list = requires(KEEP_LIST, opens=pages.opens_list, purpose=TO_KEEP_LIST, repeatable=True)

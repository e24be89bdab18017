"""Who may write: everybody where the server listens on this machine alone, elsewhere nobody unless it is opened.

Asked again by every action, not only when its button is drawn.
"""

from __future__ import annotations

import ipaddress
import os
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from views import session
from views.language import Words


def may_edit() -> bool:
    """Whether this server lets its visitors load, undo and answer."""
    return is_loopback(st.get_option("server.address")) or os.environ.get("MINGZHANG_EDIT") == "1"


@contextmanager
def acting(say: Words) -> Iterator[None]:
    """Around whatever writes: raises LoadRefusedError, in the language of the page, where nobody may or it can't."""
    if not may_edit():
        raise session.LoadRefusedError(say("rights.closed"))
    with session.refusals(say):
        yield


def is_loopback(address: object) -> bool:
    """Whether a server that listens on this address is reached from its own machine alone; no address is every one."""
    text = str(address or "").strip("[]").lower()
    try:
        return text == "localhost" or ipaddress.ip_address(text).is_loopback
    except ValueError:
        return False

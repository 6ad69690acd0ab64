"""Questions to the ledger, answered in frozen structs: nothing here prints, nothing here decides who is right."""

from servanda.views.agreements import Agreements, agreements
from servanda.views.brief import Brief, Section, brief
from servanda.views.conflicts import Card, Conflicts, conflicts, reopen, settle
from servanda.views.gaps import Gaps, gaps
from servanda.views.indicators import Indicators, Series, indicators
from servanda.views.missing import Gap
from servanda.views.model import Entry, Line, Moment, Source
from servanda.views.names import actor_code, actor_name
from servanda.views.owed import Owed, OwedItem, owed
from servanda.views.relation import Relation, relation
from servanda.views.search import Found, Search, search
from servanda.views.show import Shown, ShownDocument, show, show_document
from servanda.views.timeline import Timeline, timeline

__all__ = [
    "Agreements",
    "Brief",
    "Card",
    "Conflicts",
    "Entry",
    "Found",
    "Gap",
    "Gaps",
    "Indicators",
    "Line",
    "Moment",
    "Owed",
    "OwedItem",
    "Relation",
    "Search",
    "Section",
    "Series",
    "Shown",
    "ShownDocument",
    "Source",
    "Timeline",
    "actor_code",
    "actor_name",
    "agreements",
    "brief",
    "conflicts",
    "gaps",
    "indicators",
    "owed",
    "relation",
    "reopen",
    "search",
    "settle",
    "show",
    "show_document",
    "timeline",
]

"""How curated rows keep their past."""

from typing import TypeVar

import pghistory
from django.db import models

M = TypeVar("M", bound=type[models.Model])


def tracked(model: M) -> M:
    """Keep each version of the model's rows, whoever writes them: triggers see bulk updates and raw SQL
    too.
    """
    # Trackers remember the model they were first used on, so each model gets its own.
    track = pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
    return track(model)

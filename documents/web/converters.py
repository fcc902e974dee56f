"""The parts of addresses that name something; what does not fit never reaches the database."""

from django.urls.converters import IntConverter, StringConverter


class CodeConverter(StringConverter):
    """A code such as ``CN-440100`` or ``government-services``."""

    regex = "[A-Za-z0-9-]{1,64}"


class SlugConverter(StringConverter):
    """A permanent name of a policy or a body."""

    regex = "[-a-zA-Z0-9_]{1,160}"


class RowConverter(IntConverter):
    """A row's number, within what the database can hold."""

    regex = "[0-9]{1,18}"

"""From an address or bytes to text. Pure: no Django, no Celery, no clock of its own.

The way through this package is the way of a source: ``address`` gives the one form under which an
address is known, ``guard`` decides which machines may be reached, ``fetch`` brings the bytes, ``decode``
turns bytes into characters, and ``parse`` picks the format's parser (``html``, ``plain``) and returns the
text that everything later quotes. Whatever cannot be done ends in a ``SourceError`` whose message is one
sentence that an editor can act on.

To add a format, write one module beside ``html.py`` with a ``VERSION`` and a ``parse_<format>`` function,
and add one row to ``parse.FORMATS``; ``parse.py`` says what the function is given and what it owes.
"""

"""The form by which a reader says what is wrong, and what tells a person from a program that fills it in."""

import ipaddress
import time
from typing import Any

from axes.helpers import get_client_ip_address
from django import forms
from django.core.signing import BadSignature, Signer
from django.core.validators import URLValidator
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.models.error_report import LONGEST_WORDS
from documents.naming import name
from documents.vocabulary import ReportSubject

#: Quicker than this nobody reads a form and writes a sentence.
QUICKEST_SECONDS = 3
#: A form may stand open for a day; then it is signed anew.
OLDEST_SECONDS = 24 * 3600
#: Fewer characters say nothing that an editor could check.
SHORTEST_WORDS = 5
#: A provider gives a household this much of an IPv6 address; the rest changes at will.
_HOUSEHOLD_BITS = 64
_SALT = "documents.web.report"
_SIGNER = Signer(salt=_SALT)


def stamp(about: str) -> str:
    """Return a signed note of when the form about something was given out."""
    return _SIGNER.sign(f"{about}|{int(time.time())}")


def age(value: str, about: str) -> int | None:
    """Return how many seconds ago the form was given out; nothing where the note is not ours."""
    try:
        signed, _bar, given_out = _SIGNER.unsign(value).rpartition("|")
    except BadSignature:
        return None
    return int(time.time()) - int(given_out) if signed == about else None


def sender(request: HttpRequest) -> str:
    """Return what tells one network address from another without naming it."""
    address = get_client_ip_address(request) or ""
    try:
        number = ipaddress.ip_address(address)
    except ValueError:
        network = address
    else:
        bits = _HOUSEHOLD_BITS if isinstance(number, ipaddress.IPv6Address) else ipaddress.IPV4LENGTH
        network = str(ipaddress.ip_network((number, bits), strict=False))
    return salted_hmac(_SALT, network, algorithm="sha256").hexdigest()


class ReportForm(forms.Form):
    """What is wrong, in the reader's words; ``website`` is a trap that people do not see."""

    subject = forms.ChoiceField(label=gettext_lazy("What is wrong?"))
    words = forms.CharField(
        label=gettext_lazy("What does it say, and what should it say?"),
        min_length=SHORTEST_WORDS,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    link = forms.URLField(
        label=gettext_lazy("A page that shows it (optional)"),
        required=False,
        max_length=500,
        assume_scheme="https",
        validators=[URLValidator(schemes=["http", "https"])],
    )
    email = forms.EmailField(
        label=gettext_lazy("Your e-mail, if we may ask back (optional)"),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    website = forms.CharField(
        label=gettext_lazy("Leave this empty"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )
    stamp = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, about: str, **kwargs: Any) -> None:
        """Make a form about one policy or text, signed now unless it was given out within the day."""
        super().__init__(*args, **kwargs)
        self.about = about
        choices = [("", _("Please choose")), *((term.value, name(term)) for term in ReportSubject)]
        self.fields["subject"].choices = choices  # type: ignore[attr-defined]
        self.fields["stamp"].initial = stamp(about)
        self._age = age(self.data.get("stamp", ""), about) if self.is_bound else None
        if self.is_bound and not self._fresh:
            posted: Any = self.data
            posted = posted.copy()
            posted["stamp"] = stamp(about)
            self.data = posted

    @property
    def _fresh(self) -> bool:
        return self._age is not None and 0 <= self._age <= OLDEST_SECONDS

    def clean_website(self) -> str:
        """Refuse what only a program fills in; a person is told."""
        if self.cleaned_data["website"]:
            raise forms.ValidationError(_("This field is a trap for programs: please leave it empty."))
        return ""

    def clean(self) -> dict[str, Any]:
        """Refuse a form that was sent at once, or that is not from here or too old; what was typed stays."""
        data = super().clean() or {}
        if not self._fresh:
            raise forms.ValidationError(_("This form was open for too long: please send it again."))
        if self._age is not None and self._age < QUICKEST_SECONDS:
            raise forms.ValidationError(
                _("This was sent within moments, as programs do: please wait a little and send it again.")
            )
        return data

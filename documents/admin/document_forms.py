"""The form by which an editor adds a text: a file, an address, or pasted words."""

from typing import Any

from django import forms

from documents.models import Document
from documents.services import intake
from documents.services.decisions import Person
from documents.services.intake import Registration
from documents.sources.media import MAX_BYTES
from documents.vocabulary import DocumentOrigin


class AddForm(forms.Form):
    """One text by one of three ways; where it was published is optional."""

    file = forms.FileField(
        required=False,
        allow_empty_file=True,
        help_text=f"HTML or plain text, up to {MAX_BYTES // 1_000_000} MB.",
    )
    address = forms.CharField(
        required=False,
        max_length=2100,
        label="Address",
        help_text="A worker fetches the page.",
        widget=forms.URLInput(attrs={"placeholder": "https://"}),
    )
    words = forms.CharField(
        required=False,
        label="Text",
        widget=forms.Textarea(attrs={"rows": 10}),
        strip=False,
        help_text="Paste it here.",
    )
    title = forms.CharField(
        required=False, max_length=500, help_text="Of a file or a pasted text, if it has one."
    )
    came_from = forms.CharField(
        required=False,
        max_length=2100,
        label="Found at",
        help_text="Where a file or a pasted text was published.",
        widget=forms.URLInput(attrs={"placeholder": "https://"}),
    )
    published = forms.CharField(
        required=False,
        max_length=32,
        label="Page’s own date",
        help_text="2020-04-08, 2020-04 or 2020; never the date of an act in it.",
    )

    def clean(self) -> dict[str, Any]:
        """Ask for exactly one text."""
        data = super().clean() or {}
        given = [
            name
            for name in ("file", "address", "words")
            if data.get(name) is not None and data.get(name) != ""
        ]
        if not given and not self.errors:
            raise forms.ValidationError("Choose a file, write an address, or paste a text.")
        if len(given) > 1:
            raise forms.ValidationError("Give one text at a time: a file, an address, or a pasted text.")
        return data

    def register(self, by: Person) -> Registration:
        """Register the text; raises what ``intake`` raises."""
        data = self.cleaned_data
        if data["address"]:
            return intake.register_address(url=data["address"], published=data["published"], by=by)
        about = {"title": data["title"], "url": data["came_from"], "published": data["published"], "by": by}
        if data["words"]:
            return intake.register_bytes(
                data=data["words"].replace("\r\n", "\n").encode("utf-8", "replace"),
                name="",
                origin=DocumentOrigin.PASTE,
                content_type="text/plain; charset=utf-8",
                **about,
            )
        file = data["file"]
        return intake.register_bytes(
            data=file.read(),
            name=file.name[: Document._meta.get_field("name").max_length],
            origin=DocumentOrigin.UPLOAD,
            content_type=file.content_type or "",
            **about,
        )

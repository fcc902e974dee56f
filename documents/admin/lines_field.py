"""A field for a list of words, one a line: a comma may stand within a name."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError


class LinesField(forms.Field):
    """A list of words typed one a line; spaces around them and empty lines do not count."""

    widget = forms.Textarea

    def __init__(self, *, longest: int | None, **kwargs: Any) -> None:
        """Remember how long a line may be."""
        super().__init__(**{"widget": forms.Textarea(attrs={"rows": 6, "cols": 50}), **kwargs})
        self.longest = longest

    def prepare_value(self, value: Any) -> Any:
        """Return the words as lines."""
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> list[str]:
        """Return the lines as words, each once."""
        lines = value if isinstance(value, list) else str(value or "").splitlines()
        words = list(dict.fromkeys(" ".join(line.split()) for line in lines if line.strip()))
        long = [word for word in words if self.longest and len(word) > self.longest]
        if long:
            raise ValidationError(f"“{long[0]:.40}…” has more than {self.longest} characters: shorten it.")
        return words

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Tell whether other words were typed."""
        try:
            return list(initial or []) != self.to_python(data)
        except ValidationError:
            return True

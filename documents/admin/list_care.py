"""The care of a list in the admin: entries replaced by others, and the texts that their words touch."""

from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.contrib.admin.widgets import AutocompleteSelect
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.views.decorators.http import require_POST

from documents.admin import rights
from documents.admin.lines_field import LinesField
from documents.models import Replacement
from documents.services.errors import Refused
from documents.services.lists import links, replacing, touched

#: Refusals told one by one after texts were run again.
TOLD = 10
#: Columns of a single name.
NAMES = ("name_en", "name_zh", "label_en", "label_zh")


class WordsForm(forms.Form):
    """The words to look for in the stored texts, one a line."""

    words = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 6, "cols": 50}),
        max_length=10_000,
        help_text="One a line. Latin words count as whole words, capitals and small letters alike.",
    )

    def listed(self) -> list[str]:
        """Return the words as they were typed."""
        return [line.strip() for line in str(self.cleaned_data["words"]).splitlines() if line.strip()]


def _changed_words(form: Any, columns: tuple[str, ...]) -> set[str]:
    """Return the words that came or went in the columns that hold names."""
    changed: set[str] = set()
    for column in {*columns, *NAMES} & set(form.changed_data):
        old, new = form.initial.get(column), form.cleaned_data.get(column)
        changed |= _listed(old) ^ _listed(new)
    return changed


def _listed(value: str | list[str] | None) -> set[str]:
    return {value} - {""} if isinstance(value, str) else set(value or [])


class ListAdmin(rights.CurationAdmin):
    """A list whose entries may be replaced by others; ``words_of`` says which words name an entry."""

    change_form_template = "admin/documents/list/change_form.html"

    class Media:
        """The names of the boxes in which entries are looked up."""

        js = ("admin/js/vendor/jquery/jquery.js", "admin/js/jquery.init.js", "admin-review/select-names.js")

    #: Columns of words; a change of them shows which texts it touches.
    word_fields: ClassVar[tuple[str, ...]] = ()

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Return the field of a column; words stand one a line."""
        if isinstance(db_field, ArrayField):
            label = str(db_field.verbose_name).capitalize()
            longest = db_field.base_field.max_length
            return LinesField(longest=longest, required=False, label=label, help_text="One a line.")
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def words_of(self, entry: Any) -> list[str]:
        """Return the words that name an entry."""
        return [word for name in self.word_fields for word in getattr(entry, name)]

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        """Return the entries found; fields that offer entries offer none that was replaced."""
        if request.path.endswith("/autocomplete/"):
            queryset = queryset.filter(replaced_by=None)
        return super().get_search_results(request, queryset, search_term)

    def get_urls(self) -> list[URLPattern]:
        """Return the pages, with those of the care of the list."""
        view, name = self.admin_site.admin_view, f"documents_{self.opts.model_name}"
        own = [
            path("<int:pk>/replace/", view(self.replace_view), name=f"{name}_replace"),
            path("<int:pk>/texts/", view(self.texts_view), name=f"{name}_texts"),
            path(
                "<int:pk>/texts/run-again/",
                view(require_POST(self.run_again_view)),
                name=f"{name}_run_again",
            ),
            path(
                "replacement/<int:pk>/take-back/",
                view(require_POST(self.take_back_view)),
                name=f"{name}_take_back",
            ),
        ]
        return [*own, *super().get_urls()]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> Any:
        """Add the addresses of the care of the list, and what was replaced."""
        entry = kwargs.get("obj")
        if entry is not None:
            context["care"] = self._addresses(entry)
            context["replacements"] = self._told(entry)
            context["may_publish"] = rights.may_publish(request)
        return super().render_change_form(request, context, *args, **kwargs)

    def _addresses(self, entry: Any) -> dict[str, str]:
        return {
            page: reverse(f"admin:documents_{self.opts.model_name}_{page}", args=[entry.pk])
            for page in ("replace", "texts", "run_again")
        }

    def _told(self, entry: Any) -> list[dict[str, Any]]:
        rows = replacing.of(entry=entry)
        entries = self.model._default_manager.in_bulk({key for row in rows for key in (row.old, row.new)})
        take_back = f"admin:documents_{self.opts.model_name}_take_back"
        return [
            {
                "row": row,
                "old": entries.get(row.old),
                "new": entries.get(row.new),
                "take_back": reverse(take_back, args=[row.pk]),
            }
            for row in rows
        ]

    # Replacing

    def replace_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show what replacing an entry would do; do it when it is confirmed."""
        if not rights.may_publish(request):
            raise PermissionDenied
        entry = self.model._default_manager.filter(pk=pk).first()
        if entry is None:
            return rights.gone(request, self.opts)
        form = self._replace_form(request)
        heir = form.cleaned_data["heir"] if form.is_bound and form.is_valid() else None
        if request.method == "POST" and heir is not None:
            try:
                replacing.replace(
                    old=entry, new=heir, reason=form.cleaned_data["reason"], by=rights.person(request)
                )
                messages.success(request, f"“{entry}” was replaced by “{heir}”.")
                return HttpResponseRedirect(reverse(self._change_name(), args=[heir.pk]))
            except Refused as refusal:
                messages.error(request, str(refusal))
        context = {
            "title": f"Replace “{entry}”",
            "entry": entry,
            "form": form,
            "heir": heir,
            "preview": replacing.preview(old=entry, new=heir),
        }
        return self._page(request, "replace", context)

    def _replace_form(self, request: HttpRequest) -> forms.Form:
        entries = self.model._default_manager.filter(replaced_by=None)
        column = self.model._meta.get_field("replaced_by")

        class ReplaceForm(forms.Form):
            """What stands in the entry's place, and why."""

            heir = forms.ModelChoiceField(
                entries, label="Replaced by", widget=AutocompleteSelect(column, self.admin_site)
            )
            reason = forms.CharField(
                max_length=1000,
                required=request.method == "POST",
                widget=forms.TextInput(attrs={"size": 60}),
            )

        if request.method == "POST":
            return ReplaceForm(request.POST)
        return ReplaceForm(request.GET if request.GET.get("heir") else None)

    def take_back_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Take a replacement back and return to the entry that it was about."""
        if not rights.may_publish(request):
            raise PermissionDenied
        kind = next(kind for kind, model in links.MODELS.items() if model is self.model)
        row = Replacement.objects.filter(pk=pk, kind=kind).first()
        if row is None:
            return rights.gone(request, self.opts)
        try:
            replacing.undo(replacement=row, by=rights.person(request))
            messages.success(request, "Taken back: the records name the old entry again.")
        except Refused as refusal:
            messages.error(request, str(refusal))
        return HttpResponseRedirect(reverse(self._change_name(), args=[row.old]))

    def _change_name(self) -> str:
        return f"admin:documents_{self.opts.model_name}_change"

    # Texts

    def texts_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show which stored texts hold the words of an entry, or other words."""
        entry = self._to_curate(request, pk)
        if entry is None:
            return rights.gone(request, self.opts)
        given = request.GET if "words" in request.GET else {"words": "\n".join(self.words_of(entry))}
        form, found = WordsForm(given), None
        if form.is_valid():
            try:
                found = touched.find(words=form.listed())
            except Refused as refusal:
                form.add_error("words", str(refusal))
        context = {
            "title": f"Texts that “{entry}” touches",
            "entry": entry,
            "form": form,
            "found": found,
            "most": touched.MOST,
            "run_again": self._addresses(entry)["run_again"],
        }
        return self._page(request, "texts", context)

    def run_again_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Send the texts that hold the words through extraction again."""
        entry = self._to_curate(request, pk)
        if entry is None:
            return rights.gone(request, self.opts)
        form = WordsForm(request.POST)
        back = reverse(self._change_name(), args=[pk])
        if not form.is_valid():
            messages.error(request, "Write the words to look for.")
            return HttpResponseRedirect(back)
        try:
            sent, refused = touched.run_again(words=form.listed(), by=rights.person(request))
        except Refused as refusal:
            messages.error(request, str(refusal))
            return HttpResponseRedirect(back)
        messages.success(request, f"{sent} on the way again.")
        for told in refused[:TOLD]:
            messages.warning(request, told)
        if len(refused) > TOLD:
            messages.warning(request, f"{len(refused) - TOLD} more were not sent.")
        return HttpResponseRedirect(back)

    def _to_curate(self, request: HttpRequest, pk: int) -> Any:
        if not rights.may_curate(request):
            raise PermissionDenied
        return self.model._default_manager.filter(pk=pk).first()

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Save, and tell which stored texts a change of words touches."""
        super().save_related(request, form, formsets, change)
        words = sorted(_changed_words(form, self.word_fields) | self._changed_names(formsets))
        if words:
            self._tell_touched(request, form.instance, words[: touched.MOST_WORDS])

    def _changed_names(self, formsets: Any) -> set[str]:
        """Return the names that came, went or changed in the rows below the entry."""
        rows = [row for formset in formsets for row in (*formset.new_objects, *formset.deleted_objects)]
        rows += [row for formset in formsets for row, _ in formset.changed_objects]
        return {row.name for row in rows if hasattr(row, "name")}

    def _tell_touched(self, request: HttpRequest, entry: Any, words: list[str]) -> None:
        try:
            count = touched.find(words=words).count
        except Refused:
            return
        address = f"{self._addresses(entry)['texts']}?{urlencode({'words': chr(10).join(words)})}"
        messages.info(
            request,
            format_html(
                '{} stored texts hold the words that changed: <a href="{}">look, and run them again</a>.',
                count,
                address,
            ),
        )

    def _page(self, request: HttpRequest, name: str, context: dict[str, Any]) -> HttpResponse:
        request.current_app = self.admin_site.name
        shared = {**self.admin_site.each_context(request), "opts": self.opts, "media": self.media}
        if "form" in context:
            shared["media"] = self.media + context["form"].media
        return TemplateResponse(request, f"admin/documents/list/{name}.html", {**shared, **context})

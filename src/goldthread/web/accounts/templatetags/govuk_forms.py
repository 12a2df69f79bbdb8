"""Tags for forms: a field with its label, hint and error as GOV.UK has them."""

from __future__ import annotations

from typing import Any

from django import forms, template
from django.forms.boundfield import BoundField

register = template.Library()

_CLASSES = {
    forms.DateInput: "govuk-input govuk-input--width-10",
    forms.Textarea: "govuk-textarea",
    forms.FileInput: "govuk-file-upload",
    forms.RadioSelect: "govuk-radios__input",
    forms.Select: "govuk-select",
    forms.CheckboxInput: "govuk-checkboxes__input",
}


@register.inclusion_tag("accounts/parts/field.html")
def govuk_field(field: BoundField) -> dict[str, Any]:
    """A field with its label, hint and errors, tied together for those who hear the page.

    A widget that names its own class keeps it: a name of many words needs the whole width.
    """
    widget = field.field.widget
    css = widget.attrs.get("class") or next(
        (name for kind, name in _CLASSES.items() if isinstance(widget, kind)),
        "govuk-input govuk-input--width-20",
    )
    told = [f"{field.auto_id}-hint"] if field.help_text else []
    told += [f"{field.auto_id}-error"] if field.errors else []
    attributes: dict[str, str | bool] = {"class": css}
    if field.errors:
        attributes["class"] = f"{css} {css.split()[0]}--error"
    if told:
        attributes["aria-describedby"] = " ".join(told)
    if isinstance(widget, forms.RadioSelect):
        # Each choice is a control of its own; what is told of them stands with their group.
        widget.attrs["class"] = css
        return {"field": field, "choices": list(field), "told": " ".join(told)}
    if isinstance(widget, forms.PasswordInput | forms.EmailInput | forms.TextInput):
        # A placeholder is gone once something is typed; the label says the same and stays.
        widget.attrs.pop("placeholder", None)
    return {
        "field": field,
        "control": field.as_widget(attrs=attributes),
        "is_checkbox": isinstance(widget, forms.CheckboxInput),
    }


@register.inclusion_tag("accounts/parts/errors.html")
def govuk_errors(form: forms.BaseForm) -> dict[str, Any]:
    """What is wrong with a form, on top of its page, each leading to its field."""
    first = next((field.auto_id for field in form if not field.is_hidden), "main")
    hidden = [error for field in form.hidden_fields() for error in field.errors]
    return {
        "form": form,
        "first": first,
        "of_no_field": [*form.non_field_errors(), *hidden],
        "fields": [field for field in form.visible_fields() if field.errors],
    }

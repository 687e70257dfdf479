from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

PRODUCTS = ["定期存款", "理财产品", "基金", "保险", "贵金属", "个人贷款", "信用卡", "手机银行", "其他"]
RATINGS = [("1", _("Poor")), ("2", _("Weak")), ("3", _("Fair")), ("4", _("Good")), ("5", _("Excellent"))]


class SampleForm(forms.Form):
    """One field of each kind."""

    sold_on = forms.DateField(
        label=_("Sold on"), widget=forms.DateInput(attrs={"type": "date"}), help_text=_("Not after today")
    )
    receiver = forms.ChoiceField(label=_("Receiver"), choices=[("1", "李娜 · 4"), ("2", "张浩然 · 9")])
    note = forms.CharField(label=_("Note"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    agreed = forms.BooleanField(label=_("Both agree to the split"), required=False)
    product = forms.ChoiceField(
        label=_("Product"), choices=list(enumerate(PRODUCTS)), initial=1, widget=forms.RadioSelect
    )
    potential = forms.ChoiceField(
        label=_("Potential"), choices=[(letter, letter) for letter in "ABC"], initial="B", widget=forms.RadioSelect
    )
    rating = forms.ChoiceField(label=_("Rating"), choices=RATINGS, initial="4", widget=forms.RadioSelect)


class DayForm(forms.Form):
    """A day beside which chips stand, and a choice within a sentence."""

    on = forms.DateField(label=_("Sold on"), widget=forms.DateInput(attrs={"type": "date"}))
    period = forms.ChoiceField(label=_("Period"), choices=[("1", "本月"), ("2", "上月")])


class RefusedForm(forms.Form):
    """A form that is always refused, to show how it looks then."""

    name = forms.CharField(label=_("Name"), error_messages={"required": _("Type the customer's name.")})
    phone = forms.CharField(label=_("Phone"))
    amount = forms.DecimalField(
        label=_("Estimated amount"), help_text=_("In yuan"), widget=forms.TextInput(attrs={"inputmode": "decimal"})
    )
    reason = forms.ChoiceField(
        label=_("Reason"),
        choices=[("1", "不是我的客户"), ("2", "客户无意向"), ("3", "信息不够")],
        widget=forms.RadioSelect,
    )

    def clean_phone(self) -> str:
        """Always one digit short."""
        raise ValidationError(_("This is not a phone number. Write a mobile number, or a landline with its area code."))

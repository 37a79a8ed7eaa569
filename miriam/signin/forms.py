"""What is typed to sign in, arrive, keep one's account and invite colleagues."""

import json
from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from miriam.access.domain import Gender, Role
from miriam.access.models import Account
from miriam.access.pages import words
from miriam.core.refusals import Refused
from miriam.look.forms import ChipRadios, Refusable, WrittenOnce
from miriam.look.typed import NameField
from miriam.signin.pages import destination
from miriam.signin.services import attempts, passkeys, passwords, typed_codes

LONG_ENOUGH = _(
    "Au moins 12 signes. Quatre ou cinq mots sans lien entre eux se retiennent bien et se "
    "devinent mal. Un gestionnaire de mots de passe peut en choisir un pour vous."
)

NOT_RECOGNISED = _("Cette clé d’accès n’a pas été reconnue. Essayez encore une fois.")
MOST_ANSWERED = 20_000


class PasswordField(forms.CharField):
    """A password as typed: spaces belong to it."""

    def __init__(self, *, known: bool, **kwargs: Any) -> None:
        autocomplete = "current-password" if known else "new-password"
        widget = forms.PasswordInput(attrs={"autocomplete": autocomplete})
        super().__init__(strip=False, max_length=200, widget=widget, **kwargs)


class SignInForm(Refusable, forms.Form):
    """Name, password, and whose device this is."""

    name = forms.CharField(
        label=_("Adresse e-mail du travail"),
        help_text=_("Ou le nom d’utilisateur qu’on vous a donné."),
        max_length=254,
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    password = PasswordField(known=True, label=_("Mot de passe"))
    afterwards = forms.CharField(required=False, widget=forms.HiddenInput)
    shared_device = forms.BooleanField(
        label=_("C’est un appareil partagé"),
        help_text=_("Après 15 minutes sans rien faire, le mot de passe sera redemandé."),
        required=False,
    )

    def clean_afterwards(self) -> str:
        return destination.read(self.cleaned_data["afterwards"])


def code_field(**kwargs: Any) -> forms.CharField:
    """A code that serves once, as typed."""
    return forms.CharField(
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
        **kwargs,
    )


class CodeForm(Refusable, forms.Form):
    """The code that the application on the phone shows, or one of the codes on paper."""

    factor: Authenticator
    code = code_field(
        label=_("Code"),
        help_text=_("Les six chiffres de votre application, ou un de vos codes sur papier."),
    )

    def __init__(self, *args: Any, user: Account, **kwargs: Any) -> None:
        self.user = user
        super().__init__(*args, **kwargs)

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        factor = typed_codes.recognise(self.user, code)
        if factor is None:
            raise get_adapter().validation_error("incorrect_code")
        self.factor = factor
        return code


class AnswerField(forms.CharField):
    """What a device answered, put here by the browser; nobody types it."""

    widget = forms.HiddenInput

    def __init__(self) -> None:
        super().__init__(max_length=MOST_ANSWERED)

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        try:
            read = json.loads(text) if text else {}
        except (ValueError, RecursionError):
            return {}
        return read if isinstance(read, dict) else {}


class PasskeyForm(Refusable, forms.Form):
    """What the passkey answered."""

    factor: Authenticator
    credential = AnswerField()

    def __init__(self, *args: Any, user: Account, **kwargs: Any) -> None:
        self.user = user
        super().__init__(*args, **kwargs)

    def clean_credential(self) -> dict[str, Any]:
        answer: dict[str, Any] = self.cleaned_data["credential"]
        factor = passkeys.recognise(self.user, answer)
        if factor is None:
            raise forms.ValidationError(NOT_RECOGNISED)
        self.factor = factor
        return answer


def _demand_hers(request: HttpRequest, account: Account, password: str, otherwise: str) -> None:
    """Refuse what is not her password; an open session lets nobody guess faster than the door."""
    try:
        attempt = attempts.Attempt(request, attempts.PASSWORD, account.sign_in_name)
    except Refused as refused:
        raise forms.ValidationError(str(refused.sentence)) from refused
    if not passwords.is_hers(account, password):
        raise forms.ValidationError(otherwise)
    attempt.succeeded()


class OwnPasswordForm(Refusable, forms.Form):
    """Her password again, before something that touches her keys."""

    password = PasswordField(known=True, label=_("Votre mot de passe"))

    def __init__(self, request: HttpRequest, *, account: Account) -> None:
        self.request, self.account = request, account
        super().__init__(request.POST or None)

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        otherwise = _("Ce n’est pas votre mot de passe.")
        _demand_hers(self.request, self.account, password, str(otherwise))
        return password


class ProvenForm(OwnPasswordForm, WrittenOnce):
    """Her password again, before something that cannot be taken back; done a single time."""

    aside = (*WrittenOnce.aside, "password")


class LinkForm(OwnPasswordForm):
    """How a one-time address reaches somebody, and her password who sends it."""

    how = forms.ChoiceField(
        label=_("Comment ce lien lui parvient"),
        choices=[("mail", _("par e-mail")), ("hand", _("montré ici, à remettre"))],
        widget=ChipRadios,
        initial="mail",
    )
    field_order = ["how", "password"]

    def __init__(self, request: HttpRequest, *, account: Account, by_mail_only: bool) -> None:
        super().__init__(request, account=account)
        if by_mail_only:
            del self.fields["how"]

    @property
    def in_hand(self) -> bool:
        """Whether the page is to show it."""
        return bool(self.cleaned_data.get("how") == "hand")


class AcceptForm(ProvenForm):
    """The code that the centre handed over, and her password."""

    code = forms.CharField(
        label=_("Code du centre"),
        help_text=_("Huit signes, que l’administration du centre vous donne de vive voix."),
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )
    field_order = ["code", "password"]


class NewPasswordForm(Refusable, forms.Form):
    """A password, twice."""

    password = PasswordField(known=False, label=_("Nouveau mot de passe"), help_text=LONG_ENOUGH)
    again = PasswordField(known=False, label=_("Encore une fois le nouveau mot de passe"))

    def __init__(self, *args: Any, account: Account, **kwargs: Any) -> None:
        self.account = account
        super().__init__(*args, **kwargs)

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        validate_password(password, self.account)
        return password

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if "password" in typed and "again" in typed and typed["password"] != typed["again"]:
            self.add_error("again", _("Les deux mots de passe ne sont pas les mêmes."))
        return typed


class ChangePasswordForm(NewPasswordForm):
    """The present password, and another one twice."""

    old = PasswordField(known=True, label=_("Mot de passe actuel"))
    field_order = ["old", "password", "again"]

    def __init__(self, request: HttpRequest, *, account: Account) -> None:
        self.request = request
        super().__init__(request.POST or None, account=account)

    def clean_old(self) -> str:
        old: str = self.cleaned_data["old"]
        otherwise = _("Ce n’est pas votre mot de passe actuel.")
        _demand_hers(self.request, self.account, old, str(otherwise))
        return old


def recovery_code_field(**kwargs: Any) -> forms.CharField:
    """The printed code, as typed: spaces, hyphens and small letters do not matter."""
    return forms.CharField(
        label=_("Code de récupération"),
        max_length=60,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
        **kwargs,
    )


class ResetForm(NewPasswordForm):
    """Another password, and the printed code when it is at hand."""

    code = recovery_code_field(
        required=False,
        help_text=_("Les six groupes de quatre signes que vous avez imprimés ou notés."),
    )
    without_code = forms.BooleanField(label=_("Je n’ai plus ce code"), required=False)
    field_order = ["code", "without_code", "password", "again"]

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        needed = bool(self.account.holder) and not typed.get("without_code")
        if needed and not typed.get("code"):
            self.add_error("code", _("Écrivez le code, ou cochez la case si vous ne l’avez plus."))
        return typed


class LostKeyForm(WrittenOnce):
    """The printed code that turned up."""

    code = recovery_code_field()


class ForgottenForm(Refusable, forms.Form):
    """Whose password is lost."""

    name = SignInForm.base_fields["name"]


class ApplicationForm(Refusable, forms.Form):
    """The first code that the application on the phone shows."""

    counter: int
    code = code_field(label=_("Code affiché par l’application"))

    def __init__(self, *args: Any, secret: str, **kwargs: Any) -> None:
        self.secret = secret
        super().__init__(*args, **kwargs)

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        counter = typed_codes.counter_of(self.secret, code)
        if counter is None:
            raise get_adapter().validation_error("incorrect_code")
        self.counter = counter
        return code


class NewPasskeyForm(Refusable, forms.Form):
    """A passkey and the name by which one recognises it."""

    name = NameField(
        label=_("Nom de cette clé d’accès"),
        help_text=_("Par exemple « mon téléphone » ou « clé USB du bureau »."),
        max_length=60,
        required=False,
    )
    credential = AnswerField()

    def __init__(self, *args: Any, user: Account, **kwargs: Any) -> None:
        self.user = user
        super().__init__(*args, **kwargs)

    def clean_name(self) -> str:
        typed: str = self.cleaned_data["name"]
        kind = Authenticator.Type.WEBAUTHN
        return typed or str(get_adapter().generate_authenticator_name(self.user, kind))

    def clean_credential(self) -> dict[str, Any]:
        answer: dict[str, Any] = self.cleaned_data["credential"]
        if not passkeys.is_made(answer):
            raise forms.ValidationError(NOT_RECOGNISED)
        return answer


class AccountForm(WrittenOnce):
    """What others read of her, and the language of her pages."""

    name = NameField(
        label=_("Nom"),
        help_text=_("Celui sous lequel on vous connaît ici."),
        max_length=120,
    )
    gender = forms.ChoiceField(
        label=_("On dit de vous"),
        choices=[(gender, words.GENDERS[gender]) for gender in Gender],
        widget=ChipRadios,
    )
    language = forms.ChoiceField(
        label=_("Langue"),
        choices=[("fr", "Français"), ("nl", "Nederlands")],
        widget=ChipRadios,
    )


class InvitationForm(WrittenOnce):
    """Who joins the centre, and for which work."""

    name = NameField(label=_("Prénom et nom"), max_length=120)
    # Some signs less than a sign-in name: an account apart has the address and a number.
    email = forms.EmailField(label=_("Adresse e-mail du travail"), max_length=250)
    role = forms.ChoiceField(
        label=_("Fonction"), choices=[(role, words.ROLES[role]) for role in Role]
    )
    language = forms.ChoiceField(
        label=_("Langue de l’invitation"),
        choices=[("fr", "Français"), ("nl", "Nederlands")],
        widget=ChipRadios,
        initial="fr",
    )

"""The installation: who can read its files, its secret, its settings, and whom it knows."""

import stat
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from config.doctor.finding import Finding, look, words

OTHERS = stat.S_IRWXG | stat.S_IRWXO
SECRET_LENGTH = 50
ARGON2_MEMORY = 19 * 1024 * 1024
ARGON2_PASSES = 2


def findings() -> Iterator[Finding]:
    """Everything that can be said without the database."""
    from django.conf import settings

    yield private(words("dossier des données", "gegevensmap"), settings.DATA)
    yield secret()
    yield machine_key()
    yield own_address()
    yield development_off()
    yield costly_passwords()
    yield catalogues()
    yield static_files()
    if not settings.ON_LOOPBACK:
        yield mail()
        yield from deployment()


def private(what: str, path: Path) -> Finding:
    """For the account that runs the application and for nobody else."""
    if not path.exists():
        never = words("N’existe pas encore", "Bestaat nog niet")
        return Finding(f"{what} {path}", f"{never} : miriam serve.")
    return look(
        f"{what} {path}",
        not stat.S_IMODE(path.stat().st_mode) & OTHERS,
        words(
            f"D’autres comptes de la machine peuvent le lire : chmod -R go-rwx {path}",
            f"Andere accounts van de machine kunnen meelezen: chmod -R go-rwx {path}",
        ),
    )


def secret() -> Finding:
    from django.conf import settings

    kept: Path = settings.DATA / "secret"
    if kept.exists():
        return private(words("secret de l’installation", "geheim van de installatie"), kept)
    return look(
        words("secret de l’installation (MIRIAM_SECRET)", "geheim (MIRIAM_SECRET)"),
        len(settings.SECRET_KEY) >= SECRET_LENGTH,
        words(
            f"Il est trop court : donnez au moins {SECRET_LENGTH} signes tirés au hasard.",
            f"Het is te kort: geef minstens {SECRET_LENGTH} willekeurige tekens.",
        ),
    )


def machine_key() -> Finding:
    """What opens the numbers and addresses to which reminders go."""
    from django.conf import settings

    kept: Path = settings.DATA / "machine-key"
    if kept.exists():
        return private(words("clé des rappels", "sleutel van de herinneringen"), kept)
    return look(
        words("clé des rappels (MIRIAM_KEY)", "sleutel van de herinneringen (MIRIAM_KEY)"),
        len(settings.MACHINE_SECRET) >= SECRET_LENGTH,
        words(
            f"Elle est trop courte : donnez au moins {SECRET_LENGTH} signes tirés au hasard.",
            f"Ze is te kort: geef minstens {SECRET_LENGTH} willekeurige tekens.",
        ),
    )


def own_address() -> Finding:
    """Links in messages begin with it: it must be one of the names that are answered to."""
    from django.conf import settings

    address = urlsplit(settings.ADDRESS)
    names = [name.strip("[]") for name in settings.ALLOWED_HOSTS]
    is_whole = address.scheme in {"http", "https"} and not (address.path or address.query)
    is_safe = settings.ON_LOOPBACK or address.scheme == "https"
    return look(
        words(f"adresse des liens : {settings.ADDRESS}", f"adres van de links: {settings.ADDRESS}"),
        is_whole and is_safe and address.hostname in names,
        words(
            "Les liens des messages n’y mènent pas : donnez dans MIRIAM_ADDRESS https:// et un des "
            "noms de MIRIAM_HOSTS.",
            "De links in berichten leiden er niet heen: geef in MIRIAM_ADDRESS https:// en een van "
            "de namen uit MIRIAM_HOSTS.",
        ),
    )


def development_off() -> Finding:
    from django.conf import settings

    return look(
        words("mode de développement éteint", "ontwikkelmodus uit"),
        not (settings.DEBUG or settings.DEVELOPMENT),
        words(
            "Il montre le code et les valeurs en cas d’erreur : enlevez MIRIAM_DEVELOPMENT.",
            "Bij een fout toont hij code en waarden: haal MIRIAM_DEVELOPMENT weg.",
        ),
    )


def costly_passwords() -> Finding:
    """A stolen database must cost years to whoever guesses passwords."""
    from django.conf import settings
    from django.contrib.auth.hashers import Argon2PasswordHasher, get_hasher

    hasher = get_hasher()
    is_costly = (
        settings.VAULT_ARGON2_MEMORY >= ARGON2_MEMORY
        and settings.VAULT_ARGON2_PASSES >= ARGON2_PASSES
        and isinstance(hasher, Argon2PasswordHasher)
        and hasher.memory_cost * 1024 >= ARGON2_MEMORY
        and hasher.time_cost >= ARGON2_PASSES
    )
    return look(
        words("coût des mots de passe", "kost van wachtwoorden"),
        is_costly,
        words(
            "Trop bon marché à deviner : remettez VAULT_ARGON2_* et PASSWORD_HASHERS d’origine.",
            "Te goedkoop te raden: zet VAULT_ARGON2_* en PASSWORD_HASHERS terug zoals ze waren.",
        ),
    )


def catalogues() -> Finding:
    from config.messages import ROOT, catalogue_path, is_fresh, modules

    found = [catalogue_path(module, "nl") for module in modules(ROOT)]
    stale = [po for po in found if po.exists() and not is_fresh(po, po.with_suffix(".mo"))]
    return look(
        words("textes français et néerlandais", "Franse en Nederlandse teksten"),
        not stale,
        words(
            "Des textes ne sont pas compilés : lancez miriam serve.",
            "Er zijn teksten niet gecompileerd: start miriam serve.",
        ),
    )


def static_files() -> Finding:
    from config.start import static_sources, static_stamp

    stamp = static_stamp()
    return look(
        words("styles, polices et images", "stijlen, lettertypes en beelden"),
        stamp.exists() and stamp.read_text() == static_sources(),
        words(
            "Ils ne sont pas en place, ou plus les bons : lancez miriam serve.",
            "Ze staan er niet, of niet meer de juiste: start miriam serve.",
        ),
    )


def mail() -> Finding:
    """Without a server to send it, a link to choose a password reaches nobody."""
    from django.conf import settings

    return look(
        words("courrier sortant", "uitgaande post"),
        settings.EMAIL_BACKEND.endswith("smtp.EmailBackend"),
        words(
            "Aucun message ne part : donnez MIRIAM_EMAIL_URL (smtp://nom:mot-de-passe@machine:port).",
            "Er vertrekt geen bericht: geef MIRIAM_EMAIL_URL (smtp://naam:wachtwoord@machine:poort).",
        ),
    )


def deployment() -> Iterator[Finding]:
    """What Django itself says about an installation that others can reach."""
    from django.core.checks import WARNING, run_checks

    said = [it for it in run_checks(include_deployment_checks=True) if it.level >= WARNING]
    if not said:
        yield Finding("django check --deploy")
    for message in said:
        yield Finding(f"django check --deploy : {message.id}", message.msg)

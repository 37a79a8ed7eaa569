"""Why something cannot be done from the command line: one sentence per language of the house.

French, Dutch, English, in this order; each says what to do about it.
"""

SENTENCES = {
    "port": (
        "Le port {port} est déjà occupé. Choisissez-en un autre : make run PORT={other}",
        "Poort {port} is al in gebruik. Kies een andere: make run PORT={other}",
        "Port {port} is already in use. Choose another one: make run PORT={other}",
    ),
    "port-forbidden": (
        "Le port {port} est réservé au système. Choisissez-en un autre : make run PORT={other}",
        "Poort {port} is voorbehouden aan het systeem. Kies een andere: make run PORT={other}",
        "Port {port} is reserved for the system. Choose another one: make run PORT={other}",
    ),
    "port-number": (
        "« {port} » n’est pas un numéro de port. Choisissez-en un de 1024 à 65535 : "
        "make run PORT=8080",
        "‘{port}’ is geen poortnummer. Kies er een van 1024 tot 65535: make run PORT=8080",
        "“{port}” is no port number. Choose one from 1024 to 65535: make run PORT=8080",
    ),
    "host": (
        "{host} n’est pas une adresse de cette machine. Sans --host, Miriam répond sur 127.0.0.1.",
        "{host} is geen adres van deze machine. Zonder --host antwoordt Miriam op 127.0.0.1.",
        "{host} is no address of this machine. Without --host Miriam answers on 127.0.0.1.",
    ),
    "folder": (
        "Le dossier des données {folder} n’accepte pas d’écriture. "
        "Donnez-vous ce droit, ou nommez-en un autre : MIRIAM_DATA=/un/dossier make run",
        "In de gegevensmap {folder} kan niet worden geschreven. "
        "Geef uzelf dat recht, of noem een andere: MIRIAM_DATA=/een/map make run",
        "The data folder {folder} cannot be written to. "
        "Give yourself that right, or name another one: MIRIAM_DATA=/a/folder make run",
    ),
    "address": (
        "L’adresse de la base de données n’est pas comprise. "
        "Écrivez-la ainsi : DB=postgres://nom:mot-de-passe@machine:5432/base",
        "Het adres van de databank wordt niet begrepen. "
        "Schrijf het zo: DB=postgres://naam:wachtwoord@machine:5432/databank",
        "The address of the database is not understood. "
        "Write it like this: DB=postgres://name:password@machine:5432/database",
    ),
    "silent": (
        "La base de données {database} ne répond pas. Vérifiez qu’elle tourne et que l’adresse "
        "est juste. Elle dit : {reason}",
        "De databank {database} antwoordt niet. Kijk na of ze draait en of het adres klopt. "
        "Ze zegt: {reason}",
        "The database {database} does not answer. Check that it runs and that the address is "
        "right. It says: {reason}",
    ),
    "refusing": (
        "La base de données {database} n’a pas pu être préparée. Elle dit : {reason}",
        "De databank {database} kon niet worden voorbereid. Ze zegt: {reason}",
        "The database {database} could not be prepared. It says: {reason}",
    ),
    "public-demo": (
        "Le centre fictif ne se montre que sur cette machine : ses mots de passe sont affichés. "
        "Enlevez MIRIAM_HOSTS et --host, ou démarrez sans --demo.",
        "Het fictieve centrum is alleen op deze machine te zien: de wachtwoorden staan op het "
        "scherm. Haal MIRIAM_HOSTS en --host weg, of start zonder --demo.",
        "The fictional centre is shown on this machine only: its passwords are on the screen. "
        "Remove MIRIAM_HOSTS and --host, or start without --demo.",
    ),
    "open-address": (
        "Écouter sur {host} ouvre l’installation à d’autres machines. Dites d’abord à quels noms "
        "elle répond : MIRIAM_HOSTS=miriam.exemple.be miriam serve --host {host}",
        "Luisteren op {host} opent de installatie voor andere machines. Zeg eerst op welke namen "
        "ze antwoordt: MIRIAM_HOSTS=miriam.voorbeeld.be miriam serve --host {host}",
        "Listening on {host} opens the installation to other machines. Say first to which names "
        "it answers: MIRIAM_HOSTS=miriam.example.be miriam serve --host {host}",
    ),
    "invite-what": (
        "Il manque {missing}. Écrivez par exemple : miriam invite-administrator "
        '--centre "CPAS de Val" --mail sam@cpas-val.be --name "Sam Exemple"',
        "{missing} ontbreekt. Schrijf bijvoorbeeld: miriam invite-administrator "
        '--centre "OCMW Dal" --mail sam@ocmw-dal.be --name "Sam Voorbeeld"',
        "{missing} is missing. Write for example: miriam invite-administrator "
        '--centre "CPAS Val" --mail sam@cpas-val.be --name "Sam Example"',
    ),
    "invite-mail": (
        "« {mail} » n’est pas une adresse e-mail. Elle s’écrit comme sam@cpas-val.be.",
        "« {mail} » is geen e-mailadres. Het ziet eruit als sam@ocmw-dal.be.",
        "“{mail}” is not an e-mail address. It looks like sam@cpas-val.be.",
    ),
    "invite-long": (
        "{option} est trop long : {most} signes au plus.",
        "{option} is te lang: hoogstens {most} tekens.",
        "{option} is too long: {most} characters at most.",
    ),
    "invite-sign": (
        "{option} contient un signe qui ne se voit pas, ou qui retourne le texte : écrivez-le à la "
        "main.",
        "{option} bevat een teken dat niet te zien is, of dat de tekst omdraait: typ het met de "
        "hand.",
        "{option} holds a character that is not seen, or that turns the text: type it by hand.",
    ),
    "invite-centre": (
        "Cette installation ne connaît pas « {centre} ». Elle connaît : {known}. Reprenez un de "
        "ces noms, ou ajoutez --new-centre pour en créer un de plus.",
        "Deze installatie kent « {centre} » niet. Ze kent: {known}. Neem een van deze namen over, "
        "of voeg --new-centre toe om er nog een te maken.",
        "This installation does not know “{centre}”. It knows: {known}. Take one of these names, "
        "or add --new-centre to make one more.",
    ),
    "invite-fictional": (
        "Ce dossier de données contient le centre fictif. Nommez-en un autre : "
        "MIRIAM_DATA=/un/dossier miriam invite-administrator …",
        "Deze gegevensmap bevat het fictieve centrum. Noem een andere: "
        "MIRIAM_DATA=/een/map miriam invite-administrator …",
        "This data folder holds the fictional centre. Name another one: "
        "MIRIAM_DATA=/a/folder miriam invite-administrator …",
    ),
    "invite-arrived": (
        "{mail} a déjà choisi son mot de passe : il n’y a plus de lien à donner. Sa fonction est "
        "notée. Un mot de passe perdu se choisit à nouveau sur la page de connexion.",
        "{mail} heeft al een wachtwoord gekozen: er is geen link meer te geven. De functie is "
        "genoteerd. Een verloren wachtwoord wordt opnieuw gekozen op de aanmeldpagina.",
        "{mail} has chosen a password already: there is no link left to give. The function is "
        "noted. A lost password is chosen again on the page where one signs in.",
    ),
}

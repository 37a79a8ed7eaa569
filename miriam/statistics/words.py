"""The engine's short texts in French and Dutch: errors, reasons, assumptions."""

import re
from functools import lru_cache

from miriam.statistics.reasons import REASONS

LANGUAGES = ("fr", "nl")
HARD_SPACE = "\u00a0"

WORDS: dict[str, tuple[str, str]] = {
    **REASONS,
    # ---------------------------------------------------------------- where
    "row": ("Ligne {row}", "Rij {row}"),
    "column": ("colonne « {column} »", "kolom “{column}”"),
    # ---------------------------------------------------------------- the file
    "no_file": ("Le fichier {path} n’existe pas.", "Het bestand {path} bestaat niet."),
    "unreadable": (
        "Le fichier {path} ne peut pas être lu : {why}.",
        "Het bestand {path} kan niet gelezen worden: {why}.",
    ),
    "unwritable": (
        "Le fichier {path} ne peut pas être écrit : {why}.",
        "Het bestand {path} kan niet geschreven worden: {why}.",
    ),
    "os_no_folder": ("le dossier n’existe pas", "de map bestaat niet"),
    "os_folder": ("c’est un dossier", "het is een map"),
    "os_denied": ("vous n’en avez pas le droit", "u hebt daar geen recht toe"),
    "os_full": ("le disque est plein", "de schijf is vol"),
    "same_path": (
        "{path} est demandé deux fois, ou est un des fichiers lus.",
        "{path} is twee keer gevraagd, of is een van de gelezen bestanden.",
    ),
    "workbook": (
        "C’est un classeur, pas un CSV. Ouvrez-le et enregistrez la feuille en « CSV UTF-8 ».",
        "Dit is een rekenblad, geen CSV. Open het en bewaar het blad als “CSV UTF-8”.",
    ),
    "not_utf8": (
        "Le fichier n’est pas en UTF-8. Enregistrez-le en « CSV UTF-8 ».",
        "Het bestand is niet in UTF-8. Bewaar het als “CSV UTF-8”.",
    ),
    "spec_not_utf8": (
        "La spécification n’est pas en UTF-8. Enregistrez-la en UTF-8.",
        "De specificatie is niet in UTF-8. Bewaar ze in UTF-8.",
    ),
    "empty_file": ("Le fichier est vide.", "Het bestand is leeg."),
    "no_rows": (
        "Le fichier n’a pas de lignes sous les titres.",
        "Het bestand heeft geen rijen onder de titels.",
    ),
    "no_column": (
        "La colonne « {column} » manque. Il faut : person, occasion, item, value, séparés par des "
        "virgules ou des points-virgules. Le fichier a : {found}.",
        "De kolom “{column}” ontbreekt. Nodig zijn: person, occasion, item, value, gescheiden door "
        "komma’s of puntkomma’s. Het bestand heeft: {found}.",
    ),
    "column_twice": (
        "La colonne « {column} » est là deux fois.",
        "De kolom “{column}” staat er twee keer.",
    ),
    "ragged": (
        "{found} cellules au lieu de {expected}.",
        "{found} cellen in plaats van {expected}.",
    ),
    "csv_fault": (
        "La ligne ne peut pas être lue : guillemet non fermé ou cellule trop longue.",
        "De rij kan niet gelezen worden: aanhalingsteken niet gesloten of cel te lang.",
    ),
    "blank": ("La cellule est vide.", "De cel is leeg."),
    "not_a_number": (
        "« {value} » n’est pas un nombre. Une réponse qui manque se laisse vide.",
        "“{value}” is geen getal. Een ontbrekend antwoord laat u leeg.",
    ),
    "out_of_range": (
        "{value} est hors des limites {low} à {high} de « {item} ».",
        "{value} valt buiten de grenzen {low} tot {high} van “{item}”.",
    ),
    "unknown_occasion": (
        "Le moment « {value} » n’est pas dans la spécification ({known}). "
        "Ajoutez-le à occasions, ou à ignore_occasions pour le laisser de côté.",
        "Het moment “{value}” staat niet in de specificatie ({known}). "
        "Voeg het toe aan occasions, of aan ignore_occasions om het weg te laten.",
    ),
    "duplicate": (
        "La personne « {person} » a deux lignes pour « {item} » au moment « {occasion} » : "
        "lignes {first} et {second}. Gardez-en une.",
        "Persoon “{person}” heeft twee rijen voor “{item}” op het moment “{occasion}”: "
        "rijen {first} en {second}. Behoud er één.",
    ),
    "not_constant": (
        "La personne « {person} » a « {value} » ici et autre chose à la ligne {other}. "
        "Cette colonne doit être la même sur toutes ses lignes.",
        "Persoon “{person}” heeft hier “{value}” en iets anders op rij {other}. "
        "Deze kolom moet op al haar rijen gelijk zijn.",
    ),
    "not_yes_no": (
        "« {value} » n’est ni oui ni non. Écrivez 1 ou 0, ou laissez vide.",
        "“{value}” is geen ja of nee. Schrijf 1 of 0, of laat leeg.",
    ),
    "too_many_cells": (
        "Le fichier décrit {cells} réponses possibles, plus que ce programme ne tient en mémoire.",
        "Het bestand beschrijft {cells} mogelijke antwoorden, meer dan dit programma aankan.",
    ),
    # ---------------------------------------------------------------- the specification
    "toml_fault": (
        "La spécification n’est pas du TOML correct : {why}.",
        "De specificatie is geen correcte TOML: {why}.",
    ),
    "unknown_key": (
        "{where} : la clé « {key} » n’existe pas. Vouliez-vous dire « {nearest} » ?",
        "{where}: de sleutel “{key}” bestaat niet. Bedoelde u “{nearest}”?",
    ),
    "missing_key": (
        "{where} : la clé « {key} » manque.",
        "{where}: de sleutel “{key}” ontbreekt.",
    ),
    "wrong_type": (
        "{where} : « {key} » doit être {wanted}.",
        "{where}: “{key}” moet {wanted} zijn.",
    ),
    "text": ("un texte", "een tekst"),
    "number": ("un nombre", "een getal"),
    "whole": ("un nombre entier", "een geheel getal"),
    "truth": ("true ou false", "true of false"),
    "texts": ("une liste de textes", "een lijst van teksten"),
    "numbers": ("une liste de nombres", "een lijst van getallen"),
    "tables": ("une suite de tables", "een reeks tabellen"),
    "table": ("une table", "een tabel"),
    "occasions_count": (
        "« occasions » doit nommer deux ou trois moments différents, dans l’ordre.",
        "“occasions” moet twee of drie verschillende momenten noemen, in volgorde.",
    ),
    "occasion_twice": (
        "Le moment « {value} » a déjà un autre rôle dans la spécification.",
        "Het moment “{value}” heeft al een andere rol in de specificatie.",
    ),
    "no_outcome": (
        "Il faut au moins un [[outcome]].",
        "Er is minstens één [[outcome]] nodig.",
    ),
    "there_twice": (
        "{where} : « {name} » est là deux fois.",
        "{where}: “{name}” staat er twee keer.",
    ),
    "column_taken": (
        "{where} : la colonne « {column} » a déjà un autre rôle.",
        "{where}: de kolom “{column}” heeft al een andere rol.",
    ),
    "not_one_or_zero": (
        "« {item} » est un fait oui/non : {value} n’est ni 1 (oui) ni 0 (non). Recodez, ou "
        "déclarez "
        'kind = "category".',
        "“{item}” is een feit ja/nee: {value} is geen 1 (ja) of 0 (nee). Hercodeer, of schrijf "
        'kind = "category".',
    ),
    "name_twice": (
        "Deux résultats portent le nom « {name} ».",
        "Twee uitkomsten heten “{name}”.",
    ),
    "unknown_item": (
        "{where} : la question « {item} » n’est pas dans le fichier. Le fichier a : {known}.",
        "{where}: de vraag “{item}” staat niet in het bestand. Het bestand heeft: {known}.",
    ),
    "unknown_outcome": (
        "{where} : « {name} » n’est pas un des résultats ({known}).",
        "{where}: “{name}” is geen van de uitkomsten ({known}).",
    ),
    "unknown_contrast": (
        "{where} : « {name} » n’est pas un des contrastes ({known}).",
        "{where}: “{name}” is geen van de contrasten ({known}).",
    ),
    "one_of": (
        "{where} : « {key} » doit être l’un de : {known}.",
        "{where}: “{key}” moet een van deze zijn: {known}.",
    ),
    "out_of_bounds": (
        "{where} : « {key} » doit être entre {low} et {high}.",
        "{where}: “{key}” moet tussen {low} en {high} liggen.",
    ),
    "single_item": (
        '{where} : score = "single" demande une seule question.',
        '{where}: score = "single" vraagt precies één vraag.',
    ),
    "item_repeated": (
        "{where} : la question « {item} » est là deux fois.",
        "{where}: de vraag “{item}” staat er twee keer.",
    ),
    "reverse_unknown": (
        "{where} : « {item} » est dans reverse mais pas dans items.",
        "{where}: “{item}” staat in reverse maar niet in items.",
    ),
    "reverse_limits": (
        "{where} : pour retourner une question, il faut min et max.",
        "{where}: om een vraag om te keren zijn min en max nodig.",
    ),
    "min_above_max": (
        "{where} : min doit être plus petit que max.",
        "{where}: min moet kleiner zijn dan max.",
    ),
    "norm_needed": (
        "{where} : les seuils b et c demandent norm_mean et norm_sd.",
        "{where}: de grenzen b en c vragen norm_mean en norm_sd.",
    ),
    "too_many_claims": (
        "« confirmatory » a {found} questions ; trois au plus, déclarées d’avance.",
        "“confirmatory” telt {found} vragen; hoogstens drie, vooraf vastgelegd.",
    ),
    "claim_twice": (
        "« confirmatory » nomme « {name} » deux fois.",
        "“confirmatory” noemt “{name}” twee keer.",
    ),
    "weights_count": (
        "{where} : il faut un poids par objectif, plus grand que zéro.",
        "{where}: er is één gewicht per doel nodig, groter dan nul.",
    ),
    "unknown_column": (
        "{where} : la colonne « {column} » n’est pas dans le fichier.",
        "{where}: de kolom “{column}” staat niet in het bestand.",
    ),
    "unknown_arm": (
        "[arms] : « {name} » n’est pas dans la colonne arm ({known}).",
        "[arms]: “{name}” staat niet in de kolom arm ({known}).",
    ),
    "k_too_large": (
        "[multi_domain] : k doit être entre 1 et {count}.",
        "[multi_domain]: k moet tussen 1 en {count} liggen.",
    ),
    # ---------------------------------------------------------------- assumptions and warnings
    "assume_pairs": (
        "Le changement compare chaque femme à elle-même ; il ne dit pas ce qui se serait passé "
        "sans le programme.",
        "De verandering vergelijkt elke vrouw met zichzelf; ze zegt niet wat er zonder het "
        "programma gebeurd zou zijn.",
    ),
    "assume_interval": (
        "Intervalles à {level} % : Student sur les changements, Satterthwaite pour le MMRM.",
        "Intervallen van {level} %: Student op de veranderingen, Satterthwaite voor het MMRM.",
    ),
    "assume_mar": (
        "Le MMRM suppose que l’absence d’une mesure dépend de ce qui a été mesuré auparavant.",
        "Het MMRM neemt aan dat het ontbreken van een meting afhangt van wat eerder gemeten werd.",
    ),
    "assume_reliable": (
        "Changement fiable : écart au-delà de 1,96 fois l’erreur de mesure ; s1 vient du début de "
        "toutes les femmes comparées, jamais d’un seul groupe.",
        "Betrouwbare verandering: een verschil groter dan 1,96 keer de meetfout; s1 komt van het "
        "begin van alle vergeleken vrouwen, nooit van één groep.",
    ),
    "assume_score": (
        "Un score manque quand moins de deux tiers des questions (ou min_answered) ont une "
        "réponse.",
        "Een score ontbreekt als minder dan twee derde van de vragen (of min_answered) "
        "beantwoord is.",
    ),
    "warn_pooled_arms": (
        "La colonne arm existe mais [arms] n’est pas déclaré : « all » mélange les bras.",
        "De kolom arm bestaat maar [arms] is niet vastgelegd: “all” mengt de armen.",
    ),
    "warn_arm_by_city": (
        "Les bras diffèrent par ville : la comparaison ne distingue pas l’effet du programme de "
        "celui des villes.",
        "De armen verschillen per stad: de vergelijking onderscheidt het effect van het programma "
        "niet van dat van de steden.",
    ),
    "warn_few_pairs": (
        "Moins de 70 % des femmes sont mesurées deux fois pour {names} : le résultat ne parle que "
        "des femmes restées.",
        "Minder dan 70 % van de vrouwen is twee keer gemeten voor {names}: het resultaat gaat "
        "enkel over de vrouwen die bleven.",
    ),
    "warn_alike": (
        "Dans « {column} », des codes ne diffèrent que par des majuscules, des espaces ou des "
        "zéros (lignes {first} et {second} ; {pairs} en tout) : ils comptent comme différents.",
        "In “{column}” verschillen codes enkel door hoofdletters, spaties of nullen (rijen {first} "
        "en {second}; {pairs} in totaal): ze tellen als verschillend.",
    ),
    "warn_groups_off": (
        "Plus de {limit} groupes : les résultats par groupe ne sont pas écrits (by_group = true "
        "les demande).",
        "Meer dan {limit} groepen: de resultaten per groep zijn niet geschreven (by_group = true "
        "vraagt ze).",
    ),
}


class Word(str):
    """A detail of a sentence that is itself a key, said in the sentence's language."""

    __slots__ = ()


def say(key: str, lang: str, /, **details: object) -> str:
    """The text of a key in a language, with its numbers and with its typography."""
    said = {k: say(v, lang) if isinstance(v, Word) else v for k, v in details.items()}
    return typeset(WORDS[key][LANGUAGES.index(lang)].format(**said), lang)


@lru_cache(maxsize=1024)
def typeset(text: str, lang: str) -> str:
    """Hard spaces where French (and the per cent sign) wants them."""
    text = re.sub(r" %", f"{HARD_SPACE}%", text)
    if lang == "fr":
        text = re.sub(r" ([:;?!»])", rf"{HARD_SPACE}\1", text)
        text = re.sub(r"« ", f"«{HARD_SPACE}", text)
    return text

"""Why a figure is withheld, in French and Dutch."""

REASONS: dict[str, tuple[str, str]] = {
    "few_pairs": (
        "{n} femmes mesurées deux fois ; il en faut {needed}.",
        "{n} vrouwen twee keer gemeten; er zijn er {needed} nodig.",
    ),
    "few_for_share": (
        "Pas de pourcentage en dessous de {needed} femmes ({n} ici) : lisez les nombres.",
        "Geen percentage onder {needed} vrouwen (hier {n}): lees de aantallen.",
    ),
    "few_for_item_p": (
        "Pas de test question par question en dessous de {needed} femmes ({n} ici).",
        "Geen toets per vraag onder {needed} vrouwen (hier {n}).",
    ),
    "few_for_reliability": (
        "{n} femmes avec toutes les réponses au début ; il en faut {needed}.",
        "{n} vrouwen met alle antwoorden bij het begin; er zijn er {needed} nodig.",
    ),
    "one_group": (
        "La fidélité ne se calcule jamais sur un seul groupe.",
        "De betrouwbaarheid wordt nooit op één groep berekend.",
    ),
    "few_for_mmrm": (
        "{n} femmes mesurées ; en dessous de {needed}, lisez le changement des paires complètes.",
        "{n} vrouwen gemeten; onder {needed} leest u de verandering van de volledige paren.",
    ),
    "few_cities": (
        "{n} villes ; il en faut {needed}.",
        "{n} steden; er zijn er {needed} nodig.",
    ),
    "few_in_cell": (
        "{n} femmes dans la plus petite case ; il en faut {needed}.",
        "{n} vrouwen in het kleinste vak; er zijn er {needed} nodig.",
    ),
    "no_reliability": (
        "Aucune fidélité n’est connue pour ce score.",
        "Voor deze score is geen betrouwbaarheid bekend.",
    ),
    "no_spread_first": (
        "Toutes les femmes ont le même score au début : l’erreur de mesure ne peut pas "
        "être estimée.",
        "Alle vrouwen hebben dezelfde score bij het begin: de meetfout kan niet geschat worden.",
    ),
    "no_pairs": (
        "Aucune femme n’est mesurée aux deux moments.",
        "Geen enkele vrouw is op beide momenten gemeten.",
    ),
    "no_reliability_data": (
        "Trop peu de réponses complètes, ou une question sans variation.",
        "Te weinig volledige antwoorden, of een vraag zonder variatie.",
    ),
    "mmrm_no_spread": (
        "Les scores ne varient pas.",
        "De scores variëren niet.",
    ),
    "mmrm_no_overlap": (
        "Trop peu de femmes sont mesurées à la fois aux moments comparés.",
        "Te weinig vrouwen zijn op de vergeleken momenten samen gemeten.",
    ),
    "mmrm_columns": (
        "Ces données ne séparent pas ce que le modèle demande : une covariable qui ne varie pas ou "
        "qui en répète une autre, une ville sans mesure à un moment.",
        "Deze gegevens scheiden niet wat het model vraagt: een covariabele die niet varieert of "
        "een andere herhaalt, een stad zonder meting op een moment.",
    ),
    "mmrm_no_convergence": (
        "Le modèle ne peut pas être estimé avec ces données (changements presque sans variation).",
        "Het model kan met deze gegevens niet geschat worden (veranderingen bijna zonder "
        "variatie).",
    ),
    "mmrm_flat": (
        "Ces données ne disent pas comment les moments varient ensemble : le modèle n’a pas "
        "d’intervalle.",
        "Deze gegevens zeggen niet hoe de momenten samen variëren: het model heeft geen interval.",
    ),
    "mmrm_too_large": (
        "Trop de villes pour un effet par ville ; lisez city_means.",
        "Te veel steden voor een effect per stad; lees city_means.",
    ),
    "flips_large": (
        "Au-delà de {limit} femmes, la loi des changements de signes est celle de Student : "
        "lisez change.p.",
        "Boven {limit} vrouwen is de verdeling van de tekenwissels die van Student: lees change.p.",
    ),
    "no_mmrm_for_tipping": (
        "Le point de bascule part du MMRM, qui n’est pas donné ici.",
        "Het kantelpunt vertrekt van het MMRM, dat hier niet gegeven is.",
    ),
    "few_leavers": (
        "{n} femmes sans mesure finale ; il en faut {needed}.",
        "{n} vrouwen zonder eindmeting; er zijn er {needed} nodig.",
    ),
    "nobody_left": (
        "Aucune mesure finale ne manque.",
        "Er ontbreekt geen enkele eindmeting.",
    ),
    "no_arm_pairs": (
        "Chaque bras doit compter au moins trois femmes mesurées deux fois.",
        "Elke arm moet minstens drie vrouwen tellen die twee keer gemeten zijn.",
    ),
    "no_residual": (
        "Les scores de la fin suivent exactement ceux du début : il n’y a pas d’intervalle à "
        "calculer.",
        "De eindscores volgen precies die van het begin: er valt geen interval te berekenen.",
    ),
    "mic_gate": (
        "Il faut {needed} femmes, dont 20 à 80 % se disent mieux ({n} femmes, {share} %).",
        "Er zijn {needed} vrouwen nodig, van wie 20 tot 80 % zich beter noemt ({n} "
        "vrouwen, {share} %).",
    ),
    "mic_anchor": (
        "Ce que les femmes disent du changement va trop peu avec le changement mesuré "
        "(corrélation : {share} sur 100 ; il en faut {needed}).",
        "Wat de vrouwen over de verandering zeggen, gaat te weinig samen met de gemeten "
        "verandering (correlatie: {share} op 100; er zijn er {needed} nodig).",
    ),
    "mic_open": (
        "Les réponses ou les changements ne varient pas, ou se suivent exactement : il n’y a "
        "rien à estimer.",
        "De antwoorden of de veranderingen variëren niet, of volgen elkaar precies: er valt "
        "niets te schatten.",
    ),
    "no_categories": (
        "Personne n’a changé de réponse.",
        "Niemand is van antwoord veranderd.",
    ),
}

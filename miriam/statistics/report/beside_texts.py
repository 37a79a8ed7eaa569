"""The report's texts for what stands beside the results, and the names of figures in words."""

BESIDE: dict[str, tuple[str, str]] = {
    # ---------------------------------------------------------------- who is missing, how asked
    "leavers": (
        "Au début, les {n_leavers} femmes sans mesure à {last} avaient {mean_leavers} en moyenne ; "
        "les {n_stayers} autres, {mean_stayers}.",
        "Bij het begin hadden de {n_leavers} vrouwen zonder meting op {last} gemiddeld "
        "{mean_leavers}; de {n_stayers} andere {mean_stayers}.",
    ),
    "leavers_large": (
        "Cet écart dépasse le repère de 0,25 écart-type ({smd}) : les absentes étaient peut-être "
        "différentes dès le début.",
        "Dat verschil gaat voorbij de maatstaf van 0,25 standaardafwijking ({smd}): de afwezigen "
        "waren misschien van bij het begin anders.",
    ),
    "reasons": (
        "Raisons notées pour les mesures qui manquent à {last} : {reasons}.",
        "Genoteerde redenen voor de metingen die ontbreken op {last}: {reasons}.",
    ),
    "without_reformulated": (
        "Sans les réponses reformulées, chez {n} femmes : {mean} ({level} % : {low} à {high}).",
        "Zonder de geherformuleerde antwoorden, bij {n} vrouwen: {mean} ({level} %: {low} tot "
        "{high}).",
    ),
    "model_reformulation": (
        "La part de réponses reformulées tenue égale, dans le modèle : {mean} ({level} % : {low} à "
        "{high}).",
        "Bij een gelijk deel geherformuleerde antwoorden, in het model: {mean} ({level} %: {low} "
        "tot {high}).",
    ),
    "same_mode": (
        "Femmes qui n’ont pas répondu de la même façon aux deux moments : {moved}. Sans elles, "
        "chez {n} femmes : {mean} ({level} % : {low} à {high}).",
        "Vrouwen die niet op beide momenten op dezelfde manier antwoordden: {moved}. Zonder hen, "
        "bij {n} vrouwen: {mean} ({level} %: {low} tot {high}).",
    ),
    "most_reformulated": (
        "Questions le plus souvent reformulées : {items}.",
        "Vragen die het vaakst geherformuleerd zijn: {items}.",
    ),
    "out_of": ("{name} ({count} sur {n})", "{name} ({count} van {n})"),
    # ---------------------------------------------------------------- looking back
    "shift": ("Le regard qui change", "De blik die verandert"),
    "shift_items": ("Questions posées en se retournant", "Vragen bij het terugkijken"),
    "shift_control": (
        "Questions de contrôle, qui ne devraient pas bouger",
        "Controlevragen, die niet zouden mogen bewegen",
    ),
    "difference": ("Différence", "Verschil"),
    "observed": ("{last} moins {first} : le résultat", "{last} min {first}: het resultaat"),
    "recalibration": (
        "Le début revu moins {first}",
        "Het begin achteraf bekeken min {first}",
    ),
    "then_adjusted": (
        "{last} moins le début revu",
        "{last} min het begin achteraf bekeken",
    ),
    "looks_back_lower": (
        "En se retournant, les femmes jugent leur départ plus bas qu’elles ne l’avaient dit.",
        "Als ze terugkijken, schatten de vrouwen hun begin lager in dan ze toen zeiden.",
    ),
    "looks_back_higher": (
        "En se retournant, les femmes jugent leur départ plus haut qu’elles ne l’avaient dit.",
        "Als ze terugkijken, schatten de vrouwen hun begin hoger in dan ze toen zeiden.",
    ),
    "looks_back_same": (
        "En se retournant, les femmes ne jugent pas leur départ autrement, autant qu’on puisse le "
        "voir.",
        "Als ze terugkijken, schatten de vrouwen hun begin niet anders in, voor zover we dat "
        "kunnen zien.",
    ),
    "spread_grows": (
        "Les réponses sont plus dispersées à la fin qu’au début : le regard peut être devenu plus "
        "exigeant.",
        "De antwoorden liggen op het einde verder uiteen dan bij het begin: de blik kan strenger "
        "geworden zijn.",
    ),
    "control_moves": (
        "Les questions de contrôle bougent aussi : ce n’est donc pas le regard sur ces questions "
        "seules qui change.",
        "Ook de controlevragen bewegen: het is dus niet enkel de blik op deze vragen die "
        "verandert.",
    ),
    "rivals": (
        "La mémoire, l’idée que l’on se fait du progrès et la gratitude peuvent donner la même "
        "image. Le résultat reste {last} moins {first}.",
        "Geheugen, het idee dat men van vooruitgang heeft en dankbaarheid kunnen hetzelfde beeld "
        "geven. Het resultaat blijft {last} min {first}.",
    ),
    # ---------------------------------------------------------------- transition, facts, goals
    "transition": ("« Par rapport au début »", "“In vergelijking met het begin”"),
    "answer": ("Réponse", "Antwoord"),
    "mic": (
        "Le plus petit changement qui compte pour elles est d’environ {mic}.",
        "De kleinste verandering die voor hen telt is ongeveer {mic}.",
    ),
    "facts": ("Les faits", "De feiten"),
    "fact": ("Fait", "Feit"),
    "women_n": ("Femmes", "Vrouwen"),
    "yes_at": ("Oui à {occasion}", "Ja op {occasion}"),
    "gained": ("Non, puis oui", "Nee, dan ja"),
    "lost": ("Oui, puis non", "Ja, dan nee"),
    "goals": ("Les objectifs personnels", "De persoonlijke doelen"),
    "goals_said": (
        "{n} femmes, {goals} objectifs : {reached} atteints ou dépassés. Niveau médian : {median}, "
        "sur une échelle de −2 à +2.",
        "{n} vrouwen, {goals} doelen: {reached} bereikt of overtroffen. Mediaan van de "
        "niveaus: {median}, op een schaal van −2 tot +2.",
    ),
}

NAMES: dict[str, tuple[str, str]] = {
    **dict.fromkeys(("mean_first", "mean_last", "mean_change"), ("moyennes", "gemiddelden")),
    **dict.fromkeys(("median_first", "median_last"), ("médianes", "medianen")),
    **dict.fromkeys(("change", "complete_pairs"), ("changement moyen", "gemiddelde verandering")),
    **dict.fromkeys(
        ("p", "p_exact_pratt", "p_exact_dropped", "p_one", "p_two"),
        ("p des tests", "p van de toetsen"),
    ),
    **dict.fromkeys(("mmrm", "mmrm_adjusted", "mmrm_cities"), ("modèle (MMRM)", "model (MMRM)")),
    **dict.fromkeys(("rci", "rci_gln"), ("changement fiable", "betrouwbare verandering")),
    "hodges_lehmann": ("Hodges-Lehmann", "Hodges-Lehmann"),
    "signed_rank": ("rangs signés", "rangtekentoets"),
    "sign_flip": ("changement de signes", "wisselende tekens"),
    "superiority": ("plus haut, égal, plus bas", "hoger, gelijk, lager"),
    "cliff": ("delta de Cliff", "delta van Cliff"),
    "effect": ("taille de l’effet", "effectgrootte"),
    "bootstrap_t": ("bootstrap-t", "bootstrap-t"),
    "detectable": ("plus petit changement visible", "kleinste zichtbare verandering"),
    "city_means": ("moyennes des villes", "gemiddelden van de steden"),
    "wild_bootstrap": ("rééchantillonnage par ville", "hersteekproef per stad"),
    "heterogeneity": ("différences entre villes", "verschillen tussen steden"),
    "leavers": ("restées et parties", "gebleven en vertrokken"),
    "tipping_point": ("point de bascule", "kantelpunt"),
    "leaving_model": ("modèle du départ", "model van het vertrek"),
    "bounds": ("bornes", "grenzen"),
    "without_reformulated": ("sans reformulations", "zonder herformuleringen"),
    "mmrm_reformulation": ("modèle des reformulations", "model van de herformuleringen"),
    "same_mode": ("même façon de répondre", "zelfde manier van antwoorden"),
    "comparison": ("groupe de comparaison", "vergelijkingsgroep"),
    "reliability": ("fidélité", "betrouwbaarheid"),
    "retest": ("concordance (ICC)", "overeenstemming (ICC)"),
    "multi_domain": ("repère du hasard", "maatstaf van het toeval"),
    "response_shift": ("regard qui change", "blik die verandert"),
    "mic": ("plus petit changement qui compte", "kleinste verandering die telt"),
    "facts": ("faits", "feiten"),
    "goals": ("objectifs", "doelen"),
}

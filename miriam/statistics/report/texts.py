"""The report's texts, French source and Dutch, side by side."""

from miriam.statistics.report.beside_texts import BESIDE
from miriam.statistics.report.numerals import whole
from miriam.statistics.words import LANGUAGES, typeset

TEXTS: dict[str, tuple[str, str]] = {
    **BESIDE,
    # ---------------------------------------------------------------- sentences of a block
    "flow": (
        "Femmes mesurées à {first} et à {last} : {paired} sur {enrolled} inscrites.",
        "Vrouwen gemeten op {first} en op {last}: {paired} van de {enrolled} ingeschrevenen.",
    ),
    "flow_low": (
        "Attention, femmes mesurées à {first} et à {last} : {paired} seulement sur {enrolled} "
        "inscrites. Lisez d’abord la phrase qui suit : le reste ne parle que des femmes restées.",
        "Opgelet, vrouwen gemeten op {first} en op {last}: slechts {paired} van de {enrolled} "
        "ingeschrevenen. Lees eerst de volgende zin: de rest gaat over de vrouwen die bleven.",
    ),
    "flow_few": (
        "Attention, femmes mesurées à {first} et à {last} : {paired} seulement sur {enrolled} "
        "inscrites.",
        "Opgelet, vrouwen gemeten op {first} en op {last}: slechts {paired} van de {enrolled} "
        "ingeschrevenen.",
    ),
    "withheld": (
        "Les chiffres sont retenus. {reason}",
        "De cijfers worden achtergehouden. {reason}",
    ),
    "counts": (
        "Sur {n} femmes, le score à {last} est plus haut qu’à {first} chez {higher}, égal chez "
        "{equal}, plus bas chez {lower}.",
        "Op {n} vrouwen is de score op {last} hoger dan op {first} bij {higher}, gelijk bij "
        "{equal}, lager bij {lower}.",
    ),
    "centre": (
        "Médiane : {median_first} puis {median_last}. Moyenne : {mean_first} puis {mean_last}.",
        "Mediaan: {median_first} en daarna {median_last}. Gemiddelde: {mean_first} en daarna "
        "{mean_last}.",
    ),
    "rose": (
        "En moyenne, le score monte de {size} entre {first} et {last} (intervalle à {level} % : "
        "{low} à {high}).",
        "Gemiddeld stijgt de score met {size} tussen {first} en {last} (interval van {level} %: "
        "{low} tot {high}).",
    ),
    "fell": (
        "En moyenne, le score baisse de {size} entre {first} et {last} (intervalle à {level} % : "
        "{low} à {high}).",
        "Gemiddeld daalt de score met {size} tussen {first} en {last} (interval van {level} %: "
        "{low} tot {high}).",
    ),
    "undecided": (
        "Le changement moyen est de {mean} (intervalle à {level} % : {low} à {high}). L’intervalle "
        "contient zéro : on ne peut dire ni hausse ni baisse.",
        "De gemiddelde verandering is {mean} (interval van {level} %: {low} tot {high}). Het "
        "interval bevat nul: we kunnen niet van een stijging of een daling spreken.",
    ),
    "no_interval": (
        "Le changement moyen est de {mean} ; il n’y a pas d’intervalle, car les changements ne "
        "varient pas.",
        "De gemiddelde verandering is {mean}; er is geen interval, want de veranderingen variëren "
        "niet.",
    ),
    "lower_is_better": (
        "Pour ce score, plus bas veut dire mieux.",
        "Voor deze score betekent lager: beter.",
    ),
    "hodges_lehmann": (
        "Pour la femme du milieu, le changement est d’environ {estimate}.",
        "Voor de vrouw in het midden is de verandering ongeveer {estimate}.",
    ),
    "hodges_lehmann_between": (
        "Pour la femme du milieu, le changement est d’environ {mean} "
        "(intervalle à {level} % : {low} à {high}).",
        "Voor de vrouw in het midden is de verandering ongeveer {mean} "
        "(interval van {level} %: {low} tot {high}).",
    ),
    "common_language": (
        "Prise au hasard parmi ces {n} femmes, une femme a {ps} chances sur 100 d’être plus haut à "
        "{last} qu’à {first} (un score égal compte pour moitié).",
        "Een willekeurige vrouw onder deze {n} heeft {ps} kansen op 100 om hoger te staan op "
        "{last} dan op {first} (een gelijke score telt half).",
    ),
    "detectable": (
        "Avec {n} femmes, nous ne pouvons voir que des changements d’au moins {points} : un "
        "changement vrai plus petit passerait inaperçu plus d’une fois sur cinq.",
        "Met {n} vrouwen kunnen we enkel veranderingen van minstens {points} zien: een kleinere "
        "echte verandering zou meer dan één keer op vijf onopgemerkt blijven.",
    ),
    "reliable": (
        "Sur {n} femmes, au-delà de l’erreur de mesure (au moins {least}) : mieux chez {improved}, "
        "moins bien chez {declined}, sans changement que l’on puisse distinguer du hasard chez "
        "{unchanged}. L’erreur de mesure seule en mettrait environ {by_chance} de chaque côté.",
        "Op {n} vrouwen, voorbij de meetfout (minstens {least}): beter bij {improved}, minder goed "
        "bij {declined}, zonder verandering die we van toeval kunnen onderscheiden bij "
        "{unchanged}. De meetfout alleen zou er ongeveer {by_chance} aan elke kant geven.",
    ),
    "reliable_gln": (
        "En attendant d’un score haut ou bas qu’il revienne vers la moyenne (Gulliksen, Lord et "
        "Novick) : mieux chez {improved}, moins bien chez {declined}, sans changement distinct "
        "chez {unchanged}.",
        "Als men van een hoge of lage score verwacht dat ze naar het gemiddelde terugkeert "
        "(Gulliksen, Lord en Novick): beter bij {improved}, minder goed bij {declined}, zonder "
        "onderscheiden verandering bij {unchanged}.",
    ),
    "mmrm_adjusted": (
        "Les covariables tenues égales, chez {n} femmes : {mean} (intervalle à {level} % : {low} à "
        "{high}).",
        "Bij gelijke covariabelen, bij {n} vrouwen: {mean} (interval van {level} %: {low} tot "
        "{high}).",
    ),
    "between": ("{mean} ({low} à {high})", "{mean} ({low} tot {high})"),
    "cities_in_model": (
        "Pour ces femmes-ci, avec un effet par ville (intervalles à {level} %) : {equal} si chaque "
        "ville compte autant, {size} si chaque femme compte autant.",
        "Voor deze vrouwen, met een effect per stad (intervallen van {level} %): {equal} als elke "
        "stad even zwaar telt, {size} als elke vrouw even zwaar telt.",
    ),
    "mmrm": (
        "Avec les {n} femmes mesurées au moins une fois, le changement estimé est de {mean} "
        "(intervalle à {level} % : {low} à {high}).",
        "Met de {n} vrouwen die minstens één keer gemeten zijn, is de geschatte verandering {mean} "
        "(interval van {level} %: {low} tot {high}).",
    ),
    "cities": (
        "Pour des programmes semblables, à partir de {count} villes : {mean} (intervalle à "
        "{level} % : {low} à {high}).",
        "Voor gelijkaardige programma’s, op basis van {count} steden: {mean} (interval van "
        "{level} %: {low} tot {high}).",
    ),
    "bounds": (
        "Même si l’on compte les absentes au pire ou au mieux, la part des inscrites dont le score "
        "est plus haut va de {low} % à {high} %.",
        "Ook als men de afwezigen in het slechtste of in het beste geval meetelt: het deel van de "
        "ingeschrevenen met een hogere score ligt tussen {low} % en {high} %.",
    ),
    "bounds_counted": (
        "Même si l’on compte les absentes au pire ou au mieux, le score est plus haut chez {least} "
        "à {most} des {enrolled} inscrites.",
        "Ook als men de afwezigen in het slechtste of in het beste geval meetelt: de score is "
        "hoger bij {least} tot {most} van de {enrolled} ingeschrevenen.",
    ),
    "bounds_of": (
        "{outcome}, de {first} à {last} : {bounds}",
        "{outcome}, van {first} naar {last}: {bounds}",
    ),
    "tipping_beyond": (
        "Pour que le résultat ne se distingue plus de zéro, les absentes devraient s’écarter de ce "
        "que le modèle attend d’elles de plus que toute l’échelle.",
        "Opdat het resultaat niet meer van nul te onderscheiden zou zijn, zouden de afwezigen meer "
        "dan de hele schaal moeten afwijken van wat het model van hen verwacht.",
    ),
    "tipping_down": (
        "Le résultat ne se distinguerait plus de zéro si les absentes étaient {delta} plus bas que "
        "ce que le modèle attend d’elles.",
        "Het resultaat zou niet meer van nul te onderscheiden zijn als de afwezigen {delta} lager "
        "stonden dan het model van hen verwacht.",
    ),
    "tipping_up": (
        "Le résultat ne se distinguerait plus de zéro si les absentes étaient {delta} plus haut "
        "que ce que le modèle attend d’elles.",
        "Het resultaat zou niet meer van nul te onderscheiden zijn als de afwezigen {delta} hoger "
        "stonden dan het model van hen verwacht.",
    ),
    "tipping_open": (
        "Même sans supposer les absentes plus mal, l’intervalle du modèle contient déjà zéro.",
        "Ook zonder aan te nemen dat het slechter gaat met de afwezigen, bevat het interval van "
        "het model al nul.",
    ),
    "arms_seen": (
        "À score de début égal, la différence avec le groupe de comparaison est de {mean} "
        "(intervalle à {level} % : {low} à {high}) : elle se distingue de zéro. Elle peut être "
        "attribuée au programme dans la mesure où rien d’autre ne distinguait les deux groupes.",
        "Bij gelijke beginscore is het verschil met de vergelijkingsgroep {mean} (interval van "
        "{level} %: {low} tot {high}): het is van nul te onderscheiden. Het kan aan het programma "
        "toegeschreven worden voor zover niets anders beide groepen onderscheidde.",
    ),
    "arms_unseen": (
        "À score de début égal, la différence avec le groupe de comparaison est de {mean} "
        "(intervalle à {level} % : {low} à {high}) : elle ne se distingue pas de zéro.",
        "Bij gelijke beginscore is het verschil met de vergelijkingsgroep {mean} (interval van "
        "{level} %: {low} tot {high}): het is niet van nul te onderscheiden.",
    ),
    "arms_by_city": (
        "À score de début égal, la différence avec le groupe de comparaison est de {mean} "
        "(intervalle à {level} % : {low} à {high}), mais les deux groupes viennent de villes "
        "différentes : on ne peut pas l’attribuer au programme.",
        "Bij gelijke beginscore is het verschil met de vergelijkingsgroep {mean} (interval van "
        "{level} %: {low} tot {high}), maar beide groepen komen uit verschillende steden: "
        "we kunnen "
        "het niet aan het programma toeschrijven.",
    ),
    "domains": (
        "{up} % des {n} femmes montent dans au moins {k} domaines ; {down} % descendent dans "
        "autant de domaines (différence : {net} points).",
        "{up} % van de {n} vrouwen gaan omhoog in minstens {k} domeinen; {down} % gaan omlaag in "
        "evenveel domeinen (verschil: {net} punten).",
    ),
    "one_domain": (
        "{up} % des {n} femmes montent dans au moins un domaine ; {down} % descendent dans au "
        "moins un domaine (différence : {net} points).",
        "{up} % van de {n} vrouwen gaan omhoog in minstens één domein; {down} % gaan omlaag in "
        "minstens één domein (verschil: {net} punten).",
    ),
    "domains_counted": (
        "Sur {n} femmes, {n_up} montent dans au moins {k} domaines ; {n_down} descendent dans "
        "autant de domaines.",
        "Op {n} vrouwen gaan er {n_up} omhoog in minstens {k} domeinen; {n_down} gaan omlaag in "
        "evenveel domeinen.",
    ),
    "one_domain_counted": (
        "Sur {n} femmes, {n_up} montent dans au moins un domaine ; {n_down} descendent dans au "
        "moins un domaine.",
        "Op {n} vrouwen gaan er {n_up} omhoog in minstens één domein; {n_down} gaan omlaag in "
        "minstens één domein.",
    ),
    "net_seen": (
        "Cette différence est plus grande que ce que le hasard des réponses donne d’habitude. Elle "
        "ne dit pas pourquoi : des femmes entrées dans un moment difficile remontent aussi "
        "d’elles-mêmes.",
        "Dit verschil is groter dan wat het toeval van de antwoorden gewoonlijk geeft. Het zegt "
        "niet waarom: vrouwen die op een moeilijk moment begonnen, klimmen ook vanzelf.",
    ),
    "net_unseen": (
        "Cette différence peut venir du seul hasard des réponses : le premier nombre ne se lit pas "
        "seul.",
        "Dit verschil kan van het toeval van de antwoorden alleen komen: het eerste getal leest "
        "men niet apart.",
    ),
    # ---------------------------------------------------------------- the document
    "moments": ("De {first} à {last}", "Van {first} naar {last}"),
    "limits": ("{low} à {high}", "{low} tot {high}"),
    "title_all": ("Évaluation avant et après", "Evaluatie voor en na"),
    "subtitle": (
        "{n} femmes inscrites · {occasions}",
        "{n} ingeschreven vrouwen · {occasions}",
    ),
    "banner": (
        "Moins de 70 % des femmes inscrites sont mesurées deux fois. Ce que les absentes peuvent "
        "changer vient avant les résultats.",
        "Minder dan 70 % van de ingeschreven vrouwen is twee keer gemeten. Wat de afwezigen kunnen "
        "veranderen komt voor de resultaten.",
    ),
    "how_to_read": ("Comment lire ce rapport", "Hoe u dit verslag leest"),
    "how_to_read_text": (
        "Chaque résultat commence par des nombres de femmes, puis les scores au début et à la fin, "
        "puis le changement moyen avec son intervalle : les valeurs que les données "
        "permettent. Les "
        "tests sont en annexe. Un chiffre qui reposerait sur trop peu de femmes est "
        "retenu, avec la "
        "raison. Les nombres se lisent avec les témoignages, jamais seuls.",
        "Elk resultaat begint met aantallen vrouwen, dan de scores bij het begin en op het einde, "
        "dan de gemiddelde verandering met haar interval: de waarden die de gegevens toelaten. De "
        "toetsen staan in de bijlage. Een cijfer dat op te weinig vrouwen zou steunen wordt "
        "achtergehouden, met de reden. Lees cijfers samen met de getuigenissen, nooit alleen.",
    ),
    "no_cause": (
        "Sans groupe de comparaison, ce rapport dit ce qui a changé entre le début et la fin ; il "
        "ne dit pas pourquoi.",
        "Zonder vergelijkingsgroep zegt dit verslag wat tussen begin en einde veranderd is; het "
        "zegt niet waarom.",
    ),
    "overview": ("Vue d’ensemble", "Overzicht"),
    "chart_title": (
        "À gauche, les moyennes à {first} (carré) et à {last} (rond) sur toute l’échelle ; à "
        "droite, le changement moyen (losange) avec son intervalle. Les résultats gardent l’ordre "
        "de l’instrument.",
        "Links de gemiddelden op {first} (vierkant) en op {last} (rond) op de hele schaal; rechts "
        "de gemiddelde verandering (ruit) met haar interval. De uitkomsten houden de volgorde van "
        "het instrument.",
    ),
    "means": ("Moyennes", "Gemiddelden"),
    "change_with_interval": (
        "Changement, intervalle à {level} %",
        "Verandering, interval van {level} %",
    ),
    "outcome": ("Résultat", "Uitkomst"),
    "women": ("Femmes (deux fois / inscrites)", "Vrouwen (twee keer / ingeschreven)"),
    "at": ("À {occasion}", "Op {occasion}"),
    "change": ("Changement moyen", "Gemiddelde verandering"),
    "interval_head": ("Intervalle à {level} %", "Interval van {level} %"),
    "higher_equal_lower": ("Plus haut / égal / plus bas", "Hoger / gelijk / lager"),
    "group": ("Groupe", "Groep"),
    "groups": ("Par groupe", "Per groep"),
    "retained": ("retenu", "achtergehouden"),
    "chance": ("Le repère du hasard", "De maatstaf van het toeval"),
    "annex": ("Annexe {number} : {title}", "Bijlage {number}: {title}"),
    "annex_tests": ("tests et tailles d’effet", "toetsen en effectgroottes"),
    "annex_tests_text": (
        "Les p ne mesurent ni la taille ni l’importance d’un changement.",
        "P-waarden meten noch de grootte noch het belang van een verandering.",
    ),
    "annex_effects_text": (
        "Tailles d’effet : rapportées à la dispersion des scores (g_av, corrigée) et à celle des "
        "changements (dz) ; rangs ; delta de Cliff chez la même femme et entre femmes.",
        "Effectgroottes: tegenover de spreiding van de scores (g_av, gecorrigeerd) en die van de "
        "veranderingen (dz); rangen; delta van Cliff bij dezelfde vrouw en tussen vrouwen.",
    ),
    "g_av": ("g_av", "g_av"),
    "dz": ("dz", "dz"),
    "rank_biserial": ("Corrélation bisériale de rang", "Rangbiseriële correlatie"),
    "cliff_within": ("Cliff, même femme", "Cliff, zelfde vrouw"),
    "cliff_between": ("Cliff, entre femmes", "Cliff, tussen vrouwen"),
    "city_test": ("p (villes)", "p (steden)"),
    "wild_test": ("p (Webb)", "p (Webb)"),
    "annex_reliability": ("fidélité des scores", "betrouwbaarheid van de scores"),
    "reliability_caption": (
        "À {occasion}, réponses complètes",
        "Op {occasion}, volledige antwoorden",
    ),
    "annex_withheld": ("ce qui est retenu", "wat achtergehouden is"),
    "annex_meta": ("données et calcul", "gegevens en berekening"),
    "annex_methods": ("méthodes", "methoden"),
    "t_test": ("p (t apparié)", "p (gepaarde t)"),
    "rank_test": ("p (rangs signés)", "p (rangteken)"),
    "holm": ("p de Holm", "p van Holm"),
    "q": ("q (Benjamini-Hochberg)", "q (Benjamini-Hochberg)"),
    "contrast": ("Contraste", "Contrast"),
    "figure": ("Chiffre", "Cijfer"),
    "reason": ("Raison", "Reden"),
    "all_figures": ("tous les chiffres du changement", "alle cijfers van de verandering"),
    "where": ("Où", "Waar"),
    "everywhere": ("partout", "overal"),
    "visible_from": ("Changement visible dès", "Verandering zichtbaar vanaf"),
    "alpha": ("Alpha", "Alfa"),
    "alpha_ordinal": ("Alpha ordinal", "Ordinale alfa"),
    "omega": ("Oméga", "Omega"),
    "n": ("n", "n"),
    "nothing_withheld": ("Rien n’est retenu.", "Niets is achtergehouden."),
    "engine": (
        "Moteur {version} · graine {seed} · intervalles à {level} %",
        "Motor {version} · startwaarde {seed} · intervallen van {level} %",
    ),
    "hash_study": (
        "Empreinte du fichier d’étude : {hash}",
        "Vingerafdruk van het studiebestand: {hash}",
    ),
    "hash_spec": (
        "Empreinte de la spécification : {hash}",
        "Vingerafdruk van de specificatie: {hash}",
    ),
    "ungated": (
        "Les limites pour petits nombres ont été levées : ce document ne se diffuse pas.",
        "De grenzen voor kleine aantallen zijn opgeheven: verspreid dit document niet.",
    ),
    "source": ("Source : {source}", "Bron: {source}"),
    "page": ("Page", "Pagina"),
    # ---------------------------------------------------------------- the command
    "written": ("Écrit : {path}", "Geschreven: {path}"),
    "error": ("Erreur : {message}", "Fout: {message}"),
    "annex_title": ("Méthodes de l’évaluation", "Methoden van de evaluatie"),
    "annex_intro": (
        "Cette annexe est produite à partir du moteur lui-même : chaque méthode y porte sa "
        "formule, "
        "sa source et son explication.",
        "Deze bijlage wordt door de motor zelf gemaakt: elke methode draagt er haar formule, haar "
        "bron en haar uitleg.",
    ),
}


def tell(key: str, lang: str, /, **numbers: object) -> str:
    """The text of a key in a language; counts are written as they are read."""
    written = {name: whole(n) if type(n) is int else n for name, n in numbers.items()}
    return typeset(TEXTS[key][LANGUAGES.index(lang)].format(**written), lang)

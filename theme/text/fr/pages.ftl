# Les mots des pages produites par le programme et de ce que deviennent les directives.

## Titres des pages produites

title-mechanisms = Vers qui se tourner : la liste complète
title-compare = Comparer
title-contacts = Contacts
title-calendar = Calendrier de l’année
title-cases = Cas
title-sources = Sources
title-glossary = Glossaire
title-a-z = Index A–Z
title-about-copy = À propos de cette copie
title-write = Rédiger un message
title-message = Écrire à : { $name }
whole-book = Tout le livre sur une page

## Valeurs

value-yes = oui
value-no = non
none-named = la source n’en nomme pas
group-none = Autres
as-of = date : { $date }
dated-label = { $label } (date : { $date })
range = de { $from } à { $to }
duration-hours = { $count ->
    [one] { $count } heure
   *[other] { $count } heures
}
duration-days = { $count ->
    [one] { $count } jour
   *[other] { $count } jours
}
duration-weeks = { $count ->
    [one] { $count } semaine
   *[other] { $count } semaines
}
duration-months = { $count } mois
duration-years = { $count ->
    [one] { $count } an
   *[other] { $count } ans
}

## Dates

date-day = { $day ->
    [1] 1er
   *[other] { $day }
} { $month } { $year }
date-month = { $month } { $year }
any-time = à tout moment
part-of-month = { $part ->
    [mi] mi-{ $month }
   *[other] { $part } { $month }
}
month-part-1 = début
month-part-2 = mi
month-part-3 = fin
month-1 = janvier
month-2 = février
month-3 = mars
month-4 = avril
month-5 = mai
month-6 = juin
month-7 = juillet
month-8 = août
month-9 = septembre
month-10 = octobre
month-11 = novembre
month-12 = décembre

## Libellés des champs que chaque livre possède

field-group = Groupe
field-kind = Genre
field-status = État
field-parent = Partie de
field-as-of = Date des faits
field-sources = Sources
field-contacts = Contacts
field-related = En rapport
field-date = Quand
field-until = Jusqu’à
field-valid-until = Valable jusqu’à

## Contacts

contact-email = Courriel
contact-web = Page web
contact-web-form = Formulaire web
contact-phone = Téléphone
contact-fax = Fax
contact-post = Poste
contact-in-person = En personne
contact-closed = Fermée : ne pas utiliser
contact-replaced = Remplacée par une autre
contact-replaced-by = Utilisez à la place :
contact-tried = essayée : { $date }
contact-not-tried = non essayée pour ce livre
contact-last-read = dernière lecture : { $date } ; non essayée pour ce livre
contact-read-in = Lue dans :
contact-read-undated = (une copie sans date, pas plus ancienne que : { $date })
contact-look-up = Ici, une adresse n’est pas confirmée. Cherchez-la d’abord à cet endroit :
contact-look-up-each = Ces adresses ne sont pas confirmées. Cherchez d’abord chacune sur la page web indiquée avec elle.
contact-if-silent = Si un message revient ou si personne ne répond, alors :
contact-next-listed = le suivant dans cette liste
contacts-none = Ce livre n’a pas d’adresse pour cela.
contacts-left-out = { $status }. N’écrivez pas ici. Son adresse est laissée de côté exprès : une adresse abandonnée peut tomber en d’autres mains.
contact-role-none = Écrivez ici
contacts-intro = Toutes les adresses de ce livre, avec la date et l’endroit de leur lecture. Une adresse peut se périmer : regardez sa date avant de l’utiliser.
contacts-none-tried = { $all ->
    [one] Nous n’avons pas essayé la seule adresse de cette édition. Elle est recopiée de sa source.
   *[other] Nous n’avons essayé aucune des { $all } adresses de cette édition. Elles sont recopiées de leurs sources.
}
contacts-untried = { $untried ->
    [one] Personne n’a essayé { $untried } des { $all } adresses de cette édition. Elle est recopiée de sa source.
   *[other] Personne n’a essayé { $untried } des { $all } adresses de cette édition. Elles sont recopiées de leurs sources.
}
contacts-oldest = { $old ->
    [one] { $old } d’entre elles a été lue pour la dernière fois en { $year } ; personne n’a pu la confirmer depuis.
   *[other] { $old } d’entre elles ont été lues pour la dernière fois en { $year } ; personne n’a pu les confirmer depuis.
}
contacts-above = Voir plus haut :
contacts-used-by = Utilisée par :
contacts-earlier = Adresses données auparavant ({ $count })
contacts-named = figure dans la liste datée : { $date }
contacts-other = Autres adresses

## D'un coup d'œil

glance-choose = { $role } : { $count } adresses
glance-more = { $count ->
    [one] et { $count } autre
   *[other] et { $count } autres
}
glance-given-up = { $status }. N’écrivez pas ici.

## Images

picture-none = aucune
picture-too-few = Les sources y répondent pour { $known } sur { $all }. C’est trop peu pour un dessin : le voici donc en mots.
picture-past = déjà passé quand cette édition a été faite
picture-edition = Cette édition : { $date }

## Fiches

record-more = En savoir plus
record-other = Autres faits
record-sources = D’où cela vient
record-sources-shared = Ce qu’elle a en commun avec d’autres, et les sources de cela :
record-sheet = Cette page en bref, sur une feuille à imprimer ou à envoyer
record-write = Aide à la rédaction, point par point
record-write-general = Aide à la rédaction : le plan général
record-unknown = Inconnu : { $labels }
record-unanswered = Inconnu : les sources ne le disent pas.

## Ce que dit {count}

count-records = { $count ->
    [one] Ce livre a une page pour { $count } endroit vers qui se tourner.
   *[other] Ce livre a des pages pour { $count } endroits vers qui se tourner.
}
count-contacts = Une personne a essayé les { $count } adresses de ce livre.
count-cases = { $count ->
    [one] Ce livre raconte { $count } cas.
   *[other] Ce livre raconte { $count } cas.
}
count-sources = { $count ->
    [one] { $count } document fonde les faits de ce livre.
   *[other] { $count } documents fondent les faits de ce livre.
}

## Listes

mechanisms-intro = Tout ce vers quoi vous pouvez vous tourner dans ce livre, par groupe, avec son état.
compare-intro = Les mêmes questions côte à côte. « Non » est une réponse. Là où les sources se taisent, le tableau le dit. « Sans objet » veut dire que la question ne s’y pose pas.
compare-name = Nom
compare-not-stated = La source ne le dit pas
compare-absent = Sans objet
calendar-intro = Ce qui se passe et quand, dans une année ordinaire. Les dates bougent d’une année à l’autre : prenez chacune comme un indice, et demandez avant de compter dessus.
calendar-any-time = À tout moment
calendar-empty = Cette édition n’indique aucun moment de l’année.
cases-intro = Ce qui est arrivé à d’autres, et qui a agi. Un cas montre ce qui peut arriver, non ce qui arrivera.
case-sources = Sources :
sources-intro = Les documents qui fondent les faits de ce livre, et où chacun sert.
sources-other = Autres documents
sources-standards = Règles et normes
source-seen = Dernière lecture : { $date }
source-seen-undated = Lu dans une copie sans date
source-footnotes = Notes de bas de page du texte antérieur : { $numbers }
source-used-by = Utilisé dans :
standard-documents = Documents :
glossary-intro = Les mots et les sigles de ce livre, en mots simples.
glossary-aliases = Aussi : { $names }
glossary-see = Voir aussi :

## Index A–Z

a-z-intro = Tous les noms de ce livre, et où il en est question. Les sigles et les autres noms mènent au nom complet.
a-z-signs = 0–9
a-z-other = Autres écritures
a-z-glossary = Dans le glossaire
a-z-own-page = Sa propre page
a-z-case = Le cas
a-z-source = Dans la liste des sources
a-z-treated = Traité dans :
a-z-records = Faits :
a-z-cases = Cas :
a-z-documents = Documents :
a-z-see = voir
a-z-see-also = Voir aussi :

## Aide à la rédaction

write-intro = Remplissez ce que vous pouvez, puis copiez ou imprimez le texte. Laissez de côté ce que vous ne voulez pas dire.
write-about = Ce plan est fait pour un message à
write-kept = Ce que vous tapez ici n’est ni enregistré ni envoyé. Cela disparaît quand vous quittez ou fermez cette page. « Tout effacer » le fait tout de suite.
write-seen = Une page ne peut pas cacher ce que vous tapez à une personne qui voit cet écran, ni à un programme qui surveille cet appareil. Un texte que vous copiez reste dans le presse-papiers jusqu’à ce que vous copiiez autre chose. Pour écrire à la main, imprimez cette page vide.
write-own = Les instances qui disent ce qu’elles veulent savoir
write-own-intro = Leurs sources donnent une liste. Pour elles, utilisez le plan qui en est tiré :
write-address = Où l’envoyer
write-before = Avant d’écrire
write-list = Les points viennent de la source ; les raisons en dessous sont de nous.
message-first = Un premier message
message-full = Le message complet

## Feuilles

sheet-untried = Personne n’a essayé ces adresses pour cette édition. Vérifiez une adresse avant de l’utiliser.
sheet-changes = Les choses ont peut-être changé depuis les dates indiquées ici.

## À propos de cette copie

about-title = Livre
about-edition = Édition
about-date = Date
about-languages = Langues
about-licence = Licence
about-counts = Ce qu’il contient
about-pages = Pages
about-records = Fiches
about-records-all = { $count } en tout
about-contacts = Adresses
about-untried = Adresses que personne n’a essayées
about-sources = Sources
about-dates = Comment lire les dates
about-dates-text = La date d’un fait dit quand on savait pour la dernière fois qu’il était ainsi, et non quand ce livre a été fait. Le fait le plus récent vient en premier, les plus anciens derrière lui avec leurs dates. « Non essayée » veut dire que l’adresse a été recopiée de sa source et que personne ne lui a écrit ni téléphoné pour ce livre. Les choses ont peut-être changé depuis : plus la date est ancienne, plus il faut de prudence.
about-offline = Ce dont cette copie a besoin
about-offline-text = De rien d’autre que d’un navigateur. Elle fonctionne sans réseau, ne garde rien sur vous et n’envoie rien.
about-keys = Touches
about-keys-tab = Tab : au lien ou au champ suivant. Sur une page, le premier Tab mène à « Aller au texte ».
about-keys-search = Ctrl et K, ou Commande et K : à la recherche. Là, les flèches, Début et Fin choisissent un résultat, Entrée l’ouvre, Échap vide le champ.
about-keys-copy = Entrée sur le signe # à côté d’un titre : copie l’endroit où se trouve la section dans ce livre. Les dossiers de votre disque n’y figurent pas.
about-keys-hide = Maj (Shift), trois fois de suite, vite : cache la page.
about-keys-none = Aucune autre touche n’est prise. Les touches de votre navigateur et de votre lecteur d’écran fonctionnent comme toujours.
about-tool = Comment elle a été faite
about-tool-text = Cette copie a été faite avec vademecum, un programme libre qui transforme un texte et une liste de faits en un manuel à lire sans réseau.
language-ar = العربية
language-en = English
language-es = español
language-fr = français
language-pt = português
language-ru = русский
language-zh = 中文

## La recherche par questions

title-find = À qui écrire ?
finder-intro = Répondez à ce que vous pouvez et passez le reste. Vous voyez tout de suite qui peut aider, qui d’autre, et pourquoi les autres sont laissés de côté. Rien de ce que vous choisissez n’est gardé ni envoyé.
finder-open-one = Ouvrez ce qui convient. L’ouvrir ne laisse aucune trace dans l’adresse ni dans la liste des pages que vous avez visitées.
finder-narrower = Choisissez de plus près :
finder-first-label = Écrivez d’abord ici :
finder-more = Plus de questions
finder-more-plain = Ici, chaque réponse vaut pour elle-même. Quand deux réponses parlent du même endroit, la plus stricte compte.
finder-cards = Tous les endroits où écrire
finder-rules = Les règles derrière les résultats
finder-rules-intro = Dans une question, la réponse la plus favorable compte ; d’une question à l’autre, la plus stricte. Parmi les règles d’une réponse, la première qui s’applique parle. Une règle lit les faits les plus récents de ce livre.
finder-rules-always = Quoi que vous répondiez
finder-rule-answers = Réponse : { $answers }
finder-rule-skipped = aucune réponse
finder-rule-by = comparée avec « { $field } »
finder-rule-when = « { $field } » dit : { $values }
finder-rule-unless = « { $field } » ne dit pas : { $values }
finder-rule-else = Dans tous les autres cas
finder-rule-said = quelque chose
finder-rule-not-stated = la source ne le dit pas
finder-group-usable = Vous pouvez utiliser ({ $count })
finder-group-conditional = Vous pouvez utiliser si… ({ $count })
finder-group-silent = La source ne le dit pas ({ $count })
finder-group-excluded = Laissés de côté, et pourquoi ({ $count })
finder-group-other = Pour un autre organe ({ $count })
finder-verdict-usable = convient
finder-verdict-conditional = convient si
finder-verdict-silent = la source ne le dit pas
finder-verdict-excluded = laissé de côté
finder-verdict-other = pour autre chose
finder-says-usable = Oui, cela convient.
finder-says-conditional = Oui, si cette condition est remplie :
finder-says-silent = La source ne le dit pas.
finder-says-excluded = Non.
finder-says-other = Non, c’est pour un autre organe.
finder-usable = Puis-je m’en servir ?
finder-rule = La règle derrière cela
finder-details = À qui, à quelle vitesse, à quel point c’est public, quoi écrire
finder-warnings = À garder en tête avec chaque réponse
finder-results = Résultats
finder-status = { $count ->
    [one] { $count } convient. D’abord :
   *[other] { $count } conviennent. D’abord :
}
finder-status-none = Rien ne convient sans condition. Regardez ce qui convient si une condition est remplie.
finder-status-start = Choisissez une réponse ci-dessus.
finder-show = Montrer les résultats
finder-rest = { $count } de plus
finder-skip = Passer cette question
finder-more-answers = Plus de choix
finder-narrower-of = { $answer } : de plus près
finder-clear = Effacer toutes les réponses
finder-clear-help = Quitter cette page les efface aussi.
finder-shared = Quoi que vous ayez choisi plus haut : qui d’autre peut aider

# Ce qui sépare les mots

list-comma = {", "}
list-semicolon = {" ; "}
label-colon = {" : "}

# Les mots du cadre autour des pages : navigation, en-tête, pied de page, avis.

frame-skip = Aller au texte
frame-main-nav = Livre
frame-start = Accueil
frame-read = Lire
frame-look-up = Chercher
frame-book = Tout le livre
frame-breadcrumbs = Où vous êtes
frame-branch = Chapitres proches de cette page
frame-more = Tout, dans la table des matières
frame-outline = Sur cette page
frame-neighbours = Page précédente et page suivante
frame-previous = Précédent
frame-next = Suivant
frame-draft = pas encore écrit
frame-edition = Édition { $edition }
frame-facts-as-of = Faits datés de { $date } ou plus tard
frame-licence = Licence du texte : { $licence }
frame-about-copy = À propos de cette copie
frame-keys = Touches
frame-not-translated = Cette page n’est pas encore traduite. Vous la voyez dans la langue d’origine.
frame-languages = Langues
frame-copy = Copier
frame-copy-link = Copier le lien vers cette section : { $what }
frame-copied = Copié
frame-copy-failed = Sélectionnez le texte et copiez-le
frame-ask = Ce lien sort du livre et a besoin du réseau. D’autres peuvent voir que vous l’ouvrez. Ouvrir cette adresse ?
frame-leave = Cacher cette page
frame-leave-more = Ce que cacher ne fait pas
left-title = Notes
left-text = Cette page est vide.
frame-search = Chercher dans ce livre
frame-search-hint = Les résultats viennent pendant que vous tapez. Les flèches choisissent, Entrée ouvre, Échap ferme. Ce que vous tapez reste sur cette page.
frame-search-results = Résultats
frame-search-count = Résultats : { $what }
frame-search-loading = Recherche en cours…
frame-search-none = Rien dans ce livre ne correspond à ces mots. Essayez moins de mots ou d’autres mots, ou regardez dans l’index :
frame-search-unknown = Absent de ce livre : { $what }.
frame-search-instead = Trouvé à la place : { $what }.
frame-search-more = Montrer plus de résultats
frame-search-missing = La recherche ne peut pas être chargée. Il manque peut-être une partie de cette copie. L’index n’a besoin de rien :
frame-search-stale = La recherche ne va pas avec cette copie : elle semble mêler deux éditions. Copiez à nouveau le livre entier. En attendant, utilisez l’index :
frame-not-found = Page introuvable
frame-not-found-text = Il n’y a pas de page à cette adresse. Elle a peut-être été déplacée, ou l’adresse contient peut-être une faute de frappe.
frame-not-found-start = Début du livre
frame-contents = Table des matières
frame-contents-description = Toutes les pages de ce livre.
frame-book-description = Tout le livre sur une page, pour l’imprimer et pour y chercher avec le navigateur.
frame-records = Fiches

# À l'intérieur du texte d'une page.

frame-alert-note = Note
frame-alert-tip = Conseil
frame-alert-important = Important
frame-alert-warning = Avertissement
frame-alert-caution = Attention
frame-not-stated = La source ne le dit pas
frame-footnotes = Notes
frame-footnote-back = Retour au texte : note { $number }, endroit { $occurrence }
frame-card-more = Tout ce que l’on sait sur ces questions
frame-card-unknown = Les sources ne répondent pas à :
frame-picture = Image : { $title }. La même chose se trouve en mots plus bas.
frame-picture-words = La même chose en mots
frame-heading-link = Lien vers cette section : { $title }
frame-table = Tableau { $number } : { $title }

# La comparaison : les mots autour du tableau. Son script y met les nombres.

compare-all = Tout
compare-clear = Tout montrer
compare-count = Affichées : { $shown } sur { $all }
compare-sort = Trier par
compare-unsorted = L’ordre du livre
compare-groups = Parties du tableau

# Un message : les mots de ses champs.

write-yes = oui
write-no = non
write-not-asked = pas encore demandé
write-by = Donné par :
write-by-open = non noté
write-sensitive = peut désigner des personnes
write-identifying = nomme des personnes
write-result = Votre texte
write-copy = Copier le texte
write-print = Imprimer le texte
write-clear = Tout effacer
write-cleared = Tout est effacé

# Feuilles.

sheet-from = Une feuille d’un livre entier : « { $title } »
sheet-whole-book = Le livre entier est un dossier ou un fichier zip dont le nom commence par « { $name } »
sheet-address = On peut le lire à { $address }

# Traductions

translation-draft = Provisoire : personne n’a encore relu cette traduction.
translation-draft-originals = Sous chaque avertissement figure l’original.
translation-stale = L’original de cette page a changé depuis sa traduction. Pas à jour ici :
translation-changed = { $section }
translation-added = { $section } (nouveau)
translation-removed = { $section } (n’est plus dans l’original)
translation-beginning = Le début de la page
translation-original = L’original ({ $language })
translation-draft-short = provisoire, pas encore relu

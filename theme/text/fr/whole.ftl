# Le livre entier en un fichier, sur papier, et en livret.

whole-back = Retour à la table des matières
whole-dated = Date : { $date }
whole-hiding = Dans ce fichier unique, cacher recouvre tout d’une page vide ; avec les scripts, le texte est aussi retiré de la page. Le nom du fichier reste dans la liste des fichiers récents, et revenir en arrière peut montrer à nouveau le livre.
whole-finder = En bref, selon ce avec quoi vous avez travaillé. Les conditions et les raisons se trouvent sur la page de chacun ; les règles se trouvent en dessous.
booklet-title = Livret de poche
booklet-description = À qui vous pouvez écrire, sur quelques feuilles à imprimer, couper et plier.
booklet-intro = Des adresses et de courtes réponses pour toutes les instances de ce livre à qui vous pouvez écrire maintenant, assez petites pour une poche : { $count ->
    [one] une feuille
   *[other] { $count } feuilles
  } A4 ou Letter, imprimées des deux côtés.
booklet-folding = Imprimez sans les marges du navigateur, à la taille réelle, des deux côtés, en retournant sur le bord long. Coupez chaque feuille le long de la ligne continue au milieu. Posez les moitiés l’une sur l’autre dans leur ordre, la moitié supérieure d’abord, la couverture en dessous, et pliez-les ensemble le long de la ligne pointillée.
booklet-first = Écrivez d’abord ici
booklet-others = D’autres qui peuvent aider
booklet-untried = La date derrière une adresse dit quand elle a été lue. Cherchez-la à nouveau avant de l’utiliser.
booklet-notes = Notes

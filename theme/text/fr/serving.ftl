# Ce que l’aperçu de `vademecum serve` montre par-dessus une page. Aucun fichier construit ne contient ces mots.

serving-name = Aperçu
serving-errors = { $number ->
    [one] 1 erreur
   *[other] { $number } erreurs
  }
serving-warnings = { $number ->
    [one] 1 avertissement
   *[other] { $number } avertissements
  }
serving-kept = Cette page montre le livre tel qu’il était avant.
serving-nothing = Il n’y a pas encore de page à montrer.
serving-whole = Trouvé dans le livre entier ; cette page est telle qu’elle a été enregistrée en dernier.
serving-help = Aide :
serving-lost = L’aperçu est terminé. Cette page attend qu’il soit relancé.
serving-wait = L’aperçu montre le livre dès qu’il peut être construit.

# Comment une lectrice ou un lecteur vérifie une copie. La page elle-même ne sait rien de sa copie : elle peut seulement dire où regarder.

checking-title = Cette copie est-elle ce qui a été publié ?
checking-page = Cette page ne peut pas vous le dire. Qui change une copie peut changer aussi cette page. Vous pouvez le savoir de trois façons. Chacune montre plus que la précédente.
checking-damage = Est-elle endommagée ?
checking-damage-text = Le fichier SHA256SUMS, à côté de START-HERE.html dans le dossier extrait, contient une empreinte de chacun des autres fichiers. Ouvrez un terminal dans ce dossier et tapez ce que votre système possède :
checking-system = Système
checking-type = Ce qu’il faut taper
checking-linux = Linux
checking-macos = macOS
checking-windows = Windows
checking-windows-shell = (dans PowerShell)
checking-windows-note = (un fichier à la fois ; comparez ce qu’il affiche avec la ligne de ce fichier dans SHA256SUMS)
checking-phone = Android, iPhone, iPad
checking-phone-note = Ils n’ont rien de prévu pour cela. Vérifiez sur un ordinateur de confiance, ou obtenez à nouveau la copie d’une personne de confiance.
checking-damage-honest = Cela montre un dommage, non une falsification. Qui change un fichier peut changer aussi son empreinte dans la même copie.
checking-fingerprint = Est-elle la même que celle d’une personne de confiance ?
checking-fingerprint-text = Demandez l’empreinte du fichier zip par un autre chemin que celui par lequel vous avez reçu le zip : par téléphone, sur papier, d’une personne. Ce sont 64 chiffres et lettres, souvent écrits en huit groupes de huit. Les lignes ci-dessous nomment le fichier zip comme il a été publié ; si le vôtre porte un autre nom, tapez celui-ci. Comparez tout ce qu’affiche la ligne pour votre système. Les majuscules et les espaces n’y changent rien.
checking-signature = L’éditeur l’a-t-il signée ?
checking-signature-text = Une copie est signée si un fichier dont le nom finit par .minisig se trouve à côté du zip, ou à côté de SHA256SUMS dans le dossier extrait. Là où il n’y en a pas, la copie n’est pas signée : personne n’en répond.
checking-signature-key = La présence du fichier ne prouve rien : n’importe qui peut en faire un. Il vous faut la clé publique de l’éditeur, et vous devez l’obtenir par un autre chemin que cette copie. Une clé qui vient avec la copie ne prouve rien. Avec la clé, l’un de ces deux programmes libres peut dire si qui détient cette clé a signé exactement ces fichiers. Mettez la clé à la place de KEY :
checking-signature-date = La signature dit aussi la date de l’édition signée. Une vieille édition avec une bonne signature reste une vieille édition : comparez la date.
checking-limits = Aucune vérification ne montre que ce qui est écrit est juste, ni que votre propre appareil est sûr.

## START-HERE.html et README.txt

checking-start = Si SHA256SUMS.minisig se trouve à côté de SHA256SUMS, ou un fichier dont le nom finit par .minisig à côté du zip, cette copie est signée ; sinon, elle n’est pas signée. La page « À propos de cette copie » dit comment vérifier une signature.

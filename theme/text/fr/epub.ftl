# Les mots de l'EPUB seul, et ce que dit un livre numérique à la place d'une page dans un navigateur.

epub-cover = Couverture
epub-start = Début du texte
epub-landmarks = Endroits de ce livre
epub-up = Retour à : { $title }
epub-task-done = fait
epub-task-open = pas fait
epub-accessibility = Le texte se lit du début à la fin sans images ; chaque image et chaque dessin est aussi dit en mots. Les titres, listes, tableaux, notes, la table des matières et l’index sont marqués comme tels. Il n’y a ni son, ni vidéo, ni script.

epub-offline-text = De rien d’autre que d’un programme ou d’un appareil qui lit les livres EPUB. Elle fonctionne sans réseau et n’envoie rien. Elle n’a pas de champ de recherche : utilisez la recherche de votre programme, l’index A–Z ou la table des matières.
epub-keys-text = Cette copie n’écoute aucune touche. Les touches de votre programme et de votre lecteur d’écran fonctionnent comme toujours.
epub-hiding-text = Cette copie ne peut pas cacher une page ; seule la copie pour navigateurs le peut. Fermez plutôt le livre. Votre programme peut continuer à montrer sa couverture, son titre et l’endroit de votre dernière lecture, et peut les envoyer à d’autres appareils à vous. Une personne qui cherche peut découvrir que ce livre était ici. Si c’est un danger pour vous, retirez le livre du programme après la lecture, ou lisez-le ailleurs.
epub-printing-text = C’est votre programme qui décide si un livre comme celui-ci peut être imprimé. La copie pour navigateurs est aussi faite pour le papier. Une imprimante, et l’appareil qui imprime, peuvent garder une copie de ce qu’ils ont imprimé.

epub-finder-intro = Choisissez ce qui convient à votre cas. Derrière chaque choix se trouve qui peut aider, qui d’autre, et pourquoi les autres sont laissés de côté.
epub-finder-open-one = Choisissez ce qui convient :
epub-write-intro = Passez les points en revue et écrivez ce que vous pouvez. Laissez de côté ce que vous ne voulez pas dire.
epub-write-kept = Un livre numérique n’a pas de champs où écrire. Écrivez sur papier, ou avec un programme de confiance. Ce qu’un programme enregistre, d’autres peuvent le trouver.

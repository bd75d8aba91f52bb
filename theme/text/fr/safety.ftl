# Ce que cacher ne fait pas, comment imprimer sans trace sur le papier, et que faire quand il manque des parties.

## À propos de cette copie : cacher

about-hiding = Ce que « Cacher cette page » ne fait pas
about-hiding-not = Cela cache l’écran. Cela n’efface rien :
about-hiding-not-history = ni l’historique de votre navigateur, où les pages que vous avez ouvertes restent inscrites ;
about-hiding-not-files = ni la liste des fichiers récents, ni ce que vous avez téléchargé ou enregistré ;
about-hiding-not-clipboard = ni le presse-papiers, ni ce qui attend une imprimante ;
about-hiding-not-windows = ni les autres fenêtres et onglets, qui restent ouverts ;
about-hiding-not-back = ni les pages que vous avez ouvertes avant celle-ci : le bouton de retour y mène toujours.
about-hiding-does = Ce que cela fait : « Cacher cette page » recouvre la page tout de suite et en montre une vide à sa place. Le bouton de retour ne mène plus à la page recouverte.
about-hiding-keys = Appuyer trois fois, vite, sur Maj (Shift), sans rien entre les deux, fait la même chose.
about-hiding-link = Là où un navigateur n’exécute pas de scripts, c’est un simple lien : la page vide s’ouvre, et le bouton de retour ramène ici.
about-hiding-else = Une personne qui sait où regarder peut toujours découvrir que ceci était ouvert. Si c’est un danger pour vous, lisez sur un autre appareil, ou sur papier.

## À propos de cette copie : imprimer

about-printing = Comment imprimer
about-printing-text = Imprimez depuis le menu de votre navigateur. Chaque page est aussi faite pour le papier : les adresses y sont écrites en entier, et rien n’a besoin de couleur.
about-printing-line = Beaucoup de navigateurs ajoutent une ligne en haut ou en bas du papier. Elle peut montrer où se trouve le fichier, avec le nom de votre compte sur cet appareil, et la date. Désactivez-la avant d’imprimer :
about-printing-firefox = Firefox : dans la fenêtre d’impression, ouvrez « Plus de paramètres » et décochez « Imprimer les en-têtes et pieds de page ».
about-printing-chromium = Chrome, Edge et les navigateurs semblables : dans la fenêtre d’impression, ouvrez « Plus de paramètres » et décochez « En-têtes et pieds de page ».
about-printing-safari = Safari sur un Mac : dans la fenêtre d’impression, décochez « Imprimer les en-têtes et les pieds de page » ; dans certaines versions, cela se trouve sous « Afficher les détails ».
about-printing-mobile = Sur un téléphone ou une tablette, ce réglage n’existe peut-être pas. Regardez l’aperçu avant d’imprimer. S’il montre une telle ligne, imprimez depuis un ordinateur.
about-printing-traces = Une imprimante, et l’appareil qui imprime, peuvent garder une copie de ce qu’ils ont imprimé.

## Quand il manque des parties

missing-plain = Cette page semble nue parce qu’il manque les fichiers à côté d’elle. Vous pouvez quand même la lire, et les liens à l’intérieur de la page fonctionnent.
missing-zip = Êtes-vous à l’intérieur d’un fichier zip ? Revenez en arrière, extrayez-le en entier, et ouvrez START-HERE.html dans le nouveau dossier.
missing-single = Ou ouvrez plutôt le fichier { $file } : il contient tout et n’a besoin d’aucun autre fichier.
missing-phone = Sur un téléphone, extrayez d’abord le zip avec l’application de fichiers, puis ouvrez la page du nouveau dossier dans un navigateur.

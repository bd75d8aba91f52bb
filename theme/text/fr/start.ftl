# START-HERE.html et README.txt en haut du zip. Ils ne nomment aucun sujet : un livre peut être discret.

start-title = Commencez ici : { $title }
start-fails = Le bouton ne fait rien, ou la page suivante semble nue ?
start-inside = Vous êtes encore à l’intérieur du zip : revenez en arrière, extrayez-le en entier, et ouvrez START-HERE.html dans le nouveau dossier.
start-extract = Pour extraire : faites un clic droit sur le fichier zip et choisissez « Extraire tout » ou « Décompresser ». Sur un téléphone, touchez le zip dans l’application de fichiers et choisissez « Extraire » ; un iPhone l’extrait quand vous le touchez.
start-open = Ouvrir
start-open-in = Ouvrir : { $title }
start-edition = Édition { $edition }
start-date = Date : { $date }

## Quel fichier sur quel appareil

start-which = Quel fichier ouvrir
start-computer = Sur un ordinateur
start-phone = Sur un téléphone
start-reader = Sur une liseuse
start-paper = Sur papier
start-sheets = À transmettre
start-computer-text = La première page, dans n’importe quel navigateur des dernières années :
start-phone-text = Un seul fichier qui contient tout, et n’a besoin d’aucun autre fichier à côté de lui :
start-phone-site-text = Extrayez d’abord le zip. Ouvrez ensuite ce fichier du nouveau dossier, dans un navigateur :
start-reader-text = Dans une application ou un appareil pour livres numériques :
start-paper-text = Tout sur une page, à imprimer depuis un navigateur :
start-sheets-text = De courtes pages, chacune dans un fichier qui n’a besoin d’aucun autre, à imprimer ou à envoyer :
start-preview = Certains téléphones ne montrent qu’un aperçu : les couleurs manquent, ou les liens ne font rien. Le texte de la page peut quand même être lu. Un ordinateur marche toujours.

## Quand il manque quelque chose

start-alone = Ce fichier est-il seul dans son dossier ?
start-alone-text = Alors le reste manque, et il n’y a rien à ouvrir. Un dossier nommé « site » doit se trouver à côté de ce fichier. Cherchez un dossier nommé { $folder } ou un fichier zip nommé { $zip }, ou demandez à nouveau le zip entier.

## Ce qu'il garde

start-keeps = Ce qu’il garde et ce qu’il envoie
start-keeps-text = Rien. Il n’a besoin ni de réseau, ni d’application, ni de serveur. Mais votre navigateur peut inscrire les pages dans son historique, et votre appareil peut inscrire ce fichier parmi les derniers ouverts. Une fenêtre privée ne garde pas d’historique ; elle ne cache pas le fichier.
start-whole = Gardez le dossier entier : les pages ont besoin des fichiers qui sont à côté d’elles. Pour le transmettre, transmettez le zip.

## Comment vérifier la copie

start-check = Cette copie est-elle entière ?
start-check-text = SHA256SUMS contient une empreinte de chacun des autres fichiers. Ouvrez un terminal dans ce dossier et tapez :
start-check-single = Windows vérifie un fichier à la fois. Comparez ce qu’il affiche avec la ligne de ce fichier dans SHA256SUMS ; les majuscules n’y changent rien.
start-check-honest = Cela montre un dommage, non une falsification. Qui change un fichier sur une clé ou un site peut y changer aussi son empreinte. Pour découvrir une falsification, obtenez l’empreinte de { $zip } par un autre chemin, d’une personne de confiance, et comparez-la avec ce que ces commandes affichent pour ce zip.

## README.txt seul

start-readme = Comment le lire
start-readme-open = Dans le nouveau dossier, ouvrez START-HERE.html avec n’importe quel navigateur. Son bouton mène à la première page.

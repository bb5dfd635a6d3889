"""Ce que Camille et Fatou se sont écrit : what the French-speaking pair of the demo wrote."""

PREPARING = {
    "q1": (
        "Greta Lind (Berlin) et Lucía Fernández (Buenos Aires).\n\n"
        "Greta a déjà animé de grands groupes ; elle va droit au but et laisse de longs silences, ce qui m’a d’abord troublée. "
        "Lucía est plus ronde, et note tout. Toutes deux m’ont dit la même "
        "chose : à soixante, on n’anime pas une discussion, on anime un ordre de parole."
    ),
    "q2": "Priya Raman. Nous nous sommes parlé vingt minutes. Je peux lui demander documents, dates et accès ; elle m’a montré le tableau des observations, qui compte plus de quatre cents lignes.",
    "q3": (
        "ISO/IEC TS 17012, lignes directrices pour l’audit à distance. C’est un document nouveau, et une spécification technique, donc pas "
        "d’exigences.\n\nJe vois deux désaccords. Le document peut-il dire quand il ne faut PAS auditer à distance ? Et le mot « remote » : "
        "à distance de quoi ? L’auditeur, l’audité, les enregistrements peuvent être dans trois endroits différents."
    ),
    "q4": "L’ordre du jour prévoit quatre jours à Pretoria. Le calendrier de 24 mois me paraît tendu : l’annexe B n’a pas été abordée à la quatrième réunion, et il n’y a pas de groupe de rédaction prévu avant Pretoria.",
    "q5": "Soixante experts : vingt-huit dans la salle, trente-deux à l’écran. C’est un très grand groupe. Si chacun parle une minute sur un point, l’heure est passée.",
    "q6": "Greta tient la liste des orateurs, salle et écran ensemble, dans l’ordre d’arrivée. Trois minutes chacun. L’accord se demande par le silence. Je tiendrai la liste avec elle le deuxième jour, et je n’anime rien cette fois.",
    "q7": "Comment fais-tu pour résumer une position que tu n’as pas comprise, en anglais, devant soixante personnes ?",
}

REMARKS = {
    "q3": "« À distance de quoi ? » : voilà la question que je poserais au groupe, telle quelle. Elle ne prend parti pour personne et elle oblige chacun à dessiner ce qu’il a en tête.",
    "q5": "Oui. Alors que faut-il décider avant d’ouvrir la discussion ? Note trois points sur lesquels tu ne donnerais pas la parole à tous.",
    "q7": "Je dis : « j’ai entendu ceci, ce n’est sans doute pas tout, aidez-moi ». Personne ne m’en a jamais voulu. On en parle à notre prochain entretien.",
}

REPLIES = {
    "q5": "Les titres, les notes rédactionnelles, et tout ce que le groupe de rédaction a déjà réglé à l’unanimité ?"
}

STATEMENT = "Camille Lefèvre dirige depuis six ans notre commission sur l’audit à distance et les outils numériques de l’évaluation. Elle sait écouter, écrit clairement et parle trois langues. Elle n’a jamais animé de groupe international ; nous souhaitons qu’elle l’apprenne auprès de quelqu’un d’expérimenté."

FIRST_TALK = "Un entretien toutes les trois semaines, le jeudi, quarante-cinq minutes. On se tutoie. Camille lit d’abord les règles du CASCO, ensuite les Directives. Les questions par écrit, au fil de l’eau."
READING_TALK = "La neutralité : reprendre l’exemple du carnet d’étalonnage. Le consensus n’est pas un vote ; Camille cherche dans les comptes rendus trois formulations qui cachent une opposition."
PRIVATE = (
    "Très juste sur le fond, hésite encore à couper la parole. Lui confier l’ordre de parole à Pretoria."
)
ASKS = "La Partie 2 demande qu’une exigence puisse servir aux trois parties. Une ligne directrice, sans exigences, doit-elle respecter la même règle ?"
ANSWER = "Oui dans l’esprit : si ta recommandation ne vaut que pour un organisme tiers, dis-le, et dis pourquoi. Sinon, écris-la pour tous."
PREPARED = "Une heure avec Greta, par écran : ordre de parole, silence, et ce que je ferai le deuxième jour."
OWN_VIEW = "Je sais expliquer la boîte à outils et retrouver une règle dans les Directives. Les délais, je dois encore les chercher."

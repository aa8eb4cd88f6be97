package org.kiosque.translation.segmentation;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Markdown that has broken translators before, or could. */
final class NastyDocuments {

    private NastyDocuments() {}

    static Stream<String> allAndShuffled() {
        return Stream.concat(all(), shuffled());
    }

    /** Blocks of the nasty documents thrown together, the same way in every run. */
    private static Stream<String> shuffled() {
        List<String> blocks = all().flatMap(document -> Stream.of(document.split("\n\n")))
                .filter(block -> block.length() < 500)
                .toList();
        Random random = new Random(20261123);
        return Stream.generate(() -> random.ints(12, 0, blocks.size())
                        .mapToObj(blocks::get)
                        .collect(Collectors.joining(random.nextBoolean() ? "\n\n" : "\n")))
                .limit(60);
    }

    static Stream<String> all() {
        return List.of(
                "",
                "\n\n\n",
                "Un mot.",
                "Deux phrases. Puis une autre !",
                "Un paragraphe\nsur deux lignes.\nEt une autre phrase\nsur deux lignes.",
                "Avec des fins Windows.\r\nDeuxième ligne.\r\n\r\n- un\r\n- deux\r\n",
                "# Titre *fort* #\n\nSous-titre\n==========\n\nTexte\n---\n",
                "Un *mot*, un **autre**, un ***troisième***, ~~barré~~ et `code *brut*`.",
                "Intra**mot**ation et snake_case_ici, `a``b`, ``c`d``.",
                "Voir [le rapport](https://example.org/a_b?x=1&y=*2* \"Le *titre*\") et [l’autre][ref] ou [ref] ou [vide][].\n\n"
                        + "[ref]: https://example.org/ref 'Un titre'\n[vide]: <https://example.org/vide>\n",
                "Un lien nu https://example.org/chemin_(avec)_parenthèses, un <https://example.org/auto> et <moi@example.org>.",
                "Écrire à redaction@example.org, suivre @kiosque ou #presse, pas C# ni a@b.",
                "![Un *grand* arbre](/media/a/640.jpg \"titre\") au bord de l’eau.",
                "![Seule](/media/b.jpg)\n\n[![Image liée](/i.png)](https://example.org)\n\n![refimg]\n\n[refimg]: /x.png\n",
                "> Une citation\n> sur deux lignes. Avec *emphase\n> coupée* ici.\n>\n> > Imbriquée : « oui ? »\n> > encore\n",
                "> paresseuse\nsuite sans chevron. Fin.\n",
                "- un\n- deux\n  suite du deux\n\n  paragraphe dans deux\n    - trois\n\n1. premier\n2) autre\n10. dix\n",
                "- [ ] tâche\n- [x] faite\n* autre\n+ encore\n",
                "Ligne avec retour dur  \nsuite\\\nfin.",
                "| Ville | Habitants |\n|:------|----------:|\n| Lyon | 522 000 |\n| A \\| B | *c* `d|e` |\n\nAprès.",
                "Texte[^1] et autre[^note].\n\n[^1]: La note, *très* longue.\n    Sa suite.\n\n[^note]: Une autre. Deux phrases.\n",
                "```java\nint a = 1; // ne pas traduire\n```\n\n    code indenté\n\n~~~\nautre\n~~~\n",
                "<div class=\"x\">\nBloc *HTML*\n</div>\n\nTexte <b>gras</b> et <br/> <!-- commentaire --> fin.",
                "Entités &amp; &eacute; &#233; &nbsp; et échappements \\* \\_ \\[ \\] \\\\ \\# fin.",
                "Des * seuls, des _ seuls, [crochets, ]fermés, <chevrons, a<b>c, `accent, ~tilde, |barre, ^chapeau.",
                "1986. Une année.\n\n2026\\. Une autre.\n\n\\- pas une liste\n\n\\# pas un titre\n",
                "***\n\n---\n\n___\n\nTexte\n***\nsuite",
                "M. Dupont et Mme Martin habitent av. Foch, p. 12, cf. art. 3. Ils sortent.",
                "Il dit : « Bonjour ! » Puis il sort. « Ah ? » dit-elle. “Quoi ?” (Fin.) Voilà…",
                "Déjà des ⟦0⟧ et ⟦12⟧ et ⟦ et ⟧ dans le texte.",
                "\u202Eמילים מימין\u202C و كلمات عربية, 😀👩‍👩‍👧 et e\u0301 combiné, \u0000nul, \uFEFFbom, \t tab.",
                "**Une phrase. Deux phrases.** Trois.",
                "*Début d’emphase. Au milieu* fin. [Lien. Deux](x) fin.",
                "**« Gras »** et *(italique)* et **gras**, **gras**. **12** chats.",
                "Formule $x^2$ {a} [b] @c \\d /e <f> ^g$.",
                "a".repeat(5000) + " " + "mot ".repeat(3000) + ".",
                "a_".repeat(30_000) + " a@" + "b.".repeat(30_000) + "c @" + "d".repeat(30_000),
                "> ".repeat(200) + "profond",
                "[".repeat(200) + "x" + "]".repeat(200),
                "* ".repeat(30) + "liste profonde",
                "*".repeat(300) + "a" + "_".repeat(300),
                "Titre : sous-titre\n\n: pas une définition\n\n=\n\n+ plus\n\n+33 1 23 45 67 89 est un numéro.")
                .stream();
    }
}

package org.kiosque.translation.segmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiosque.translation.segmentation.Translators.ENGLISH;
import static org.kiosque.translation.segmentation.Translators.FRENCH;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kiosque.common.events.ArticleSnapshot;
import org.kiosque.common.events.Image;
import org.kiosque.common.events.Seo;
import org.kiosque.translation.ServiceUnderTest;

/** What is different in a translation besides its words, and what is made of letters and tags before it is translated. */
class AdaptedTextsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '¦', textBlock = """
            Voir [le vote](#h-le-vote).\\n\\n## Le vote ¦ VOIR [THE BALLOT](#h-the-ballot).\\n\\n## THE BALLOT
            [ici](#h-le-vote-2)\\n\\n## Le vote\\n\\n## Le vote ¦ [ICI](#h-the-ballot-2)\\n\\n## THE BALLOT\\n\\n## THE BALLOT
            Le vote\\n---\\n\\n[ici][a]\\n\\n[a]: #h-le-vote          ¦ THE BALLOT\\n---\\n\\n[ICI][a]\\n\\n[a]: #h-the-ballot
            Voir [ici](#h-autre) ou [là](#x).                      ¦ VOIR [ICI](#h-autre) OU [LÀ](#x).
            Lire [notre enquête](/fr/un-essai-k3v9x2m4qd7h).       ¦ LIRE [NOTRE ENQUÊTE](/en/un-essai-k3v9x2m4qd7h).
            Lire [ici](</fr/x> "Titre") et [là](/fr).              ¦ LIRE [ICI](</en/x> "TITRE") ET [LÀ](/fr).
            Lire [ici](https://example.org/fr/x) et /fr/y.         ¦ LIRE [ICI](https://example.org/fr/x) ET /FR/Y.
            [![vue](/media/a.jpg)](/fr/x-1) ici                    ¦ [![VUE](/media/a.jpg)](/en/x-1) ICI
            """)
    void linksLeadToTheHeadingsAndPagesOfTheTranslation(String source, String target) {
        assertThat(body(source.replace("\\n", "\n"))).isEqualTo(target.replace("\\n", "\n"));
    }

    @Test
    void wordsInBlocksOfHtmlAreTranslatedAndTheirTagsAreKept() {
        assertThat(body("""
                Le texte.

                <figure class="x" title="Reste"><figcaption>La place & <b>vide</b> ce
                matin. Fin.</figcaption></figure>

                <div>
                <p>Ce paragraphe est &lt; important.</p>
                <pre>pas ça</pre>
                </div>

                <!-- rien ici -->
                """)).isEqualTo("""
                LE TEXTE.

                <figure class="x" title="Reste"><figcaption>LA PLACE & <b>VIDE</b> CE MATIN. FIN.</figcaption></figure>

                <div>
                <p>CE PARAGRAPHE EST &lt; IMPORTANT.</p>
                <pre>pas ça</pre>
                </div>

                <!-- rien ici -->
                """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '`', textBlock = """
            Lire [ici](/x "Un titre").                          ¦ LIRE [ICI](/x "UN TITRE").
            Lire [ici](/x 'Un «\\'» titre' ) et.                 ¦ LIRE [ICI](/x 'UN “&#39;” TITRE' ) ET.
            Lire [ici](<a b> (Un titre)).                       ¦ LIRE [ICI](<a b> (UN TITRE)).
            ![La vue](/m.jpg "Un lac") et [là](/y "Un lac")     ¦ ![LA VUE](/m.jpg "UN LAC") ET [LÀ](/y "UN LAC")
            [![vue](/m.jpg "Un lac")](/y "Une page") ici        ¦ [![VUE](/m.jpg "UN LAC")](/y "UNE PAGE") ICI
            Lire [ici][a].\\n\\n[a]: /x "Un titre"                 ¦ LIRE [ICI][a].\\n\\n[a]: /x "UN TITRE"
            Lire [ici](/x "Un &amp; deux").                     ¦ LIRE [ICI](/x "UN &#38; DEUX").
            Lire [ici](/x "") et [là](/y "12").                 ¦ LIRE [ICI](/x "") ET [LÀ](/y "12").
            > Lire [ici](/x "Un\\n> titre") ici                  ¦ > LIRE [ICI](/x "UN TITRE") ICI
            <img src="/m.jpg" alt="Un lac" title='Le soir'>     ¦ <img src="/m.jpg" alt="UN LAC" title='LE SOIR'>
            La <abbr title="Banque centrale">BCE</abbr> dit oui ¦ LA <abbr title="BANQUE CENTRALE">BCE</abbr> DIT OUI
            <p title="Reste">Un mot.</p>                        ¦ <p title="Reste">UN MOT.</p>
            Un `[x](/y "Un titre")` reste.                      ¦ UN `[x](/y "Un titre")` RESTE.
            """)
    void titlesAndAlternativeTextsAreTranslatedWhereverTheyStand(String source, String target) {
        assertThat(body(source.replace("\\n", "\n"))).isEqualTo(target.replace("\\n", "\n"));
    }

    @Test
    void anAnswerCannotLeaveTheTitleThatItStandsIn() {
        String wild = "\") <script> \\\" | ` ]\n\n# x' )";
        int others = titles("b").size();
        for (String source : List.of(
                "[a](/x \"Un\") b",
                "[a](/x 'Un') b",
                "[a](/x (Un)) b",
                "<img src=\"/x\" alt=\"Un\"> b",
                "| [a](/x \"Un\") |\n|---|\n| b |")) {
            ArticleText text = text(source);
            Map<Integer, String> targets = new HashMap<>();
            titles(source).forEach(segment -> targets.put(segment.n(), wild));
            assertThat(targets).hasSize(others + 1);
            String body = text.with(targets, ENGLISH).body();
            assertThat(body).doesNotContain("<script>").isNotEqualTo(source);
            assertThat(MarkdownFormat.shape(body).stream()
                            .map(part -> part.split(" ")[0])
                            .toList())
                    .isEqualTo(MarkdownFormat.shape(source).stream()
                            .map(part -> part.split(" ")[0])
                            .toList());
        }
    }

    @Test
    void theSameTitleIsAskedOnce() {
        assertThat(titles("[a](/x \"Un lac\") ".repeat(50))).hasSize(titles("b").size() + 1);
    }

    @Test
    void anAnswerWithTagsInABlockOfHtmlShowsThemAsWords() {
        MarkdownText text = MarkdownText.of("<p>Un mot.</p>\n", FRENCH);
        Sentence sentence = text.sentences().getFirst();
        String target = sentence.target("A <script>word</script>\n\n.", ENGLISH).orElseThrow();
        assertThat(text.with(Map.of(sentence, target)).text())
                .isEqualTo("<p>A &lt;script&gt;word&lt;/script&gt; .</p>\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '`', textBlock = """
            Le caf&eacute; est ferm&eacute;.                       ¦ LE CAFÉ EST FERMÉ.
            L&#39;homme dit&nbsp;: &laquo;&nbsp;Oui&nbsp;&raquo;.  ¦ L’HOMME DIT: “OUI”.
            Un &amp; &lt;b&gt; &#42;x&#42; reste ici.              ¦ UN &amp; &lt;B&gt; &#42;X&#42; RESTE ICI.
            Un \\&eacute; et [ici](/a?x&eacute;=1) reste.          ¦ UN \\&EACUTE; ET [ICI](/a?x&eacute;=1) RESTE.
            """)
    void entitiesWithinWordsAreLettersAndThoseThatWouldMarkUpStay(String source, String target) {
        assertThat(body(source)).isEqualTo(target);
    }

    @Test
    void decomposedLettersAreComposedBeforeTheyAreAsked() {
        ArticleText text = text("L’e\u0301cole est ferme\u0301e.");
        assertThat(text.segments()).anyMatch(segment -> segment.question().equals("L’école est fermée."));
    }

    @Test
    void aSingleTildeStrikesNothingOut() {
        assertThat(MarkdownFormat.shape("Il fera 10~12 °C à Lyon et 20~22 °C à Nice."))
                .noneMatch("Strikethrough"::equals);
        assertThat(MarkdownFormat.shape("Il fera ~~froid~~ chaud.")).contains("Strikethrough");
        assertThat(body("Un a~b mot~c ici.")).isEqualTo("UN A~B MOT~C ICI.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '`', textBlock = """
            Reste. Change.                    ¦ <span lang="fr">Reste.</span> CHANGE.
            Change. **Reste ici** même.       ¦ CHANGE. <span lang="fr">**Reste ici** même.</span>
            - Reste.\\n- Change.               ¦ - <span lang="fr">Reste.</span>\\n- CHANGE.
            | Change. |\\n|---|\\n| Reste. |    ¦ | CHANGE. |\\n|---|\\n| <span lang="fr">Reste.</span> |
            Change. [Reste](/a).              ¦ CHANGE. <span lang="fr">[Reste](/a).</span>
            <p>Change.</p><p>Reste.</p>       ¦ <p>CHANGE.</p><p><span lang="fr">Reste.</span></p>
            Change. Reste <b>ici</b> même.    ¦ CHANGE. Reste <b>ici</b> même.
            """)
    void whatStaysInTheOriginalIsSaidToBeInItsLanguage(String source, String shown) {
        ArticleText text = text(source.replace("\\n", "\n"));
        Map<Integer, String> targets = new HashMap<>();
        text.segments().stream()
                .filter(segment -> !segment.source().contains("Reste"))
                .forEach(segment -> targets.put(segment.n(), segment.source().toUpperCase(Locale.ROOT)));
        assertThat(text.shown(targets, ENGLISH).body()).isEqualTo(shown.replace("\\n", "\n"));
        assertThat(text.with(targets, ENGLISH).body()).doesNotContain("<span");
    }

    @Test
    void captionsAndWhatIsMeantForSearchEnginesAreTextsOfTheArticle() {
        ArticleSnapshot plain = ServiceUnderTest.article("tabcdef01234", 1, "Un essai", null, "Texte.");
        Image image = Objects.requireNonNull(plain.image());
        var article = new ArticleSnapshot(
                plain.articleId(),
                1,
                "fr",
                plain.slug(),
                plain.title(),
                null,
                plain.body(),
                List.of(),
                List.of(),
                image.with(image.alt(), "La gare en hiver."),
                plain.comments(),
                plain.publishedAt(),
                plain.updatedAt(),
                List.of(),
                Map.of(),
                null,
                new Seo("Titre court", "De quoi il s’agit.", "https://example.org/a", null));
        ArticleText text = ArticleText.of(article);
        Map<Integer, String> targets = new HashMap<>();
        text.segments()
                .forEach(segment -> targets.put(segment.n(), segment.source().toUpperCase(Locale.ROOT)));
        ArticleText.Texts texts = text.with(targets, ENGLISH);
        assertThat(texts.alt()).isEqualTo("UN ARBRE PRÈS DE LA GARE");
        assertThat(texts.caption()).isEqualTo("LA GARE EN HIVER.");
        assertThat(texts.seo()).isEqualTo(new Seo("TITRE COURT", "DE QUOI IL S’AGIT.", null, null));
        assertThat(text.segments())
                .extracting(Segment::field)
                .containsExactly(Field.TITLE, Field.ALT, Field.ALT, Field.BODY, Field.ALT, Field.ALT);
    }

    private static List<Segment> titles(String body) {
        return text(body).segments().stream()
                .filter(segment -> segment.field() == Field.ALT)
                .toList();
    }

    private static ArticleText text(String body) {
        return ArticleText.of(ServiceUnderTest.article("tabcdef01234", 1, "Un essai", null, body));
    }

    /** Shouted, but for one word that is really translated. */
    private static String body(String source) {
        ArticleText text = text(source);
        Map<Integer, String> targets = new HashMap<>();
        text.segments()
                .forEach(segment -> segment.target(
                                Translators.shouted(segment.question())
                                        .replace("LE VOTE", "THE BALLOT")
                                        .replace("LE ⟦0⟧VOTE", "THE ⟦0⟧BALLOT"),
                                ENGLISH)
                        .ifPresent(target -> targets.put(segment.n(), target)));
        return text.with(targets, ENGLISH).body();
    }
}

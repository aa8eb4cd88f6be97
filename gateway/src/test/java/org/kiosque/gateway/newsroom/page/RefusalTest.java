package org.kiosque.gateway.newsroom.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiosque.gateway.client.StaffProblem;
import tools.jackson.databind.json.JsonMapper;

class RefusalTest {

    private final Words french = new Words("fr", ZoneId.of("Europe/Paris"));

    private Refusal of(String kind, String more) {
        String told = "{\"type\":\"urn:kiosque:problem:" + kind + "\",\"title\":\"In English\"" + more + "}";
        return Refusal.of(french, JsonMapper.shared().readValue(told, StaffProblem.class));
    }

    /** What staff meet on any day. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "invalid-request",
                "unreadable-body",
                "forbidden",
                "not-found",
                "conflict",
                "precondition-failed",
                "too-large",
                "too-many-requests",
                "unsupported-media-type",
                "idempotency-key-reused",
                "request-still-running",
                "article-unknown",
                "article-withdrawn",
                "article-not-a-draft",
                "article-not-live",
                "article-once-published",
                "media-in-use",
                "subject-taken",
                "subject-in-use",
                "too-many-corrections",
                "too-many-imports",
                "too-many-keys",
                "too-many-webhooks",
                "too-many-notes",
                "glossary-full",
                "translation-incomplete"
            })
    void aCommonRefusalIsToldInTheLanguageOfThePageAlone(String kind) {
        assertThat(of(kind, ""))
                .isEqualTo(Refusal.because(french.get("refused." + kind)))
                .isNotEqualTo(Refusal.because(french.get("failure.4xx.message")));
    }

    /** As article-service says them of what editors send. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /title | must have a visible character | titre (il n’y a rien à y lire)
            /body | size must be between 0 and 200000 | texte (200 000 caractères au plus)
            /tags | size must be between 0 and 20 | mots-clés (20 au plus)
            /tags/3 | size must be between 0 and 60 | mots-clés (60 caractères au plus)
            /authors/0 | has control characters or broken characters in it | auteurs (contient des caractères qu’aucune page ne peut montrer)
            /language | cannot change once the article was published or scheduled | langue (ne change plus une fois l’article planifié ou publié)
            /language | cannot be told from the text; say which of [fr, en] it is | langue (ne se reconnaît pas d’après le texte : choisissez-la)
            /language | is not a language of this site, which has fr, en | langue (n’est pas une langue de ce site)
            /image/mediaId | is not the id of an uploaded image | image (n’est plus là : choisissez-la de nouveau)
            /image/alt | size must be between 0 and 500 | description de l’image (500 caractères au plus)
            /texts/fr/caption | size must be between 0 and 1000 | légende (1 000 caractères au plus)
            /section | is the key of no section | rubrique (n’est plus là : choisissez-en une autre)
            /slug | has no letter or digit that an address can have | adresse (doit avoir une lettre ou un chiffre)
            /body | is longer than 512 KiB | texte (est trop long ou trop compliqué pour devenir une page)
            /body | becomes more than 1000000 characters of HTML | texte (est trop long ou trop compliqué pour devenir une page)
            /body | takes more than 3 seconds to be turned into HTML | texte (est trop long ou trop compliqué pour devenir une page)
            /body | has more than 10000 signs < | texte (a plus de 10 000 signes « < »)
            /body | has more than 2000 lines without an empty one between them | texte (a plus de 2 000 lignes sans ligne vide entre elles)
            /body | has more than 5000 asterisks, underscores, tildes and brackets without an empty line between them | texte (a plus de 5 000 astérisques, tirets bas, tildes et crochets sans ligne vide entre eux)
            /body | has more than 10000 table cells | texte (a plus de 10 000 cases de tableau)
            /body | has more than 500 headings | texte (a plus de 500 intertitres)
            /body | has more than 1000 footnotes and references to them | texte (a plus de 1 000 notes de bas de page et renvois)
            /body | has more than 5000 links and images | texte (a plus de 5 000 liens et images)
            /body | has more than 20000 paragraphs and other blocks | texte (a plus de 20 000 paragraphes)
            /at | is not in the future | heure de publication (n’est pas dans l’avenir)
            /until | is more than 10 years ahead | fin (est à plus de 10 ans)
            /until | is not after the time in at | fin (n’est pas après la publication)
            /at | is not before the end that is planned, 2027-01-31T06:00:00Z | heure de publication (n’est pas avant la fin prévue)
            /reason | must be given | motif (il n’y a rien à y lire)
            file | is neither a PNG, nor a JPEG, nor a WebP, nor an AVIF, nor a GIF image | image (n’est ni PNG, ni JPEG, ni WebP, ni AVIF, ni GIF)
            file | is an AVIF that moves | image (bouge : seules les images fixes sont prises)
            file | has more than 50 megapixels, or a side of more than 12000 pixels | image (est trop grande : 50 mégapixels et 12 000 pixels de côté au plus)
            file | is a JPEG of several scans and too many pixels | image (est trop grande : 50 mégapixels et 12 000 pixels de côté au plus)
            file | is cut off before its end | image (est abîmée, ou d’une sorte rare)
            file | cannot be read: the image is damaged or of a rare kind | image (est abîmée, ou d’une sorte rare)
            file | is a WebP of a kind that there is not | image (est abîmée, ou d’une sorte rare)
            """)
    void whatIsWrongWithAFieldIsToldInTheLanguageOfThePage(String pointer, String said, String told) {
        Refusal refusal = of(
                "invalid-request",
                ",\"detail\":\"%1$s: %2$s\",\"errors\":[{\"pointer\":\"%1$s\",\"message\":\"%2$s\"}]"
                        .formatted(pointer, said));

        assertThat(refusal).isEqualTo(Refusal.because(french.get("refused.invalid-request") + " " + told));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            article-not-published | There is nothing to withdraw; a draft can be deleted. | Il n’y a rien à retirer ; un brouillon se supprime.
            article-not-a-draft | What is scheduled, published or withdrawn is not submitted and not given back. | Ce qui est planifié, publié ou retiré n’est ni donné à relire, ni rendu.
            article-not-live | Only what readers see is corrected for them. | Seul ce que voient les lecteurs est rectifié pour eux.
            too-many-corrections | An article has at most 100 corrections. | Il y en a 100 au plus.
            article-once-published | It can be withdrawn, but not deleted. | Il peut être retiré, mais pas supprimé.
            unsupported-media-type | HEIC cannot be read on this server; save the image as JPEG, PNG or WebP. | HEIC ne se lit pas ici : enregistrez l’image en JPEG, PNG ou WebP.
            too-large | At most 12582912 bytes are accepted here. | 12 582 912 octets au plus sont pris.
            """)
    void whatAServiceSaysOfTheCaseIsToldInTheLanguageOfThePage(String kind, String said, String told) {
        assertThat(of(kind, ",\"detail\":\"" + said + "\""))
                .isEqualTo(Refusal.because(french.get("refused." + kind) + " " + told));
    }

    @Test
    void whatTheKindSaysAlreadyIsNotSaidTwice() {
        assertThat(of("not-found", ",\"detail\":\"There is no such article.\""))
                .isEqualTo(Refusal.because(french.get("refused.not-found")));
    }

    @Test
    void whatNobodyHasWordsForStandsBesideItInTheServicesOwn() {
        Refusal refusal = of(
                "invalid-request",
                ",\"errors\":[{\"pointer\":\"/title\",\"message\":\"is odd\"},{\"pointer\":\"/lead\",\"message\":\"must be given\"}]");

        assertThat(refusal.message())
                .isEqualTo(french.get("refused.invalid-request") + " chapô (il n’y a rien à y lire)");
        assertThat(refusal.said()).isEqualTo("titre: is odd");
        assertThat(refusal.text()).endsWith("(il n’y a rien à y lire) titre: is odd");
        assertThat(of("conflict", ",\"detail\":\"It is late\"").said()).isEqualTo("It is late");
    }

    @Test
    void anUnknownKindIsToldInGeneralWordsAndInTheServices() {
        assertThat(of("of-tomorrow", "")).isEqualTo(new Refusal(french.get("failure.4xx.message"), "In English"));
    }
}

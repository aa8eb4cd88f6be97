package org.kiosque.recommendation;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.kiosque.common.events.ArticlePublished;
import org.kiosque.common.events.ArticleSnapshot;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.events.TranslatedArticle;
import org.kiosque.recommendation.index.ArticleIndex;

/**
 * A small newspaper: two articles about railways, two about bees, one about bread; in French, translated into English. Its
 * longer words and its tags begin with letters of its own, so that on topics that tests share, articles have nothing in
 * common with those of another corpus, and among themselves just as much as in plain words.
 */
public final class Corpus {

    private static final Pattern LONGER_WORDS = Pattern.compile("(?<!\\p{L})\\p{L}{5,}");

    public static final Instant PUBLISHED = Instant.parse("2026-11-02T06:00:00Z");

    private final String mark;

    public final ArticleSnapshot nightTrain;
    public final ArticleSnapshot stationMaster;
    public final ArticleSnapshot bees;
    public final ArticleSnapshot hives;
    public final ArticleSnapshot bread;

    public Corpus() {
        this(RandomId.next().replaceAll("[0-9]", "q").substring(0, 6));
    }

    private Corpus(String mark) {
        this.mark = mark;
        nightTrain = article("Le train de nuit revient", """
                La ligne de nuit rouvre après dix ans. Les voyageurs retrouvent les **couchettes**, les quais déserts
                et les cheminots qui préparent les voitures. La gare reste ouverte jusqu’au matin, et la compagnie
                ferroviaire promet deux trains chaque soir.
                """, "transports");
        stationMaster = article("Dernier été du chef de gare", """
                Le chef de gare ferme son guichet. Depuis trente ans il voyait passer les trains, les voyageurs et les
                cheminots. La ligne sera surveillée à distance, dit la compagnie ferroviaire, et les quais resteront
                éclairés toute la nuit.
                """, "transports");
        bees = article("Des abeilles sur les toits", """
                Une apicultrice a posé douze ruches au-dessus de la mairie. Le miel est clair, les fleurs des tilleuls
                suffisent, mais les abeilles sauvages manquent de place. Les colonies hivernent sans sucre.
                """, "nature");
        hives = article("Le miel rare de la vallée", """
                Dans la vallée, les ruches ont peu donné. L’apicultrice compte ses colonies et attend les fleurs de
                châtaignier ; le miel sera rare, les abeilles ont souffert du froid.
                """, "nature");
        bread = article("Un four pour vingt familles", """
                Le levain repose, la farine vient du moulin voisin et le boulanger laisse les clés du four aux
                habitants. Chacun pétrit sa pâte le samedi.
                """, "cuisine");
    }

    /** For those who share no topic with others. */
    public static Corpus inPlainWords() {
        return new Corpus("");
    }

    public List<ArticleSnapshot> originals() {
        return List.of(nightTrain, stationMaster, bees, hives, bread);
    }

    public List<TranslatedArticle> translations() {
        return List.of(
                translation(nightTrain, "en", "The night train returns", """
                        The night line reopens after ten years. Travellers find the couchettes again, the empty
                        platforms and the railway workers preparing the carriages. The station stays open until
                        morning, and the railway company promises two trains each evening.
                        """),
                translation(stationMaster, "en", "Last summer of the station master", """
                        The station master closes his counter. For thirty years he saw the trains pass, the travellers
                        and the railway workers. The line will be watched from afar, says the railway company, and the
                        platforms will stay lit all night.
                        """),
                translation(bees, "en", "Bees on the roofs", """
                        A beekeeper has put twelve hives above the town hall. The honey is light, the lime flowers
                        suffice, but the wild bees lack room. The colonies winter without sugar.
                        """),
                translation(hives, "en", "The rare honey of the valley", """
                        In the valley the hives have given little. The beekeeper counts her colonies and waits for the
                        chestnut flowers; honey will be rare, the bees have suffered from the cold.
                        """),
                translation(bread, "en", "One oven for twenty families", """
                        The sourdough rests, the flour comes from the mill nearby and the baker leaves the keys of the
                        oven to the inhabitants. Each kneads their own dough on Saturday.
                        """));
    }

    /** Tells of all originals, as published for the first time. */
    public void publish() {
        originals().forEach(article -> Samples.publish(article, 1));
    }

    /** Tells of all translations, as completed for the first time. */
    public void translate() {
        translations().forEach(translation -> Samples.translate(translation, 1));
    }

    public void publishIn(ArticleIndex index) throws IOException {
        for (ArticleSnapshot article : originals()) {
            index.apply(new ArticlePublished(article), 1);
        }
        index.refresh();
    }

    public void translateIn(ArticleIndex index) throws IOException {
        for (TranslatedArticle translation : translations()) {
            index.apply(translation, 1);
        }
        index.refresh();
    }

    private ArticleSnapshot article(String title, String body, String tag) {
        return Samples.article(RandomId.next(), "fr", own(title), own(body), PUBLISHED, mark + tag);
    }

    private TranslatedArticle translation(ArticleSnapshot original, String language, String title, String body) {
        return Samples.translation(original, language, own(title), own(body));
    }

    private String own(String text) {
        return LONGER_WORDS.matcher(text).replaceAll(word -> mark + word.group());
    }
}

package org.kiosque.recommendation;

import java.time.Instant;
import java.util.List;
import org.kiosque.common.events.ArticleSnapshot;
import org.kiosque.common.events.TranslatedArticle;

/** A small newspaper: two articles about railways, two about bees, one about bread; in French, translated into English. */
public final class Corpus {

    public static final Instant PUBLISHED = Instant.parse("2026-11-02T06:00:00Z");

    public final ArticleSnapshot nightTrain = article("Le train de nuit revient", """
            La ligne de nuit rouvre après dix ans. Les voyageurs retrouvent les **couchettes**, les quais déserts
            et les cheminots qui préparent les voitures. La gare reste ouverte jusqu’au matin, et la compagnie
            ferroviaire promet deux trains chaque soir.
            """, "transports");
    public final ArticleSnapshot stationMaster = article("Dernier été du chef de gare", """
            Le chef de gare ferme son guichet. Depuis trente ans il voyait passer les trains, les voyageurs et les
            cheminots. La ligne sera surveillée à distance, dit la compagnie ferroviaire, et les quais resteront
            éclairés toute la nuit.
            """, "transports");
    public final ArticleSnapshot bees = article("Des abeilles sur les toits", """
            Une apicultrice a posé douze ruches au-dessus de la mairie. Le miel est clair, les fleurs des tilleuls
            suffisent, mais les abeilles sauvages manquent de place. Les colonies hivernent sans sucre.
            """, "nature");
    public final ArticleSnapshot hives = article("Le miel rare de la vallée", """
            Dans la vallée, les ruches ont peu donné. L’apicultrice compte ses colonies et attend les fleurs de
            châtaignier ; le miel sera rare, les abeilles ont souffert du froid.
            """, "nature");
    public final ArticleSnapshot bread = article("Un four pour trente familles", """
            Le levain repose, la farine vient du moulin voisin et le boulanger laisse les clés du four aux
            habitants. Chacun pétrit sa pâte le samedi.
            """, "cuisine");

    public List<ArticleSnapshot> originals() {
        return List.of(nightTrain, stationMaster, bees, hives, bread);
    }

    public List<TranslatedArticle> translations() {
        return List.of(
                Samples.translation(nightTrain, "en", "The night train returns", """
                        The night line reopens after ten years. Travellers find the couchettes again, the empty
                        platforms and the railway workers preparing the carriages. The station stays open until
                        morning, and the railway company promises two trains each evening.
                        """),
                Samples.translation(stationMaster, "en", "Last summer of the station master", """
                        The station master closes his counter. For thirty years he saw the trains pass, the travellers
                        and the railway workers. The line will be watched from afar, says the railway company, and the
                        platforms will stay lit all night.
                        """),
                Samples.translation(bees, "en", "Bees on the roofs", """
                        A beekeeper has put twelve hives above the town hall. The honey is light, the lime flowers
                        suffice, but the wild bees lack room. The colonies winter without sugar.
                        """),
                Samples.translation(hives, "en", "The rare honey of the valley", """
                        In the valley the hives have given little. The beekeeper counts her colonies and waits for the
                        chestnut flowers; honey will be rare, the bees have suffered from the cold.
                        """),
                Samples.translation(bread, "en", "One oven for thirty families", """
                        The sourdough rests, the flour comes from the mill nearby and the baker leaves the keys of the
                        oven to the inhabitants. Each kneads their own dough on Saturday.
                        """));
    }

    private static ArticleSnapshot article(String title, String body, String tag) {
        return Samples.article(Samples.newId(), "fr", title, body, PUBLISHED, tag);
    }
}

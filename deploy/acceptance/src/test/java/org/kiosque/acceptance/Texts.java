package org.kiosque.acceptance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** French articles to publish; each has a number of its own, so that tests do not meet each other's. */
final class Texts {

    private static final AtomicInteger NUMBERS = new AtomicInteger(100);
    private static final List<String> SENTENCES = List.of(
            "La gare attend le train de nuit depuis dix ans.",
            "Les voyageurs arrivent avec leurs valises et leurs livres.",
            "Le conducteur ferme les portes et le train quitte la ville.",
            "Dans la voiture, les enfants regardent la lune.",
            "La ligne traverse la montagne et suit la rivière jusqu’à la mer.",
            "Au matin, le café est chaud et le soleil entre par la fenêtre.");

    private static final List<String> THINGS = List.of(
            "le marché",
            "le pont",
            "le musée",
            "le jardin",
            "le port",
            "le moulin",
            "le théâtre",
            "le stade",
            "le canal",
            "le phare",
            "le vignoble",
            "le village",
            "la place",
            "la rue",
            "la forêt",
            "la plage",
            "la colline",
            "la fontaine",
            "la bibliothèque",
            "la ferme",
            "la chapelle",
            "la mairie",
            "la boulangerie",
            "la vallée",
            "la cour",
            "la tour",
            "la maison",
            "la cuisine",
            "la route",
            "la montagne",
            "le lac",
            "le chemin",
            "le parc",
            "le bateau",
            "le mur",
            "le toit",
            "le salon",
            "le journal",
            "le livre",
            "le tableau",
            "le piano",
            "le violon",
            "le cheval",
            "le chat");

    private Texts() {}

    static int next() {
        return NUMBERS.getAndIncrement();
    }

    static String title(int number) {
        return "Le train numéro " + number + " traverse la nuit";
    }

    /** A title with a word that nothing else has, so that those who share it are on one subject. */
    static String title(int number, String word) {
        return "Le train numéro " + number + " et la " + word;
    }

    static String lead(int number) {
        return "Après dix ans d’absence, la ligne " + number + " est ouverte.";
    }

    /** @return a text on a subject that says something else than the others on it do */
    static String body(int number, String subject) {
        var things = new ArrayList<>(THINGS);
        Collections.shuffle(things, new Random(number));
        return IntStream.range(0, 5)
                .mapToObj(i -> "Avec la %s on voit %s, %s et %s."
                        .formatted(subject, things.get(3 * i), things.get(3 * i + 1), things.get(3 * i + 2)))
                .collect(Collectors.joining(" "));
    }

    /** @return Markdown of about that many words, in sections */
    static String body(int words) {
        int sentences = Math.max(2, words / 11);
        return IntStream.range(0, sentences)
                .mapToObj(i -> (i % 12 == 0 ? "\n\n## La partie " + (i / 12 + 1) + "\n\n" : i % 4 == 0 ? "\n\n" : " ")
                        + SENTENCES.get(i % SENTENCES.size()))
                .collect(Collectors.joining())
                .strip();
    }
}

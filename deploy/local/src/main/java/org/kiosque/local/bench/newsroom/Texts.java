package org.kiosque.local.bench.newsroom;

import java.util.ArrayList;
import java.util.List;

/**
 * What the models say, in words that engines know.
 *
 * @param language BCP 47
 * @param other into which it is translated
 */
record Texts(String language, String other, String title, String lead, List<String> sentences) {

    static final String TAG = "Modeltag";
    static final String AUTHOR = "Modelauthor";

    static final Texts FRENCH = new Texts(
            "fr",
            "en",
            "Le train de nuit revient au port",
            "Une ligne ancienne est ouverte aux voyageurs.",
            List.of(
                    "La gare est pleine de monde ce matin.",
                    "Les voyageurs arrivent avec leurs valises.",
                    "Le maire parle devant la porte de la ville.",
                    "Une femme lit son journal sur le banc.",
                    "Le pont est fermé depuis trois semaines.",
                    "Les enfants regardent la mer par la fenêtre.",
                    "Le prix du billet est le même que l’an dernier.",
                    "Personne ne sait quand le travail est fini."));

    static final Texts ENGLISH = new Texts(
            "en",
            "fr",
            "The night train returns to the harbour",
            "An old line is open to travellers again.",
            List.of(
                    "The station is full of people this morning.",
                    "The travellers arrive with their bags.",
                    "The mayor speaks before the door of the city.",
                    "A woman reads her newspaper on the bench.",
                    "The bridge has been closed for three weeks.",
                    "The children look at the sea from the window.",
                    "The price of the ticket is the same as last year.",
                    "Nobody knows when the work is done."));

    String body() {
        List<String> paragraphs = new ArrayList<>();
        for (int at = 0; at < sentences.size(); at += 2) {
            paragraphs.add(sentences.get(at) + " " + sentences.get(at + 1));
        }
        return String.join("\n\n", paragraphs);
    }
}

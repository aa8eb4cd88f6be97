package org.kiosque.comment.newsletter;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.kiosque.comment.discussions.Discussion;
import org.kiosque.comment.discussions.Discussions;
import org.kiosque.comment.mail.Letter;
import org.kiosque.comment.news.Topic;
import org.kiosque.common.languages.Language;

/** Writes letters, as all is when they are written: what was withdrawn or is not wanted any more is not told. */
record NewsletterLetters(
        Subscriptions subscriptions,
        Stories stories,
        Discussions discussions,
        SubscriptionTokens tokens,
        NewsletterProperties properties) {

    /** In one letter; the rest is on the site. */
    private static final int MOST_STORIES = 20;

    /** @return empty when nobody is to get it any more */
    Optional<Letter> of(Sending sending) {
        return subscriptions.find(sending.subscriptionId()).flatMap(subscription -> of(sending, subscription));
    }

    private Optional<Letter> of(Sending sending, Subscription subscription) {
        Texts texts = Texts.in(Language.of(subscription.language()).locale());
        if (sending.isConfirmation()) {
            return subscription.isActive() ? Optional.empty() : Optional.of(confirmation(subscription, texts));
        }
        if (!subscription.isActive()) {
            return Optional.empty();
        }
        return stories.issue(sending.about())
                .flatMap(issue -> issue.storyId() == null
                        ? day(issue, subscription, texts)
                        : stories.find(issue.storyId())
                                .filter(this::isReadable)
                                .map(story -> story(story, subscription, texts)));
    }

    private Letter confirmation(Subscription subscription, Texts texts) {
        String page = page(subscription, tokens.confirming(subscription.id()));
        return new Letter(
                subscriptions.addressOf(subscription),
                texts.of("confirmation.subject", properties.name()),
                texts.of("confirmation.text", properties.name(), wanted(subscription, texts), page),
                page);
    }

    private Letter story(Story story, Subscription subscription, Texts texts) {
        return letter(story.title(), told(story), subscription, texts);
    }

    private Optional<Letter> day(Issue issue, Subscription subscription, Texts texts) {
        List<Story> found = stories
                .between(
                        Objects.requireNonNull(issue.from()),
                        Objects.requireNonNull(issue.to()),
                        subscription.language(),
                        new Topic(subscription.tag(), subscription.section()),
                        MOST_STORIES)
                .stream()
                .filter(this::isReadable)
                .toList();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        String date = DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                .withLocale(texts.locale())
                .format(LocalDate.parse(issue.day()));
        String all = found.stream().map(this::told).collect(Collectors.joining("\n\n\n"));
        return Optional.of(letter(texts.of("day.subject", properties.name(), date), all, subscription, texts));
    }

    private Letter letter(String subject, String text, Subscription subscription, Texts texts) {
        String ending = page(subscription, tokens.ending(subscription.id()));
        return new Letter(
                subscriptions.addressOf(subscription),
                subject,
                text + "\n\n-- \n" + texts.of("ending", properties.name(), wanted(subscription, texts), ending) + "\n",
                ending);
    }

    private String told(Story story) {
        String lead = story.lead() == null || story.lead().isBlank() ? "" : "\n\n" + story.lead();
        return story.title() + lead + "\n\n" + properties.address("/" + story.language() + "/" + story.slug());
    }

    private boolean isReadable(Story story) {
        Discussion discussion = discussions.of(List.of(story.articleId())).get(story.articleId());
        return discussion == null || !(discussion.admission() instanceof Discussion.Withdrawn);
    }

    private String page(Subscription subscription, String token) {
        return properties.address("/" + subscription.language() + "/newsletter/" + token);
    }

    private static String wanted(Subscription subscription, Texts texts) {
        String often = "frequency." + subscription.frequency();
        if (subscription.tag() != null) {
            return texts.of(often + ".tag", subscription.tag());
        }
        return subscription.section() != null ? texts.of(often + ".section", subscription.section()) : texts.of(often);
    }

    /** In one language; in English where there are none. */
    record Texts(ResourceBundle bundle, Locale locale) {

        static Texts in(Locale locale) {
            return new Texts(
                    ResourceBundle.getBundle(
                            "newsletter/texts",
                            locale,
                            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)),
                    locale);
        }

        String of(String key, Object... values) {
            return new MessageFormat(bundle.getString(key), locale).format(values);
        }
    }
}

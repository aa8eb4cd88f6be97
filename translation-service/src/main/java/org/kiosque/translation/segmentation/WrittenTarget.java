package org.kiosque.translation.segmentation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What a text that a person writes for a sentence must have in common with the sentence. */
final class WrittenTarget {

    /** What has to be the same in every language: addresses of pages and of people. */
    private static final Pattern ADDRESS =
            Pattern.compile("(?:https?://|www\\.)[^\\s<>«»\"“”()\\[\\]]*[^\\s<>«»\"“”()\\[\\].,;:!?*_~'’…]"
                    + "|[\\p{L}\\p{N}._%+-]{1,64}@[\\p{L}\\p{N}-]{1,63}\\.[\\p{L}\\p{N}.-]{0,250}[\\p{L}\\p{N}]");

    private static final Pattern PIPE = Pattern.compile("(?<!\\\\)\\|");

    private WrittenTarget() {}

    /** @return what is wrong with the target; empty when nothing is */
    static Optional<String> objection(String source, String target, boolean markdown) {
        if (target.indexOf('⟦') >= 0 || target.indexOf('⟧') >= 0) {
            return Optional.of("has ⟦ or ⟧ in it, which stand for markup while a machine translates");
        }
        try {
            Bounds.checkMarkdown(target);
        } catch (UntranslatableException costly) {
            return Optional.of("would cost too much to read: " + costly.getMessage());
        }
        if (!all(ADDRESS, source).equals(all(ADDRESS, target))) {
            return Optional.of(difference(all(ADDRESS, source), all(ADDRESS, target)));
        }
        if (!markdown) {
            return Optional.empty();
        }
        if (all(PIPE, source).size() != all(PIPE, target).size()) {
            return Optional.of(
                    "has not as many | as the source, which end a cell of a table; write \\\\| for one that does not");
        }
        List<String> wanted = MarkdownFormat.shape(source);
        List<String> written = MarkdownFormat.shape(MarkdownFormat.atStartOfRun(source, target));
        return written.equals(wanted) ? Optional.empty() : Optional.of(difference(marks(wanted), marks(written)));
    }

    /** What is there for the eye of whoever writes, without the block around it. */
    private static List<String> marks(List<String> shape) {
        return shape.stream()
                .filter(part -> !part.equals("/") && !part.equals("Paragraph"))
                .map(WrittenTarget::asWritten)
                .toList();
    }

    private static String asWritten(String named) {
        String[] parts = named.split(" ", 2);
        String rest = parts.length == 2 ? parts[1] : "";
        String address = rest.split(" ", 2)[0];
        return switch (parts[0]) {
            case "StrongEmphasis" -> "**…**";
            case "Emphasis" -> "*…*";
            case "Strikethrough" -> "~~…~~";
            case "Link" -> "[…](" + address + ")";
            case "Image" -> "![…](" + address + ")";
            case "Code" -> "`" + rest + "`";
            case "HtmlInline" -> rest;
            case "FootnoteReference" -> "[^" + rest + "]";
            default -> named;
        };
    }

    /** Names each part that was lost, and each that was added: {@code lacks **…**, […](/a); has besides *…*}. */
    private static String difference(List<String> source, List<String> target) {
        List<String> lost = without(source, target);
        List<String> added = without(target, source);
        if (lost.isEmpty() && added.isEmpty()) {
            return "has in another order what the source has: " + told(source);
        }
        String besides = added.isEmpty() ? "" : "has besides " + told(added);
        return lost.isEmpty() ? besides : "lacks " + told(lost) + (besides.isEmpty() ? "" : "; " + besides);
    }

    private static List<String> without(List<String> parts, List<String> others) {
        List<String> left = new ArrayList<>(parts);
        others.forEach(left::remove);
        return left;
    }

    private static List<String> all(Pattern pattern, String text) {
        List<String> found = new ArrayList<>(
                pattern.matcher(text).results().map(MatchResult::group).toList());
        Collections.sort(found);
        return found;
    }

    private static String told(List<String> parts) {
        String all = parts.isEmpty() ? "none" : String.join(", ", parts);
        return all.length() > 300 ? all.substring(0, 300) + "…" : all;
    }
}

package org.kiosque.translation.review;

import java.io.ByteArrayInputStream;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.sf.okapi.lib.xliff2.core.Part;
import net.sf.okapi.lib.xliff2.core.Segment;
import net.sf.okapi.lib.xliff2.core.StartFileData;
import net.sf.okapi.lib.xliff2.core.StartXliffData;
import net.sf.okapi.lib.xliff2.core.TargetState;
import net.sf.okapi.lib.xliff2.core.Unit;
import net.sf.okapi.lib.xliff2.reader.Event;
import net.sf.okapi.lib.xliff2.reader.XLIFFReader;
import net.sf.okapi.lib.xliff2.writer.XLIFFWriter;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.languages.Language;
import org.kiosque.translation.engine.LanguagePair;
import org.kiosque.translation.files.FileException.UnreadableFileException;
import org.kiosque.translation.review.ReviewApi.ListedSegment;
import org.kiosque.translation.translations.Review;
import org.kiosque.translation.translations.TranslatedSegment.Origin;

/**
 * One translation as a file for translators' programs: a unit for each sentence, its markup in its text as it is.
 *
 * @see <a href="https://docs.oasis-open.org/xliff/xliff-core/v2.1/xliff-core-v2.1.html">XLIFF 2.1</a>
 */
final class Xliff {

    private static final String VERSION = "2.1";
    private static final Pattern UNIT = Pattern.compile("s(\\d{1,6})");
    /** Begins where no space stands before, so that a long row of them is looked at once. */
    private static final Pattern LINES = Pattern.compile("(?<!\\s)\\s*[\\r\\n]+\\s*");

    private static final String ORIGIN = "kiosque:";

    private Xliff() {}

    /** @param article its id, which the file names as what it was made of */
    static void write(LanguagePair pair, String article, List<ListedSegment> segments, Writer out) {
        try (var file = new XLIFFWriter()) {
            file.setLineBreak("\n");
            file.create(out, pair.from().tag(), pair.to().tag());
            file.writeStartDocument(new StartXliffData(VERSION), null);
            var data = new StartFileData("f1");
            data.setOriginal(article);
            file.writeStartFile(data);
            segments.stream().filter(Xliff::isWritable).forEach(segment -> file.writeUnit(unit(segment)));
        }
    }

    /** Okapi's texts have its own characters for elements, which are for private use: what has one is left out. */
    private static boolean isWritable(ListedSegment segment) {
        return (segment.source() + segment.target()).chars().noneMatch(c -> c >= '\uE101' && c <= '\uE106');
    }

    private static Unit unit(ListedSegment listed) {
        var unit = new Unit("s" + listed.n());
        unit.setName(listed.field().wireName());
        Segment segment = unit.appendSegment();
        segment.setPreserveWS(true);
        segment.getSource().append(listed.source());
        String target = listed.target();
        Origin origin = listed.origin();
        if (target == null || origin == null || origin == Origin.SOURCE) {
            return unit;
        }
        segment.getTarget(Part.GetTarget.CREATE_EMPTY).append(target);
        segment.setState(listed.review() == Review.APPROVED ? TargetState.FINAL : TargetState.TRANSLATED);
        segment.setSubState(ORIGIN + origin.name().toLowerCase(Locale.ROOT));
        return unit;
    }

    /**
     * What a file says of one sentence.
     *
     * @param n its number; -1 when it has none of ours
     * @param target on one line; null when there is none
     * @param fault why it cannot be taken; null when it can
     */
    record Read(
            int n,
            String source,
            @Nullable String target,
            Review review,
            @Nullable String fault) {

        Read unfit(String why) {
            return new Read(n, source, null, review, why);
        }
    }

    /** @throws UnreadableFileException for what is no XLIFF 2, and for other languages */
    static List<Read> read(byte[] file, LanguagePair pair) {
        List<Read> units = new ArrayList<>();
        boolean begun = false;
        try (var reader = new XLIFFReader(XLIFFReader.VALIDATION_MINIMAL)) {
            reader.open(new ByteArrayInputStream(file));
            while (reader.hasNext()) {
                Event event = reader.next();
                if (event.isStartXliff()) {
                    requireLanguages(event.getStartXliffData(), pair);
                    begun = true;
                } else if (event.isUnit()) {
                    units.add(read(event.getUnit()));
                }
            }
        } catch (UnreadableFileException unfit) {
            throw unfit;
        } catch (RuntimeException | StackOverflowError unreadable) {
            throw new UnreadableFileException("It is no XLIFF 2.");
        }
        if (!begun) {
            throw new UnreadableFileException("It is no XLIFF 2.");
        }
        return units;
    }

    private static void requireLanguages(StartXliffData document, LanguagePair pair) {
        if (!is(document.getSourceLanguage(), pair.from()) || !is(document.getTargetLanguage(), pair.to())) {
            throw new UnreadableFileException("It is not from " + pair.from() + " into " + pair.to() + ".");
        }
    }

    private static boolean is(@Nullable String tag, Language language) {
        return tag != null
                && Language.find(tag)
                        .filter(found -> found.primary().equals(language.primary()))
                        .isPresent();
    }

    /** Its parts together: a program may have cut the sentence otherwise. */
    private static Read read(Unit unit) {
        Matcher id = UNIT.matcher(unit.getId());
        int n = id.matches() ? Integer.parseInt(id.group(1)) : -1;
        StringBuilder source = new StringBuilder();
        StringBuilder target = new StringBuilder();
        boolean translated = false;
        boolean approved = true;
        for (Part part : unit) {
            String text = part.getSource().getPlainText();
            source.append(text);
            target.append(
                    part.hasTarget()
                            ? part.getTarget(Part.GetTarget.CREATE_EMPTY).getPlainText()
                            : text);
            if (part.getSource().hasTag()
                    || (part.hasTarget()
                            && part.getTarget(Part.GetTarget.CREATE_EMPTY).hasTag())) {
                return new Read(n, "", null, Review.DRAFT, "has elements within its texts");
            }
            if (part instanceof Segment segment) {
                translated |= segment.hasTarget() && segment.getState() != TargetState.INITIAL;
                approved &= segment.getState() == TargetState.FINAL || segment.getState() == TargetState.REVIEWED;
            }
        }
        return new Read(
                n,
                source.toString(),
                translated && !target.toString().isBlank()
                        ? LINES.matcher(target).replaceAll(" ").strip()
                        : null,
                approved ? Review.APPROVED : Review.DRAFT,
                null);
    }
}

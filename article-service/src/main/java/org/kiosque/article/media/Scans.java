package org.kiosque.article.media;

/**
 * Counts the scans of a JPEG without decoding it. In a progressive one each scan refines the whole image, so that a small
 * file can ask for any amount of work.
 *
 * @see <a href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">ITU-T T.81, annex B</a>
 */
final class Scans {

    private static final int START_OF_IMAGE = 0xD8;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int START_OF_SCAN = 0xDA;
    private static final int FIRST_RESTART = 0xD0;
    private static final int TEMPORARY = 0x01;

    private Scans() {}

    /** @return false also for what is no JPEG */
    static boolean moreThan(int limit, byte[] file) {
        if (file.length < 2 || at(file, 0) != 0xFF || at(file, 1) != START_OF_IMAGE) {
            return false;
        }
        int scans = 0;
        int position = 2;
        while (position + 1 < file.length) {
            // Within a scan as well as between segments: a marker is FF and what is neither stuffing nor filling.
            int marker = at(file, position) == 0xFF ? at(file, position + 1) : 0;
            if (marker == 0 || marker == 0xFF) {
                position++;
                continue;
            }
            position += 2;
            if (marker == END_OF_IMAGE && scans > 0) {
                return false; // what is appended is not looked at by anybody; before a scan there were only tables
            }
            if (marker == START_OF_SCAN && ++scans > limit) {
                return true;
            }
            if (!alone(marker) && position + 1 < file.length) {
                position += Math.max(2, at(file, position) << 8 | at(file, position + 1));
            }
        }
        return false;
    }

    /** @return whether no segment follows the marker */
    private static boolean alone(int marker) {
        return marker == TEMPORARY || (marker >= FIRST_RESTART && marker <= END_OF_IMAGE);
    }

    private static int at(byte[] file, int position) {
        return file[position] & 0xFF;
    }
}

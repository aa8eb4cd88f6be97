package org.kiosque.article.media;

/**
 * The one thing in a camera's notes that shows: how the camera was held.
 *
 * @see <a href="https://www.cipa.jp/std/documents/e/DC-X008-Translation-2019-E.pdf">Exif 2.32, 4.6.4</a>
 */
final class Exif {

    private static final int UPRIGHT = 1;
    private static final int ORIENTATION = 0x0112;

    private Exif() {}

    /**
     * @param from where the notes begin, with their byte order
     * @param to behind their end
     * @return 1 to 8; 1 also when they say nothing, or cannot be read
     */
    static int orientation(byte[] file, int from, int to) {
        if (to - from < 10) {
            return UPRIGHT;
        }
        boolean little = file[from] == 'I';
        int high = int16(file, from + (little ? 6 : 4), little);
        int low = int16(file, from + (little ? 4 : 6), little);
        long directory = from + ((long) high << 16 | low);
        if (directory + 2 > to) {
            return UPRIGHT;
        }
        int entries = int16(file, (int) directory, little);
        for (int n = 0; n < entries; n++) {
            long entry = directory + 2 + 12L * n;
            if (entry + 12 > to) {
                break;
            }
            if (int16(file, (int) entry, little) == ORIENTATION) {
                int orientation = int16(file, (int) entry + 8, little);
                return orientation >= 1 && orientation <= 8 ? orientation : UPRIGHT;
            }
        }
        return UPRIGHT;
    }

    private static int int16(byte[] file, int at, boolean little) {
        int first = file[at] & 0xFF;
        int second = file[at + 1] & 0xFF;
        return little ? second << 8 | first : first << 8 | second;
    }
}

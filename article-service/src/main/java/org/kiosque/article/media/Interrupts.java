package org.kiosque.article.media;

import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadProgressListener;

/** Ends the reading of an image when its thread is interrupted. */
final class Interrupts implements IIOReadProgressListener {

    private boolean seen;

    boolean seen() {
        return seen;
    }

    @Override
    public void imageProgress(ImageReader reader, float percentageDone) {
        if (Thread.currentThread().isInterrupted()) {
            seen = true;
            reader.abort();
        }
    }

    @Override
    public void imageStarted(ImageReader reader, int image) {}

    @Override
    public void imageComplete(ImageReader reader) {}

    @Override
    public void sequenceStarted(ImageReader reader, int firstImage) {}

    @Override
    public void sequenceComplete(ImageReader reader) {}

    @Override
    public void thumbnailStarted(ImageReader reader, int image, int thumbnail) {}

    @Override
    public void thumbnailProgress(ImageReader reader, float percentageDone) {}

    @Override
    public void thumbnailComplete(ImageReader reader) {}

    @Override
    public void readAborted(ImageReader reader) {}
}

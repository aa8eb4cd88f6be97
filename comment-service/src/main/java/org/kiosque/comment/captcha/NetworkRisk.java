package org.kiosque.comment.captcha;

/** The port to whoever knows what came from a network address before. */
public interface NetworkRisk {

    /**
     * Never fails.
     *
     * @param address as trusted proxies tell it
     */
    Risk riskOf(String address);

    /**
     * What came from a network of late.
     *
     * @param posts that were let in within the window of the limit
     * @param rejections of the last day
     */
    record Risk(int posts, int rejections) {

        public static final Risk NONE = new Risk(0, 0);
    }
}

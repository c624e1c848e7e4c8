package dev.callwire.transport;

/**
 * Why a connection ended.
 *
 * @param code a close code of RFC 6455 section 7.4; {@link #ABNORMAL} when no close frame came; or
 *     {@link #NOT_SENT}
 * @param text in words, for people
 * @param byPeer whether the other end closed it
 */
public record CloseReason(int code, String text, boolean byPeer) {

    /** Closed as agreed. */
    public static final int NORMAL = 1000;

    /** The end is going away. */
    public static final int GOING_AWAY = 1001;

    /** A message was binary where text is spoken, or text where it is not. */
    public static final int UNSUPPORTED = 1003;

    /** The connection was lost without a close frame. */
    public static final int ABNORMAL = 1006;

    /** A limit of this end was passed. */
    public static final int POLICY = 1008;

    /** A message was too large for this end. */
    public static final int TOO_BIG = 1009;

    /** This end failed unexpectedly. */
    public static final int INTERNAL = 1011;

    /** The server restarts; its client may connect again. */
    public static final int RESTART = 1012;

    /**
     * What was sent has certainly not been acted on: it could not be delivered, or was refused before it was looked at.
     * Told by transports that find out only after a connection was opened; it never goes over the wire.
     */
    public static final int NOT_SENT = 4900;

    @Override
    public String toString() {
        return code + (text.isEmpty() ? "" : " (" + text + ")");
    }
}

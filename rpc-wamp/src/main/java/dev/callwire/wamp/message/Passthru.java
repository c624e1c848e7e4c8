package dev.callwire.wamp.message;

import dev.callwire.json.JsonSlice;

/**
 * What is said of a payload that only its two ends understand, as it stands on the wire. It goes along with the payload.
 *
 * @param members members of a dictionary, separated by commas; never empty
 * @param isAnnounced whether it is payload passthru mode, which has to be announced
 */
public record Passthru(JsonSlice members, boolean isAnnounced) {
    static final long KEYS = Key.bits(
            Key.PPT_SCHEME,
            Key.PPT_SERIALIZER,
            Key.PPT_CIPHER,
            Key.PPT_KEYID,
            Key.ENC_ALGO,
            Key.ENC_KEY,
            Key.ENC_SERIALIZER);
}

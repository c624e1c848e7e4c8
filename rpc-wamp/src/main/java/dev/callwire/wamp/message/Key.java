package dev.callwire.wamp.message;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.callwire.json.JsonSlice;
import org.jspecify.annotations.Nullable;

/** A key of an Options or Details dictionary that means something here, with the kind of value it has. */
@SuppressWarnings("ImmutableEnumChecker") // Its arrays are nobody else's, and nobody writes to them.
public enum Key {
    ACKNOWLEDGE(Kind.BOOLEAN),
    AGENT(Kind.STRING),
    AUTHEXTRA(Kind.DICTIONARY),
    AUTHID(Kind.STRING),
    AUTHMETHOD(Kind.STRING),
    AUTHMETHODS(Kind.STRINGS),
    AUTHPROVIDER(Kind.STRING),
    AUTHROLE(Kind.STRING),
    CALLER(Kind.ID),
    CALLER_AUTHID(Kind.STRING),
    CALLER_AUTHROLE(Kind.STRING),
    DISCLOSE_CALLER(Kind.BOOLEAN),
    DISCLOSE_ME(Kind.BOOLEAN),
    ELIGIBLE(Kind.IDS),
    ELIGIBLE_AUTHID(Kind.STRINGS),
    ELIGIBLE_AUTHROLE(Kind.STRINGS),
    ENC_ALGO(Kind.ALGORITHM),
    ENC_KEY(Kind.STRING),
    ENC_SERIALIZER(Kind.STRING),
    EXCLUDE(Kind.IDS),
    EXCLUDE_AUTHID(Kind.STRINGS),
    EXCLUDE_AUTHROLE(Kind.STRINGS),
    EXCLUDE_ME(Kind.BOOLEAN),
    FORWARD_FOR(Kind.DICTIONARIES),
    GET_RETAINED(Kind.BOOLEAN),
    INVOKE(Kind.POLICY),
    MATCH(Kind.MATCH),
    MESSAGE(Kind.STRING),
    MODE(Kind.MODE),
    PPT_CIPHER(Kind.STRING),
    PPT_KEYID(Kind.STRING),
    PPT_SCHEME(Kind.STRING),
    PPT_SERIALIZER(Kind.STRING),
    PROCEDURE(Kind.STRING),
    PROGRESS(Kind.BOOLEAN),
    PUBLISHER(Kind.ID),
    PUBLISHER_AUTHID(Kind.STRING),
    PUBLISHER_AUTHROLE(Kind.STRING),
    REALM(Kind.STRING),
    REASON(Kind.STRING),
    RECEIVE_PROGRESS(Kind.BOOLEAN),
    REGISTRATION(Kind.ID),
    /** Our own: what a result that is an object is to come as. */
    RESULT(Kind.STRING, "_result"),
    RETAIN(Kind.BOOLEAN),
    RETAINED(Kind.BOOLEAN),
    ROLES(Kind.ROLES),
    SUBSCRIPTION(Kind.ID),
    TIMEOUT(Kind.NATURAL),
    TOPIC(Kind.STRING),
    TRANSACTION_HASH(Kind.STRING),
    TRUST_LEVEL(Kind.NATURAL),
    X_ACKNOWLEDGED_DELIVERY(Kind.BOOLEAN);

    /** What a value may be. */
    enum Kind {
        BOOLEAN("a boolean"),
        ID("an integer from 1 to 9007199254740992"),
        NATURAL("an integer from 0 to 9007199254740992"),
        STRING("a string"),
        DICTIONARY("a dictionary"),
        IDS("a list of integers from 1 to 9007199254740992"),
        STRINGS("a list of strings"),
        DICTIONARIES("a list of dictionaries"),
        ROLES("a dictionary of dictionaries"),
        MATCH("one of exact, prefix, wildcard"),
        POLICY("one of single, roundrobin, random, first, last"),
        MODE("one of skip, kill, killnowait"),
        ALGORITHM("one of cryptobox, mqtt, xbr, or begins with x_");

        final String description;

        Kind(String description) {
            this.description = description;
        }
    }

    private static final int TABLE_MASK = 0xff;
    private static final @Nullable Key[] TABLE = new @Nullable Key[TABLE_MASK + 1];

    static {
        var name = new JsonSlice();
        for (var key : values()) {
            name.set(key.name, 0, key.name.length);
            int place = place(name);
            while (TABLE[place] != null) {
                place = (place + 1) & TABLE_MASK;
            }
            TABLE[place] = key;
        }
    }

    final Kind kind;
    final String text;
    private final byte[] name;

    /** The name in quotes, and a colon. */
    final byte[] prefix;

    Key(Kind kind) {
        this(kind, null);
    }

    /** @param called what it is called on the wire, if not by its own name */
    Key(Kind kind, @Nullable String called) {
        this.kind = kind;
        text = called == null ? Words.of(this) : called;
        name = text.getBytes(US_ASCII);
        prefix = ('"' + text + "\":").getBytes(US_ASCII);
    }

    /** A number below that of all keys. */
    @SuppressWarnings("EnumOrdinal") // A place in an array, which does not last.
    int index() {
        return ordinal();
    }

    long bit() {
        return 1L << index();
    }

    static long bits(Key... keys) {
        long bits = 0;
        for (var key : keys) {
            bits |= key.bit();
        }
        return bits;
    }

    /** Finds the key of a name. Names of a sender's never change the table, so that they may collide as they like. */
    static @Nullable Key of(JsonSlice name) {
        int place = place(name);
        for (var key = TABLE[place]; key != null; key = TABLE[place]) {
            if (name.contentEquals(key.name)) {
                return key;
            }
            place = (place + 1) & TABLE_MASK;
        }
        return null;
    }

    private static int place(JsonSlice name) {
        int hash = name.contentHash();
        return (hash ^ (hash >>> 15)) & TABLE_MASK;
    }
}

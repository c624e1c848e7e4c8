package dev.callwire.wamp.message;

/** What a URI of a realm, procedure, topic or error looks like. */
public enum UriRule {
    /** Components separated by dots, without white space and {@code #}. */
    LOOSE {
        @Override
        boolean allows(char c) {
            return c != '#' && !Character.isWhitespace(c) && !Character.isSpaceChar(c) && !Character.isISOControl(c);
        }
    },
    /** Components separated by dots, of lower-case letters, digits and underscores. */
    STRICT {
        @Override
        boolean allows(char c) {
            return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
        }
    };

    /** The number of characters that a URI may have. */
    public static final int LONGEST = 256;

    private static final String RESERVED = "wamp";

    abstract boolean allows(char c);

    /** Tells whether a text is a URI, none of whose components is empty. */
    public boolean allows(String uri) {
        return allows(uri, false);
    }

    /** Tells whether a text is a URI for a way to match: one that is not exact may have empty components. */
    public boolean allows(String uri, Match match) {
        return allows(uri, match != Match.EXACT);
    }

    private boolean allows(String uri, boolean emptyComponents) {
        int length = uri.length();
        if (length > LONGEST) {
            return false;
        }
        boolean empty = true;
        for (int i = 0; i < length; i++) {
            char c = uri.charAt(i);
            if (c != '.') {
                if (!allows(c)) {
                    return false;
                }
                empty = false;
            } else if (empty && !emptyComponents) {
                return false;
            } else {
                empty = true;
            }
        }
        return !empty || emptyComponents;
    }

    /** Tells whether a URI is one of the protocol's own, which nobody else may register or publish to. */
    public static boolean isReserved(String uri) {
        return uri.startsWith(RESERVED) && (uri.length() == RESERVED.length() || uri.charAt(RESERVED.length()) == '.');
    }
}

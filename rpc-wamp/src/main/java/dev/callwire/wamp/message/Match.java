package dev.callwire.wamp.message;

/** How the URI of a registration or subscription selects procedures or topics. */
public enum Match {
    EXACT,
    PREFIX,
    WILDCARD;

    private static final Match[] ALL = values();

    /** The name on the wire. */
    public String text() {
        return Words.of(this);
    }

    /** Tells whether a URI is one of those that a pattern stands for. */
    public boolean covers(String pattern, String uri) {
        return switch (this) {
            case EXACT -> uri.equals(pattern);
            case PREFIX -> uri.startsWith(pattern);
            case WILDCARD -> coversComponents(pattern.split("\\.", -1), uri.split("\\.", -1));
        };
    }

    private static boolean coversComponents(String[] pattern, String[] uri) {
        for (int i = 0; i < pattern.length; i++) {
            if (i == uri.length || (!pattern[i].isEmpty() && !pattern[i].equals(uri[i]))) {
                return false;
            }
        }
        return pattern.length == uri.length;
    }

    static Match at(int index) {
        return ALL[index];
    }
}

package dev.callwire.maven.docs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of places within a page. They are what stands there goes by, as far as that can be one. */
final class Anchor {
    private static final Pattern OUTSIDE = Pattern.compile("[^\\p{L}\\p{N}._:$/-]");

    private Anchor() {}

    /** A name that nothing else on the page has; those of our own begin with an underscore. */
    static String fresh(String wanted, Set<String> taken) {
        String start = plain(wanted);
        String anchor = start;
        for (int number = 2; !taken.add(anchor); number++) {
            anchor = start + "-" + number;
        }
        return anchor;
    }

    /** The same for what has a name that nothing else has. */
    static String plain(String wanted) {
        String plain = OUTSIDE.matcher(wanted).replaceAll("-");
        return plain.isEmpty() || plain.startsWith("_") ? "-" + plain : plain;
    }

    /** What leads there from the same page. */
    static String reference(String anchor) {
        return "#" + URLEncoder.encode(anchor, UTF_8);
    }
}

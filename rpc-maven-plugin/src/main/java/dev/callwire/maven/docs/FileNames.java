package dev.callwire.maven.docs;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Names for files, in letters that every file system has, and apart from each other also where it does not tell capitals from small letters. */
final class FileNames {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_]{1,80}");
    private static final Pattern OUTSIDE = Pattern.compile("[^A-Za-z0-9_]+");
    private static final int LONGEST = 60;

    private final Set<String> taken = new HashSet<>();

    /**
     * @param prefix of what kind it is
     * @param name what the page is about
     */
    String page(String prefix, String name) {
        String wanted = prefix + "." + (PLAIN.matcher(name).matches() ? name : shortened(name));
        String file = wanted;
        for (int number = 2; !taken.add(file.toLowerCase(Locale.ROOT)); number++) {
            file = wanted + "-" + number;
        }
        return file + ".html";
    }

    /** What is left of the name, and a number that is its own. */
    private static String shortened(String name) {
        String rest = OUTSIDE.matcher(name).replaceAll("-");
        return rest.substring(0, Math.min(LONGEST, rest.length())) + "-" + "%08x".formatted(name.hashCode());
    }
}

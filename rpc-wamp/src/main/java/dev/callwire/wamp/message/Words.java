package dev.callwire.wamp.message;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Constants as they are called on the wire: in lower case. */
final class Words {
    private Words() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static List<String> of(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Words::of).toList();
    }
}

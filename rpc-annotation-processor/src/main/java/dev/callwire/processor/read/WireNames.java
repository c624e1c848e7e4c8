package dev.callwire.processor.read;

import dev.callwire.annotation.RpcService;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rules for names on the wire. */
final class WireNames {
    private static final int MAX_LENGTH = 256;
    private static final Set<String> RESERVED_PARAMS = Set.of("_meta", "partialResultToken", "workDoneToken");

    private WireNames() {}

    /** Whether a name was left to be derived. */
    static boolean isDerived(String value) {
        return value.equals(RpcService.DERIVED);
    }

    /** What is wrong with a method's name, or null. */
    static @Nullable String flawOfMethod(String name) {
        if (name.startsWith("rpc.")) {
            return "A wire name must not begin with 'rpc.', which JSON-RPC 2.0 (section 4) reserves. Found: '" + name
                    + "'. Choose another name or namespace.";
        }
        if (name.startsWith("$/")) {
            return "A wire name must not begin with '$/', which is reserved for the protocol's own messages. Found: '"
                    + name + "'. Choose another name.";
        }
        return flaw(name, "wire name");
    }

    /** What is wrong with a parameter's name, or null. */
    static @Nullable String flawOfParam(String name) {
        if (RESERVED_PARAMS.contains(name)) {
            return "A parameter must not be named '" + name
                    + "', which protocols put beside the parameters of any method. Give it another name with"
                    + " @RpcParam.";
        }
        return flaw(name, "parameter's name");
    }

    /** What is wrong with a URI, or with what URIs begin with, or null. */
    static @Nullable String flawOfUri(String uri) {
        var flaw = flaw(uri, "URI");
        if (flaw != null) {
            return flaw;
        }
        if ((uri + ".").startsWith("wamp.")) {
            return "A URI must not begin with 'wamp.', which WAMP reserves. Found: '" + uri + "'. Choose another.";
        }
        var fits = Stream.of(uri.split("\\.", -1)).noneMatch(part -> part.isEmpty() || hasStrayCharacter(part));
        return fits
                ? null
                : "A URI is made of parts with dots between them, of which none is empty or contains a blank or '#'."
                        + " Found: '" + uri + "'. Write one such as com.example.calc.";
    }

    private static boolean hasStrayCharacter(String part) {
        return part.codePoints().anyMatch(c -> c == '#' || Character.isWhitespace(c) || Character.isSpaceChar(c));
    }

    private static @Nullable String flaw(String name, String what) {
        if (name.isEmpty()) {
            return "A " + what + " must not be empty. Give it a name, or leave the value out.";
        }
        if (name.length() > MAX_LENGTH) {
            return "A " + what + " must not be longer than " + MAX_LENGTH + " characters. Found: " + name.length()
                    + ". Shorten it.";
        }
        if (!name.equals(name.strip())) {
            return "A " + what + " must not begin or end with a blank. Found: '" + name + "'. Take it out.";
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            return "A " + what + " must not contain control characters. Found one in '" + visible(name)
                    + "'. Take it out.";
        }
        if (name.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            return "A " + what + " must not contain half a surrogate pair. Found one in '" + visible(name)
                    + "'. Take it out.";
        }
        return null;
    }

    private static String visible(String name) {
        var text = new StringBuilder();
        name.codePoints()
                .forEach(c -> text.append(
                        Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE
                                ? String.format("\\u%04x", c)
                                : Character.toString(c)));
        return text.toString();
    }
}

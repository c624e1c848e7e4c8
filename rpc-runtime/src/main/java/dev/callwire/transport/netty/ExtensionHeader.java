package dev.callwire.transport.netty;

import io.netty.handler.codec.http.websocketx.extensions.WebSocketExtensionData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The header that extensions are offered and chosen by (RFC 6455 section 9.1). */
final class ExtensionHeader {
    private static final String TOKEN = "([!#$%&'*+.^_`|~0-9A-Za-z-]+)";
    private static final Pattern NAME = Pattern.compile("[ \t]*" + TOKEN + "[ \t]*");
    private static final Pattern PARAMETER =
            Pattern.compile("[ \t]*" + TOKEN + "[ \t]*(?:=[ \t]*(?:" + TOKEN + "|\"" + TOKEN + "\")[ \t]*)?");

    private ExtensionHeader() {}

    /** The extensions in all lines of the header; null where it is malformed, or has a parameter twice. */
    static @Nullable List<WebSocketExtensionData> parse(List<String> lines) {
        var extensions = new ArrayList<WebSocketExtensionData>();
        for (var text : String.join(",", lines).split(",", -1)) {
            if (!text.isBlank()) {
                var extension = extension(text.split(";", -1));
                if (extension == null) {
                    return null;
                }
                extensions.add(extension);
            }
        }
        return extensions;
    }

    private static @Nullable WebSocketExtensionData extension(String[] parts) {
        var name = NAME.matcher(parts[0]);
        if (!name.matches()) {
            return null;
        }
        var parameters = new LinkedHashMap<String, @Nullable String>();
        for (var i = 1; i < parts.length; i++) {
            var parameter = PARAMETER.matcher(parts[i]);
            if (!parameter.matches() || parameters.containsKey(parameter.group(1))) {
                return null;
            }
            parameters.put(parameter.group(1), parameter.group(2) != null ? parameter.group(2) : parameter.group(3));
        }
        return new WebSocketExtensionData(name.group(1), parameters);
    }

    /** An extension as the header has it. */
    static String write(WebSocketExtensionData extension) {
        var text = new StringBuilder(extension.name());
        for (var parameter : new TreeMap<>(extension.parameters()).entrySet()) {
            text.append("; ").append(parameter.getKey());
            if (parameter.getValue() != null) {
                text.append('=').append(parameter.getValue());
            }
        }
        return text.toString();
    }
}

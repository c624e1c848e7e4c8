package dev.callwire.transport.http;

import dev.callwire.transport.CloseReason;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a server answered by HTTP, and what it means. */
final class Answer {
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;

    /** Statuses by which a server, or what stands in front of it, tells that it did not look at the message. */
    private static final Set<Integer> NOT_TAKEN =
            Set.of(301, 302, 303, 307, 308, 401, 403, 404, 405, 407, 411, 413, 415, 417, 421, 426, 429, 431, 503);

    private static final int SHOWN_CHARACTERS = 200;

    private final int status;
    private final String contentType;
    private final byte[] body;

    Answer(HttpResponse<byte[]> response) {
        status = response.statusCode();
        contentType = typeIn(response.headers());
        body = response.body();
    }

    /** Whether the body that follows a head brings messages as they come. */
    static boolean hasEvents(HttpResponse.ResponseInfo head) {
        return head.statusCode() == OK && isType("text/event-stream", typeIn(head.headers()));
    }

    private static String typeIn(HttpHeaders headers) {
        return headers.firstValue("content-type").orElse("");
    }

    /** Whether its body is a message; some servers send one with a failure's status. */
    boolean isMessage() {
        return flaw() == null && status != NO_CONTENT && !isEvents();
    }

    /** Why its exchange ends. */
    CloseReason reason(String from) {
        var flaw = flaw();
        if (flaw == null) {
            return new CloseReason(CloseReason.NORMAL, "", true);
        }
        return new CloseReason(
                NOT_TAKEN.contains(status) ? CloseReason.NOT_SENT : CloseReason.ABNORMAL, from + " " + flaw, true);
    }

    private @Nullable String flaw() {
        if (status == NO_CONTENT || isEvents()) {
            return null;
        } else if (NOT_TAKEN.contains(status)) {
            return "answered " + status + shown();
        } else if (isType("application/json", contentType)) {
            return isUtf8(body) ? null : "answered " + status + " with a body that is not UTF-8";
        } else if (status == OK) {
            return "answered 200 with " + (contentType.isEmpty() ? "no content type" : printable(contentType))
                    + " instead of application/json" + shown();
        }
        return "answered " + status + shown();
    }

    private boolean isEvents() {
        return status == OK && isType("text/event-stream", contentType);
    }

    private static boolean isType(String expected, String contentType) {
        var type = contentType.toLowerCase(Locale.ROOT);
        var semicolon = type.indexOf(';');
        return (semicolon < 0 ? type : type.substring(0, semicolon)).strip().equals(expected);
    }

    static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }

    private String shown() {
        var text = printable(new String(body, StandardCharsets.UTF_8).strip());
        return text.isEmpty() ? "" : ": " + text;
    }

    /** The beginning of a text, without what could move a cursor or break a line. */
    static String printable(String text) {
        var printable = text.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "\uFFFD");
        return printable.length() <= SHOWN_CHARACTERS ? printable : printable.substring(0, SHOWN_CHARACTERS);
    }
}

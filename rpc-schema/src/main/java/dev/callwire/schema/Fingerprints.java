package dev.callwire.schema;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Short numbers that are the same where two ends mean the same on the wire: the first 64 bits of a SHA-256. They take in
 * all that can be seen there and nothing else, so neither documentation nor the names of classes, nor the order of what
 * goes by names. None is 0. The number of a contract is the same whatever compiles it.
 */
public final class Fingerprints {

    private Fingerprints() {}

    /** The whole service, callback or set of events. */
    public static long of(ServiceSchema service) {
        var members = Stream.concat(
                service.methods().stream().map(method -> "method " + text(of(service, method))),
                service.events().stream().map(event -> "event " + text(of(service, event))));
        return hash(members.sorted().collect(Collectors.joining("\n")));
    }

    /** A method of the service, with all types that it reaches. */
    public static long of(ServiceSchema service, MethodSchema method) {
        return hash(new WireText(service).method(method));
    }

    /** An event of the service, with all types that it reaches. */
    public static long of(ServiceSchema service, EventSchema event) {
        return hash(new WireText(service).event(event));
    }

    /** Those of all methods and events of the service, by their wire names. */
    public static Map<String, Long> byName(ServiceSchema service) {
        Map<String, Long> byName = new LinkedHashMap<>();
        service.methods().forEach(method -> byName.put(method.name(), of(service, method)));
        service.events().forEach(event -> byName.put(event.topic(), of(service, event)));
        return byName;
    }

    /** Sixteen hexadecimal digits in lower case. */
    public static String text(long fingerprint) {
        return HexFormat.of().toHexDigits(fingerprint);
    }

    private static long hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            long first = ByteBuffer.wrap(digest).getLong();
            return first == 0 ? 1 : first;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}

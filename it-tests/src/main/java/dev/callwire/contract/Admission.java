package dev.callwire.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.callwire.transport.Handshake;
import java.net.URLDecoder;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Admits those who show a token: {@code Authorization: Bearer T}, or {@code ?token=T} where no header can be set. */
record Admission(String token) implements Predicate<Handshake> {
    private static final String SCHEME = "bearer ";
    private static final String QUERY = "token=";

    @Override
    public boolean test(Handshake handshake) {
        return Stream.concat(inHeaders(handshake), inQuery(handshake)).anyMatch(this::isToken);
    }

    private static Stream<String> inHeaders(Handshake handshake) {
        return handshake.headers().getOrDefault("authorization", List.of()).stream()
                .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(value -> value.substring(SCHEME.length()).strip());
    }

    private static Stream<String> inQuery(Handshake handshake) {
        return Arrays.stream(handshake.query().split("&", -1))
                .filter(part -> part.startsWith(QUERY))
                .map(part -> decode(part.substring(QUERY.length())));
    }

    private static String decode(String value) {
        try {
            return URLDecoder.decode(value, UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private boolean isToken(String shown) {
        return MessageDigest.isEqual(shown.getBytes(UTF_8), token.getBytes(UTF_8));
    }
}

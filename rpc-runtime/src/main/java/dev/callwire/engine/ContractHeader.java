package dev.callwire.engine;

import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one end says in the opening handshake of all that it offers: a fingerprint for each service and each set of events, and
 * nothing of their names. Immutable.
 */
public final class ContractHeader {
    /** The header's name. */
    public static final String NAME = "Callwire-Contract";

    static final String LOWER_CASE_NAME = "callwire-contract";

    private static final Logger LOG = LoggerFactory.getLogger(ContractHeader.class);

    /** How many fingerprints it has at most. */
    private static final int MOST = 64;

    private static final int LONGEST = 2048;
    private static final int DIGITS = 16;

    /** Stands for those that have no room. */
    private static final String MORE = "*";

    private final long[] fingerprints;

    private ContractHeader(long[] fingerprints) {
        this.fingerprints = fingerprints;
        Arrays.sort(fingerprints);
    }

    /** The header's value for an end that offers contracts with these fingerprints; empty if it is not worth a header. */
    public static String of(Collection<Long> fingerprints) {
        var known = LongStream.of(fingerprints.stream().mapToLong(each -> each).toArray())
                .filter(each -> each != 0)
                .distinct()
                .sorted()
                .toArray();
        var listed = LongStream.of(known)
                .limit(MOST)
                .mapToObj(HexFormat.of()::toHexDigits)
                .collect(Collectors.joining(", "));
        return known.length > MOST ? listed + ", " + MORE : listed;
    }

    /** What the values of a peer's header say; {@code null} where it has none, or one that is not well formed. */
    static @Nullable ContractHeader read(@Nullable List<String> values) {
        if (values == null) {
            return null;
        }
        var value = String.join(",", values);
        try {
            if (value.length() > LONGEST) {
                throw new IllegalArgumentException("it is longer than " + LONGEST + " characters");
            }
            return new ContractHeader(Arrays.stream(value.split(",", -1))
                    .map(String::strip)
                    .filter(each -> !each.equals(MORE))
                    .mapToLong(ContractHeader::fingerprint)
                    .toArray());
        } catch (IllegalArgumentException e) {
            LOG.debug("Passed over a peer's {}: {}", NAME, e.getMessage());
            return null;
        }
    }

    private static long fingerprint(String text) {
        if (text.length() != DIGITS) {
            throw new IllegalArgumentException("a fingerprint has " + DIGITS + " hexadecimal digits");
        }
        return HexFormat.fromHexDigitsToLong(text);
    }

    /** Whether a contract of that fingerprint is among those that are listed. */
    boolean lists(long fingerprint) {
        return Arrays.binarySearch(fingerprints, fingerprint) >= 0;
    }
}

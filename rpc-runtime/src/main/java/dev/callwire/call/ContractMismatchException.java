package dev.callwire.call;

import static java.util.Objects.requireNonNull;

/**
 * The call was not sent, because the peer means something else by the method: the two ends were compiled against versions of the
 * interface that do not go together. Its other methods can be called.
 */
public final class ContractMismatchException extends NotExecutedException {
    private static final long serialVersionUID = 1;

    private final String method;
    private final String difference;

    /** With the wire name of the method, or the topic, and in what the two versions differ, in words. */
    public ContractMismatchException(String method, String difference) {
        super(
                method + " was not sent: the peer has another version of it. " + difference
                        + " Bring both ends to one version of the interface, or to versions that go together; where the peer is older, have it replaced first.");
        this.method = requireNonNull(method, "method");
        this.difference = requireNonNull(difference, "difference");
    }

    /** The wire name of the method, or the topic. */
    public String method() {
        return method;
    }

    /** In what the two versions differ, in words, with what either end has. */
    public String difference() {
        return difference;
    }
}

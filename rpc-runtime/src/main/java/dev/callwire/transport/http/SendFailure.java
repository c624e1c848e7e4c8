package dev.callwire.transport.http;

import dev.callwire.transport.CloseReason;
import java.net.ConnectException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLHandshakeException;

/** Why a request got no answer. */
final class SendFailure {
    private SendFailure() {}

    /** How the exchange ends: a message that was never sent has not been acted on; any other may have been. */
    static CloseReason reason(String to, Throwable failure, Posted message) {
        return message.wasWanted() && !isOfTls(failure)
                ? new CloseReason(
                        CloseReason.ABNORMAL, "Reading the answer of " + to + " failed: " + why(failure), true)
                : new CloseReason(CloseReason.NOT_SENT, "Could not connect to " + to + ": " + why(failure), false);
    }

    /** The body may be wanted a little before the handshake fails; none of it has left then. */
    private static boolean isOfTls(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLHandshakeException) {
                return true;
            }
        }
        return false;
    }

    /** The first words that say something; what the JDK wraps around them may say nothing. */
    private static String why(Throwable failure) {
        var why = failure.getClass().getSimpleName();
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            var message = cause.getMessage();
            if (cause instanceof UnresolvedAddressException) {
                return "the host is unknown";
            } else if (message != null && !message.equals(String.valueOf(cause.getCause()))) {
                return Answer.printable(message);
            } else if (cause instanceof ConnectException) {
                why = "the connection was refused, or the host cannot be reached";
            }
        }
        return why;
    }
}

package dev.callwire.engine;

import dev.callwire.call.Limits;
import dev.callwire.json.DataBinder;
import dev.callwire.json.JsonLimits;
import dev.callwire.protocol.ProtocolLimits;
import java.time.Duration;
import java.util.concurrent.Executor;

/**
 * What the peers of one server or client share.
 *
 * @param workers where handlers, and the completion of futures, run
 * @param timeout of this end's calls, unless a call has its own
 */
public record Settings(Limits limits, DataBinder binder, Executor workers, Duration timeout, Encoders encoders) {

    /** Settings with scratch buffers of their own. */
    public Settings(Limits limits, DataBinder binder, Executor workers, Duration timeout) {
        this(limits, binder, workers, timeout, new Encoders(binder, limits.outboundMessageBytes()));
    }

    JsonLimits jsonLimits() {
        return JsonLimits.DEFAULTS
                .withMaxDepth(limits.jsonDepth())
                .withMaxTokens(limits.jsonTokens())
                .withMaxNameLength(limits.jsonNameLength())
                .withMaxNumberLength(limits.jsonNumberLength());
    }

    ProtocolLimits protocolLimits() {
        return new ProtocolLimits(jsonLimits(), limits.batchEntries(), limits.idLength(), limits.methodLength());
    }
}

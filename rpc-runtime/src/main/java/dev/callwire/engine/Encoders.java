package dev.callwire.engine;

import dev.callwire.json.DataBinder;
import dev.callwire.json.Spares;

/** Spare encoders. */
final class Encoders {
    private final Spares<Encoder> spare;

    Encoders(DataBinder binder, int maxLength) {
        spare = new Spares<>(() -> new Encoder(binder, maxLength));
    }

    Encoder take() {
        return spare.take();
    }

    void giveBack(Encoder encoder) {
        encoder.clear();
        spare.giveBack(encoder);
    }
}

package dev.callwire.engine;

import dev.callwire.annotation.Overflow;
import dev.callwire.stub.EventBinding;
import dev.callwire.stub.EventDescriptor;
import dev.callwire.stub.EventSink;
import dev.callwire.stub.EventTable;
import dev.callwire.stub.JsonType;
import java.util.List;

/** Events that tests publish and hear, as an annotated interface has them. */
interface Market {
    void ticks(int n);

    void price(String symbol, double price);

    void last(int n);

    /** What would be generated for it. */
    final class Binding implements EventBinding<Market> {
        static final EventDescriptor TICKS =
                EventDescriptor.of("ticks").param("n", JsonType.INT).build();
        static final EventDescriptor PRICE = EventDescriptor.of("price")
                .key("symbol", JsonType.STRING)
                .param("price", JsonType.DOUBLE)
                .build();
        static final EventDescriptor LAST = EventDescriptor.of("last")
                .param("n", JsonType.INT)
                .overflow(Overflow.LATEST, 1)
                .build();

        @Override
        public Class<Market> events() {
            return Market.class;
        }

        @Override
        public List<EventDescriptor> descriptors() {
            return List.of(TICKS, PRICE, LAST);
        }

        @Override
        public Market publisher(EventSink sink) {
            return new Market() {
                @Override
                public void ticks(int n) {
                    sink.publish(TICKS, out -> out.put(n));
                }

                @Override
                public void price(String symbol, double price) {
                    sink.publish(PRICE, out -> out.put(symbol).put(price));
                }

                @Override
                public void last(int n) {
                    sink.publish(LAST, out -> out.put(n));
                }
            };
        }

        @Override
        public void listen(Market listener, EventTable table) {
            table.event(TICKS, params -> listener.ticks(params.getInt(0)));
            table.event(PRICE, params -> listener.price(params.getString(0), params.getDouble(1)));
            table.event(LAST, params -> listener.last(params.getInt(0)));
        }
    }
}

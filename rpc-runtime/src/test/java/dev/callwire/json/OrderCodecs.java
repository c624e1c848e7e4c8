package dev.callwire.json;

import dev.callwire.json.codec.Codecs;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Codecs as they are generated. */
final class OrderCodecs {
    static final GeneratedCodec<Order> ORDER = new OrderCodec();
    static final GeneratedCodec<Line> LINE = new LineCodec();
    static final GeneratedCodec<Size> SIZE = Codecs.enumOf(Size.class);
    static final GeneratedCodec<List<Line>> LIST_OF_LINE = Codecs.list(LINE);
    static final GeneratedCodec<Map<Size, Integer>> MAP_OF_SIZE_AND_INTEGER = Codecs.map(Size.class, Codecs.BOXED_INT);

    private OrderCodecs() {}

    enum Size {
        SMALL,
        LARGE
    }

    record Line(String article, int count, double price) {}

    record Order(long id, String customer, @Nullable Size size, List<Line> lines, Map<Size, Integer> packs) {
        Order {
            if (id < 0) {
                throw new IllegalArgumentException("an id is not negative");
            }
        }
    }

    private static final class OrderCodec extends ObjectCodec<Order> {
        private static final Names NAMES = Names.of("id", "customer", "size", "lines", "packs");

        OrderCodec() {
            super(Order.class);
        }

        @Override
        @SuppressWarnings("NullAway")
        public Order read(JsonReader in) {
            long id = 0;
            String customer = null;
            Size size = null;
            List<Line> lines = null;
            Map<Size, Integer> packs = null;
            long seen = 0;
            in.beginObject();
            for (int i = in.nextName(NAMES, -1); i >= 0; i = in.nextName(NAMES, i)) {
                seen = once(seen, i);
                switch (i) {
                    case 0 -> id = in.readLong();
                    case 1 -> customer = in.readString();
                    case 2 -> size = in.readNull() ? null : SIZE.read(in);
                    case 3 -> lines = LIST_OF_LINE.read(in);
                    default -> packs = MAP_OF_SIZE_AND_INTEGER.read(in);
                }
            }
            require(0b11011, seen);
            return new Order(id, customer, size, lines, packs);
        }

        @Override
        protected void writeMembers(Order value, JsonWriter out) {
            out.name(NAMES, 0).value(value.id());
            out.name(NAMES, 1).value(value.customer());
            SIZE.write(value.size(), out.name(NAMES, 2));
            LIST_OF_LINE.write(value.lines(), out.name(NAMES, 3));
            MAP_OF_SIZE_AND_INTEGER.write(value.packs(), out.name(NAMES, 4));
        }

        @Override
        protected Shape shape() {
            return Shape.ofRecord(NAMES)
                    .required(Codecs.LONG)
                    .required(Codecs.STRING)
                    .nullable(SIZE)
                    .required(LIST_OF_LINE)
                    .required(MAP_OF_SIZE_AND_INTEGER);
        }
    }

    private static final class LineCodec extends ObjectCodec<Line> {
        private static final Names NAMES = Names.of("article", "count", "price");

        LineCodec() {
            super(Line.class);
        }

        @Override
        @SuppressWarnings("NullAway")
        public Line read(JsonReader in) {
            String article = null;
            int count = 0;
            double price = 0;
            long seen = 0;
            in.beginObject();
            for (int i = in.nextName(NAMES, -1); i >= 0; i = in.nextName(NAMES, i)) {
                seen = once(seen, i);
                switch (i) {
                    case 0 -> article = in.readString();
                    case 1 -> count = in.readInt();
                    default -> price = in.readDouble();
                }
            }
            require(0b111, seen);
            return new Line(article, count, price);
        }

        @Override
        protected void writeMembers(Line value, JsonWriter out) {
            out.name(NAMES, 0).value(value.article());
            out.name(NAMES, 1).value(value.count());
            out.name(NAMES, 2).value(value.price());
        }

        @Override
        protected Shape shape() {
            return Shape.ofRecord(NAMES)
                    .required(Codecs.STRING)
                    .required(Codecs.INT)
                    .required(Codecs.DOUBLE);
        }
    }
}

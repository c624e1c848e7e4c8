package com.example.market;

import dev.callwire.json.GeneratedCodec;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonWriter;
import dev.callwire.json.Names;
import dev.callwire.json.ObjectCodec;
import dev.callwire.json.Shape;
import dev.callwire.json.codec.Codecs;
import javax.annotation.processing.Generated;

/** The values that {@link Market} passes, as they stand in JSON. */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from com.example.market.Market"
)
final class MarketCodecs {
  static final GeneratedCodec<Market.Order> ORDER = new OrderCodec();

  private MarketCodecs() {
  }

  private static final class OrderCodec extends ObjectCodec<Market.Order> {
    private static final Names NAMES = Names.of("symbol", "count");

    OrderCodec() {
      super(Market.Order.class);
    }

    @Override
    public Market.Order read(JsonReader in) {
      String symbol = null;
      int count = 0;
      long seen = 0;
      in.beginObject();
      for (int i = in.nextName(NAMES, -1); i >= 0; i = in.nextName(NAMES, i)) {
        seen = once(seen, i);
        switch (i) {
          case 0 -> symbol = in.readString();
          case 1 -> count = in.readInt();
          default -> in.skipMember();
        }
      }
      require(0x3L, seen);
      return new Market.Order(symbol, count);
    }

    @Override
    protected void writeMembers(Market.Order value, JsonWriter out) {
      out.name(NAMES, 0).value(value.symbol());
      out.name(NAMES, 1).value(value.count());
    }

    @Override
    protected Shape shape() {
      return Shape.ofRecord(NAMES)
          .required(Codecs.STRING)
          .required(Codecs.INT);
    }
  }
}

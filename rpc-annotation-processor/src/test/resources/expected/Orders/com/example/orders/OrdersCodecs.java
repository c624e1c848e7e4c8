package com.example.orders;

import dev.callwire.json.GeneratedCodec;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonWriter;
import dev.callwire.json.Names;
import dev.callwire.json.ObjectCodec;
import dev.callwire.json.Shape;
import dev.callwire.json.codec.Codecs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.Generated;

/** The values that {@link Orders} passes, as they stand in JSON. */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from com.example.orders.Orders"
)
@SuppressWarnings("deprecation")
final class OrdersCodecs {
  static final GeneratedCodec<Orders.Receipt> RECEIPT = new ReceiptCodec();

  static final GeneratedCodec<Orders.Order> ORDER = new OrderCodec();

  static final GeneratedCodec<Orders.Caller> CALLER = new CallerCodec();

  static final GeneratedCodec<Optional<String>> OPTIONAL_OF_STRING = Codecs.optional(Codecs.STRING);

  static final GeneratedCodec<String[]> STRING_ARRAY = Codecs.array(String[].class, Codecs.STRING);

  static final GeneratedCodec<List<Orders.Receipt>> LIST_OF_RECEIPT = Codecs.list(RECEIPT);

  static final GeneratedCodec<Map<String, List<Orders.Receipt>>> MAP_OF_STRING_AND_LIST_OF_RECEIPT =
      Codecs.map(LIST_OF_RECEIPT);

  static final GeneratedCodec<Orders.Status> STATUS = Codecs.enumOf(Orders.Status.class);

  static final GeneratedCodec<List<Orders.Status>> LIST_OF_STATUS = Codecs.list(STATUS);

  private OrdersCodecs() {
  }

  private static final class ReceiptCodec extends ObjectCodec<Orders.Receipt> {
    private static final Names NAMES = Names.of("id");

    ReceiptCodec() {
      super(Orders.Receipt.class);
    }

    @Override
    public Orders.Receipt read(JsonReader in) {
      String id = null;
      long seen = 0;
      in.beginObject();
      for (int i = in.nextName(NAMES, -1); i >= 0; i = in.nextName(NAMES, i)) {
        seen = once(seen, i);
        switch (i) {
          case 0 -> id = in.readString();
          default -> in.skipMember();
        }
      }
      require(0x1L, seen);
      return new Orders.Receipt(id);
    }

    @Override
    protected void writeMembers(Orders.Receipt value, JsonWriter out) {
      out.name(NAMES, 0).value(value.id());
    }

    @Override
    protected Shape shape() {
      return Shape.ofRecord(NAMES)
          .required(Codecs.STRING);
    }
  }

  private static final class OrderCodec extends ObjectCodec<Orders.Order> {
    private static final Names NAMES = Names.of("id", "amount");

    OrderCodec() {
      super(Orders.Order.class);
    }

    @Override
    public Orders.Order read(JsonReader in) {
      String id = null;
      int amount = 0;
      long seen = 0;
      in.beginObject();
      for (int i = in.nextName(NAMES, -1); i >= 0; i = in.nextName(NAMES, i)) {
        seen = once(seen, i);
        switch (i) {
          case 0 -> id = in.readString();
          case 1 -> amount = in.readInt();
          default -> in.skipMember();
        }
      }
      require(0x3L, seen);
      return new Orders.Order(id, amount);
    }

    @Override
    protected void writeMembers(Orders.Order value, JsonWriter out) {
      out.name(NAMES, 0).value(value.id());
      out.name(NAMES, 1).value(value.amount());
    }

    @Override
    protected Shape shape() {
      return Shape.ofRecord(NAMES)
          .required(Codecs.STRING)
          .required(Codecs.INT);
    }
  }

  private static final class CallerCodec extends ObjectCodec<Orders.Caller> {
    private static final Names NAMES = Names.of("name");

    CallerCodec() {
      super(Orders.Caller.class);
    }

    @Override
    public Orders.Caller read(JsonReader in) {
      String name = null;
      long seen = 0;
      in.beginObject();
      for (int i = in.nextName(NAMES, -1); i >= 0; i = in.nextName(NAMES, i)) {
        seen = once(seen, i);
        switch (i) {
          case 0 -> name = in.readString();
          default -> in.skipMember();
        }
      }
      require(0x1L, seen);
      return new Orders.Caller(name);
    }

    @Override
    protected void writeMembers(Orders.Caller value, JsonWriter out) {
      out.name(NAMES, 0).value(value.name());
    }

    @Override
    protected Shape shape() {
      return Shape.ofRecord(NAMES)
          .required(Codecs.STRING);
    }
  }
}

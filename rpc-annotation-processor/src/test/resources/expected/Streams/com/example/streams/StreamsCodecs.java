package com.example.streams;

import dev.callwire.json.GeneratedCodec;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonWriter;
import dev.callwire.json.Names;
import dev.callwire.json.ObjectCodec;
import dev.callwire.json.Shape;
import dev.callwire.json.codec.Codecs;
import javax.annotation.processing.Generated;

/** The values that {@link Streams} passes, as they stand in JSON. */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from com.example.streams.Streams"
)
final class StreamsCodecs {
  static final GeneratedCodec<Streams.Item> ITEM = new ItemCodec();

  private StreamsCodecs() {
  }

  private static final class ItemCodec extends ObjectCodec<Streams.Item> {
    private static final Names NAMES = Names.of("name", "count");

    ItemCodec() {
      super(Streams.Item.class);
    }

    @Override
    public Streams.Item read(JsonReader in) {
      String name = null;
      int count = 0;
      long seen = 0;
      in.beginObject();
      for (int i = in.nextName(NAMES, -1); i >= 0; i = in.nextName(NAMES, i)) {
        seen = once(seen, i);
        switch (i) {
          case 0 -> name = in.readString();
          case 1 -> count = in.readInt();
          default -> in.skipMember();
        }
      }
      require(0x3L, seen);
      return new Streams.Item(name, count);
    }

    @Override
    protected void writeMembers(Streams.Item value, JsonWriter out) {
      out.name(NAMES, 0).value(value.name());
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

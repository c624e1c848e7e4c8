package com.example.events;

import dev.callwire.json.GeneratedCodec;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonWriter;
import dev.callwire.json.Names;
import dev.callwire.json.ObjectCodec;
import dev.callwire.json.Shape;
import dev.callwire.json.codec.Codecs;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.Generated;

/** The values that {@link Happenings} passes, as they stand in JSON. */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from com.example.events.Happenings"
)
@SuppressWarnings("deprecation")
final class HappeningsCodecs {
  static final GeneratedCodec<Happenings.Publisher> PUBLISHER = new PublisherCodec();

  static final GeneratedCodec<Happenings.Color> COLOR = Codecs.enumOf(Happenings.Color.class);

  static final GeneratedCodec<Optional<Happenings.Color>> OPTIONAL_OF_COLOR =
      Codecs.optional(COLOR);

  static final GeneratedCodec<List<String>> LIST_OF_STRING = Codecs.list(Codecs.STRING);

  private HappeningsCodecs() {
  }

  private static final class PublisherCodec extends ObjectCodec<Happenings.Publisher> {
    private static final Names NAMES = Names.of("name");

    PublisherCodec() {
      super(Happenings.Publisher.class);
    }

    @Override
    public Happenings.Publisher read(JsonReader in) {
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
      return new Happenings.Publisher(name);
    }

    @Override
    protected void writeMembers(Happenings.Publisher value, JsonWriter out) {
      out.name(NAMES, 0).value(value.name());
    }

    @Override
    protected Shape shape() {
      return Shape.ofRecord(NAMES)
          .required(Codecs.STRING);
    }
  }
}

import dev.callwire.json.GeneratedCodec;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonWriter;
import dev.callwire.json.Names;
import dev.callwire.json.ObjectCodec;
import dev.callwire.json.Shape;
import dev.callwire.json.codec.Codecs;
import javax.annotation.processing.Generated;

/** The values that {@link Bare} passes, as they stand in JSON. */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from Bare"
)
final class BareCodecs {
  static final GeneratedCodec<Bare.Thing> THING = new ThingCodec();

  private BareCodecs() {
  }

  private static final class ThingCodec extends ObjectCodec<Bare.Thing> {
    private static final Names NAMES = Names.of("size");

    ThingCodec() {
      super(Bare.Thing.class);
    }

    @Override
    public Bare.Thing read(JsonReader in) {
      int size = 0;
      long seen = 0;
      in.beginObject();
      for (int i = in.nextName(NAMES, -1); i >= 0; i = in.nextName(NAMES, i)) {
        seen = once(seen, i);
        switch (i) {
          case 0 -> size = in.readInt();
          default -> in.skipMember();
        }
      }
      require(0x1L, seen);
      return new Bare.Thing(size);
    }

    @Override
    protected void writeMembers(Bare.Thing value, JsonWriter out) {
      out.name(NAMES, 0).value(value.size());
    }

    @Override
    protected Shape shape() {
      return Shape.ofRecord(NAMES)
          .required(Codecs.INT);
    }
  }
}

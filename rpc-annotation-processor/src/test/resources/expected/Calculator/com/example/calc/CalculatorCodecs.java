package com.example.calc;

import dev.callwire.json.GeneratedCodec;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonWriter;
import dev.callwire.json.Names;
import dev.callwire.json.ObjectCodec;
import dev.callwire.json.Shape;
import dev.callwire.json.codec.Codecs;
import javax.annotation.processing.Generated;

/** The values that {@link Calculator} passes, as they stand in JSON. */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from com.example.calc.Calculator"
)
final class CalculatorCodecs {
  static final GeneratedCodec<Calculator.Quotient> QUOTIENT = new QuotientCodec();

  private CalculatorCodecs() {
  }

  private static final class QuotientCodec extends ObjectCodec<Calculator.Quotient> {
    private static final Names NAMES = Names.of("value", "remainder");

    QuotientCodec() {
      super(Calculator.Quotient.class);
    }

    @Override
    public Calculator.Quotient read(JsonReader in) {
      long value = 0;
      long remainder = 0;
      long seen = 0;
      in.beginObject();
      for (int i = in.nextName(NAMES, -1); i >= 0; i = in.nextName(NAMES, i)) {
        seen = once(seen, i);
        switch (i) {
          case 0 -> value = in.readLong();
          case 1 -> remainder = in.readLong();
          default -> in.skipMember();
        }
      }
      require(0x3L, seen);
      return new Calculator.Quotient(value, remainder);
    }

    @Override
    protected void writeMembers(Calculator.Quotient value, JsonWriter out) {
      out.name(NAMES, 0).value(value.value());
      out.name(NAMES, 1).value(value.remainder());
    }

    @Override
    protected Shape shape() {
      return Shape.ofRecord(NAMES)
          .required(Codecs.LONG)
          .required(Codecs.LONG);
    }
  }
}

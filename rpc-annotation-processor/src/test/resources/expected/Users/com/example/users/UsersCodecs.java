package com.example.users;

import dev.callwire.json.GeneratedCodec;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonWriter;
import dev.callwire.json.Names;
import dev.callwire.json.ObjectCodec;
import dev.callwire.json.Shape;
import dev.callwire.json.codec.Codecs;
import javax.annotation.processing.Generated;

/** The values that {@link Users} passes, as they stand in JSON. */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from com.example.users.Users"
)
final class UsersCodecs {
  static final GeneratedCodec<Users.User> USER = new UserCodec();

  private UsersCodecs() {
  }

  private static final class UserCodec extends ObjectCodec<Users.User> {
    private static final Names NAMES = Names.of("name");

    UserCodec() {
      super(Users.User.class);
    }

    @Override
    public Users.User read(JsonReader in) {
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
      return new Users.User(name);
    }

    @Override
    protected void writeMembers(Users.User value, JsonWriter out) {
      out.name(NAMES, 0).value(value.name());
    }

    @Override
    protected Shape shape() {
      return Shape.ofRecord(NAMES)
          .required(Codecs.STRING);
    }
  }
}
